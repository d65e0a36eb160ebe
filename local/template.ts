import { readFileSync } from 'node:fs';
import { parse, type CollectionTag, type ScalarTag } from 'yaml';
import { StartError } from './ports';
import type { CorsRule } from './s3-gate/cors';

/** A resource's properties, as far as they are read here. */
export interface Properties {
  StreamSpecification?: { StreamViewType: string };
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean };
  CorsConfiguration?: { CorsRules?: CorsRule[] };
  [name: string]: unknown;
}

/** What a logical id of the template (`CivicTable`, `MediaBucket`) is called here. */
export type LocalNames = Record<string, string>;

/** CloudFormation's short tags, kept as their long form: `!Ref X` is `{ Ref: 'X' }`. */
const INTRINSICS = [
  'Ref',
  'Condition',
  'GetAtt',
  'Sub',
  'Join',
  'Select',
  'Split',
  'If',
  'Equals',
  'Not',
  'And',
  'Or',
  'FindInMap',
  'ImportValue',
  'Base64',
  'GetAZs',
  'Cidr',
];
const longName = (name: string) => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);

const tags = INTRINSICS.flatMap((name): (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: (text: string) => ({ [longName(name)]: name === 'GetAtt' ? text.split('.') : text }) },
  {
    tag: `!${name}`,
    collection: 'seq',
    resolve: (seq) => ({ [longName(name)]: (seq as { toJSON(): unknown }).toJSON() }),
  },
  {
    tag: `!${name}`,
    collection: 'map',
    resolve: (map) => ({ [longName(name)]: (map as { toJSON(): unknown }).toJSON() }),
  },
]);

export interface FunctionDefinition {
  handler: string;
  timeout?: number;
  environment?: Record<string, unknown>;
  events?: Record<string, unknown>[];
}

export interface Template {
  provider: {
    timeout?: number;
    environment?: Record<string, unknown>;
    s3?: Record<string, { corsConfiguration?: { CorsRules?: CorsRule[] } }>;
    httpApi?: {
      cors?:
        | boolean
        | {
            allowedOrigins?: string[];
            allowedHeaders?: string[];
            allowedMethods?: string[];
            exposedResponseHeaders?: string[];
            allowCredentials?: boolean;
            maxAge?: number;
          };
    };
  };
  functions: Record<string, FunctionDefinition>;
  resources?: { Resources?: Record<string, { Type: string; Properties?: Properties }> };
}

/** Reads `serverless.yml`: the one source of routes, tables, streams and schedules, here as in AWS. */
export const readTemplate = (file: string): Template => {
  const template = parse(readFileSync(file, 'utf8'), { customTags: tags, merge: true }) as Template;
  return { ...template, functions: template.functions ?? {} };
};

/** The resources of one CloudFormation type, by logical id. */
export const resourcesOf = (template: Template, type: string): [string, Properties][] =>
  Object.entries(template.resources?.Resources ?? {})
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties ?? {}]);

/** The logical id a value points at: of `!Ref X`, `!GetAtt X.Arn`, `{ Fn::GetAtt: [X, Arn] }`. */
export const logicalIdOf = (value: unknown): string | undefined => {
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: string | string[] };
  return Ref ?? (Array.isArray(attribute) ? attribute : attribute?.split('.'))?.[0];
};

/**
 * Environment values as a Lambda here would see them. `local` wins over the template, for what only exists in AWS
 * (secrets, keys). Anything left that cannot be told here is an error that names the variable.
 */
export const resolveEnvironment = (
  values: Record<string, unknown>,
  names: LocalNames,
  local: Record<string, string>,
): Record<string, string> => {
  const resolved: Record<string, string> = {};
  for (const [variable, value] of Object.entries(values)) {
    const text = local[variable] ?? resolveValue(value, names);
    if (text === undefined) {
      throw new StartError(
        `serverless.yml gives ${variable} = ${JSON.stringify(value)}, which has no local value. Name it in local/stack.ts.`,
      );
    }
    resolved[variable] = text;
  }
  return { ...resolved, ...local };
};

const resolveValue = (value: unknown, names: LocalNames): string | undefined => {
  if (typeof value === 'string') return value.includes('{{resolve:') || value.includes('${') ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const { Ref, 'Fn::Sub': sub } = (value ?? {}) as { Ref?: string; 'Fn::Sub'?: string };
  if (Ref) return names[Ref];
  if (typeof sub !== 'string') return undefined;
  const text = sub.replace(/\$\{([A-Za-z0-9:]+)\}/g, (whole, id: string) => names[id] ?? whole);
  return resolveValue(text, names);
};
