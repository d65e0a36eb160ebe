import type { Resource } from '../infrastructure/cloudformation';
import type { Service } from '../infrastructure/service';
import { StartError } from './ports';
import type { CorsRule } from './s3-gate/cors';

/** A resource's properties, as far as they are read here. */
export interface Properties {
  StreamSpecification?: { StreamViewType: string };
  CorsConfiguration?: { CorsRules?: CorsRule[] };
  [name: string]: unknown;
}

/** What a logical id of the service (`CivicTable`, `MediaBucket`) is called here. */
export type LocalNames = Record<string, string>;

/** The resources of one CloudFormation type, by logical id. */
export const resourcesOf = ({ resources }: Service, type: string): [string, Properties][] =>
  Object.entries(resources)
    .filter(([, resource]: [string, Resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties ?? {}]);

/** The logical id a value points at: of `{ Ref: X }` and of `{ Fn::GetAtt: [X, Arn] }`. */
export const logicalIdOf = (value: unknown): string | undefined => {
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: string[] };
  return Ref ?? attribute?.[0];
};

/**
 * Environment values as a Lambda here would see them. `local` wins over what is deployed, for what only exists in AWS
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
        `The service gives ${variable} = ${JSON.stringify(value)}, which has no local value. Name it in local/environment.ts.`,
      );
    }
    resolved[variable] = text;
  }
  return { ...resolved, ...local };
};

const resolveValue = (value: unknown, names: LocalNames): string | undefined => {
  if (typeof value === 'string') return value.includes('{{resolve:') || value.includes('${') ? undefined : value;
  const { Ref } = (value ?? {}) as { Ref?: string };
  return Ref && names[Ref];
};
