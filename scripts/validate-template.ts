/**
 * Validates the packaged CloudFormation template offline: against AWS's own resource specification (unknown, missing and mistyped
 * properties, dangling references and attributes), for circles of resources that wait for each other, for CloudFormation's and the
 * services' limits, for whoever may wake a function, and for what docs/capacity.md counts of it. Exits 1 with one line a fault.
 */
import { readFileSync } from 'node:fs';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { integrationsIn } from '../infrastructure/http-api';
import { type Invoker, mayDo, refusalOf, schedulerOf } from '../local/iam/service-roles';
import { logicalIdOf } from '../local/service';

type Json = Record<string, unknown>;
type Spec = ReturnType<typeof loadAwsServiceSpecSync>;
interface Shape {
  type: string;
  reference?: { $ref: string };
  element?: Shape;
  allowedValues?: string[];
}
type Properties = Record<string, { required?: boolean; type: Shape }>;
interface Resource {
  Type: string;
  Properties?: Json;
  DependsOn?: string | string[];
  Condition?: string;
}
export interface Template {
  Resources: Record<string, Resource>;
  Outputs?: Json;
  Parameters?: Json;
  Conditions?: Json;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isIntrinsic = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).length === 1 && /^(Ref|Fn::|Condition)/.test(Object.keys(value)[0] ?? '');

/** The faults of a template, empty when it is valid. */
export function faultsOf(template: Template, spec: Spec = loadAwsServiceSpecSync()): string[] {
  const faults: string[] = [];
  const resourceOf = (type: string) => spec.lookup('resource', 'cloudFormationType', 'equals', type)[0];

  function checkProperties(path: string, value: Json, properties: Properties): void {
    if (isIntrinsic(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      const property = properties[name];
      if (property) checkValue(`${path}.${name}`, inner, property.type);
      else faults.push(`${path}.${name}: unknown property`);
    }
    for (const [name, { required }] of Object.entries(properties))
      if (required && !(name in value)) faults.push(`${path}.${name}: required`);
  }

  function checkValue(path: string, value: unknown, shape: Shape): void {
    if (isIntrinsic(value)) return;
    if (shape.type === 'ref' && shape.reference) {
      const definition = spec.get('typeDefinition', shape.reference.$ref) as unknown as { properties: Properties };
      if (isObject(value)) checkProperties(path, value, definition.properties);
      else faults.push(`${path}: object expected`);
    } else if (shape.type === 'array' && shape.element) {
      const { element } = shape;
      if (Array.isArray(value)) value.forEach((inner, i) => checkValue(`${path}[${i}]`, inner, element));
      else faults.push(`${path}: array expected`);
    } else if (shape.type === 'string') {
      if (typeof value === 'object') faults.push(`${path}: string expected`);
      else if (shape.allowedValues && !shape.allowedValues.includes(String(value)))
        faults.push(`${path}: ${String(value)} is not allowed`);
    } else if (shape.type === 'integer' || shape.type === 'number') {
      if (Number.isNaN(Number(value))) faults.push(`${path}: number expected`);
    } else if (shape.type === 'boolean' && ![true, false, 'true', 'false'].includes(value as never)) {
      faults.push(`${path}: boolean expected`);
    }
  }

  for (const [path, id, attribute] of referencesIn({ Resources: template.Resources, Outputs: template.Outputs })) {
    if (id.startsWith('AWS::')) continue;
    const resource = template.Resources[id];
    if (!resource && !template.Parameters?.[id]) faults.push(`${path}: dangling reference ${id}`);
    const known = resource && resourceOf(resource.Type);
    if (attribute && known && !known.attributes[attribute] && !known.properties[attribute])
      faults.push(`${path}: ${id} has no attribute ${attribute}`);
  }
  for (const [id, resource] of Object.entries(template.Resources)) {
    const known = resourceOf(resource.Type);
    if (known) checkProperties(id, resource.Properties ?? {}, known.properties as unknown as Properties);
    else if (!resource.Type.startsWith('Custom::')) faults.push(`${id}: unknown type ${resource.Type}`);
    for (const other of [resource.DependsOn ?? []].flat())
      if (!template.Resources[other]) faults.push(`${id}: depends on ${other}, which is missing`);
  }
  return [
    ...faults,
    ...circlesOf(template),
    ...overLimits(template),
    ...unpermitted(template),
    ...lostFailures(template),
  ];
}

/** What each resource waits for: what it refers to, and what it says it depends on. */
const waitsFor = (template: Template): Map<string, string[]> =>
  new Map(
    Object.entries(template.Resources).map(([id, resource]) => {
      const named = referencesIn(resource.Properties ?? {}).map(([, other]) => other);
      return [id, [...named, ...[resource.DependsOn ?? []].flat()].filter((other) => other in template.Resources)];
    }),
  );

/** CloudFormation makes nothing of resources that wait for each other: each circle once, from the first of its names. */
function circlesOf(template: Template): string[] {
  const waits = waitsFor(template);
  const done = new Set<string>();
  const circles = new Map<string, string>();
  const walk = (id: string, path: string[]): void => {
    const at = path.indexOf(id);
    if (at >= 0) {
      const circle = path.slice(at);
      const first = circle.indexOf([...circle].sort()[0]!);
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      circles.set(turned.join(), `circular dependency: ${[...turned, turned[0]].join(' → ')}`);
    } else if (!done.has(id)) {
      for (const other of waits.get(id)!) walk(other, [...path, id]);
      done.add(id);
    }
  };
  for (const id of waits.keys()) walk(id, []);
  return [...circles.values()];
}

/** CloudFormation: resources, outputs and bytes of a template; API Gateway: routes of an API; Lambda: bytes of an environment; CloudWatch: metrics of an alarm. */
const LIMITS = { resources: 500, outputs: 200, bytes: 1_000_000, routes: 300, environment: 4096, metrics: 10 };
/** The longest name each service takes. */
const NAMES: Record<string, [property: string, most: number]> = {
  'AWS::Lambda::Function': ['FunctionName', 64],
  'AWS::IAM::Role': ['RoleName', 64],
  'AWS::S3::Bucket': ['BucketName', 63],
  'AWS::DynamoDB::Table': ['TableName', 255],
  'AWS::SQS::Queue': ['QueueName', 80],
  'AWS::Logs::LogGroup': ['LogGroupName', 512],
  'AWS::Scheduler::Schedule': ['Name', 64],
  'AWS::Scheduler::ScheduleGroup': ['Name', 64],
};

function overLimits(template: Template): string[] {
  const resources = Object.entries(template.Resources);
  const faults: string[] = [];
  const most = (what: string, count: number, limit: number) => {
    if (count > limit) faults.push(`${what}: ${count}, and ${limit} is the limit`);
  };
  most('resources', resources.length, LIMITS.resources);
  most('outputs', Object.keys(template.Outputs ?? {}).length, LIMITS.outputs);
  most('bytes of the template', Buffer.byteLength(JSON.stringify(template)), LIMITS.bytes);
  for (const [id, { Type, Properties = {} }] of resources) {
    const [property, longest] = NAMES[Type] ?? [];
    const name = property && Properties[property];
    if (typeof name === 'string' && name.length > longest!)
      faults.push(`${id}.${property}: ${name.length} letters, and ${longest} is the limit`);
    if (typeof name === 'string' && Type === 'AWS::S3::Bucket' && !/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name))
      faults.push(`${id}.${property}: ${name} is no name of a bucket`);
    if (Type === 'AWS::Lambda::Function')
      most(
        `${id}: bytes of its environment`,
        Buffer.byteLength(JSON.stringify((Properties.Environment as Json | undefined)?.Variables ?? {})),
        LIMITS.environment,
      );
    if (Type === 'AWS::CloudWatch::Alarm') {
      const metrics = ((Properties.Metrics ?? []) as Json[]).filter(({ MetricStat }) => MetricStat);
      most(`${id}: metrics`, metrics.length, LIMITS.metrics);
    }
    if (Type === 'AWS::ApiGatewayV2::Api') {
      const paths = ((Properties.Body as Json | undefined)?.paths ?? {}) as Record<string, object>;
      const routes = Object.values(paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0);
      most(`${id}: routes`, routes, LIMITS.routes);
    }
  }
  return faults;
}

/** The function a value names, by `Fn::GetAtt` or inside the text of `Fn::Sub`. */
const functionsNamedIn = (value: unknown, template: Template): string[] =>
  referencesIn(value).flatMap(([, id]) => (template.Resources[id]?.Type === 'AWS::Lambda::Function' ? [id] : []));

/** Functions that a bucket, an API, a rule or a schedule calls: by a permission of the function, a bucket after it has it, or by a role. */
function unpermitted(template: Template): string[] {
  const resources = Object.entries(template.Resources);
  const permissions = resources.filter(([, { Type }]) => Type === 'AWS::Lambda::Permission');
  const permissionOf = (name: string, principal: string) =>
    permissions.find(
      ([, { Properties: given = {} }]) =>
        given.Principal === principal && functionsNamedIn(given.FunctionName, template).includes(name),
    )?.[0];
  return resources.flatMap(([id, { Type, Properties = {}, DependsOn }]) =>
    callsOf(Type, Properties, template.Resources).flatMap(({ invoker, target, role }) =>
      [...new Set(functionsNamedIn(target, template))].flatMap((name) => {
        if (role !== undefined) {
          const refusal = refusalOf(template.Resources, role, invoker, name);
          return refusal ? [`${id}: may not call ${name}: ${refusal}`] : [];
        }
        const permission = permissionOf(name, invoker.principal);
        if (!permission) return [`${id}: may not call ${name}`];
        const asksAtOnce = Type === 'AWS::S3::Bucket' && ![DependsOn ?? []].flat().includes(permission);
        return asksAtOnce ? [`${id}: is made before ${permission}, and S3 asks at once`] : [];
      }),
    ),
  );
}

/** What failed would be lost: AWS refuses a dead-letter queue to which the role may not send. */
function lostFailures({ Resources }: Template): string[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => {
    const { DeadLetterConfig, RoleArn } = (Properties.Target ?? {}) as Json;
    const [queue, role] =
      Type === 'AWS::Scheduler::Schedule'
        ? [(DeadLetterConfig as Json | undefined)?.Arn, RoleArn]
        : [(Properties.DeadLetterConfig as Json | undefined)?.TargetArn, Properties.Role];
    const queueId = logicalIdOf(queue);
    if (!queueId || mayDo(Resources, logicalIdOf(role) ?? '', 'sqs:SendMessage', `${queueId}.Arn`)) return [];
    return [`${id}: its role may not send to ${queueId}`];
  });
}

interface Call {
  invoker: Invoker;
  /** What names the function. */
  target: unknown;
  /** What names the role under which it is called; without one the function must permit it. */
  role?: unknown;
}

/** What a resource calls. */
function callsOf(type: string, properties: Json, resources: Template['Resources']): Call[] {
  switch (type) {
    case 'AWS::S3::Bucket':
      return [{ invoker: { principal: 's3.amazonaws.com' }, target: properties.NotificationConfiguration }];
    case 'AWS::Events::Rule':
      return [{ invoker: { principal: 'events.amazonaws.com' }, target: properties.Targets }];
    case 'AWS::Scheduler::Schedule': {
      const { Arn, RoleArn = null } = (properties.Target ?? {}) as Json;
      return [{ invoker: schedulerOf(resources, properties.GroupName), target: Arn, role: RoleArn }];
    }
    case 'AWS::ApiGatewayV2::Api':
      return integrationsIn(properties.Body).map(({ uri, credentials }) => ({
        invoker: { principal: 'apigateway.amazonaws.com' },
        target: uri,
        role: credentials,
      }));
    case 'AWS::ApiGatewayV2::Integration':
      return [
        {
          invoker: { principal: 'apigateway.amazonaws.com' },
          target: properties.IntegrationUri,
          role: properties.CredentialsArn,
        },
      ];
    default:
      return [];
  }
}

/** Every `Ref`, `Fn::GetAtt` and `${…}` of `Fn::Sub`: where it stands, the logical id, the attribute. */
function referencesIn(root: unknown): [path: string, id: string, attribute?: string][] {
  const found: [string, string, string?][] = [];
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) return value.forEach((inner, i) => walk(inner, `${path}/${i}`));
    if (!isObject(value)) return;
    if (typeof value['Ref'] === 'string') found.push([path, value['Ref']]);
    const getAtt = value['Fn::GetAtt'];
    if (getAtt) {
      const [id = '', ...attribute] = Array.isArray(getAtt) ? (getAtt as string[]) : String(getAtt).split('.');
      found.push([path, id, attribute.join('.')]);
    }
    const sub = value['Fn::Sub'];
    const [text, given] = Array.isArray(sub) ? (sub as [string, Json]) : [sub, {}];
    if (typeof text === 'string')
      for (const [, name = ''] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) {
        const [id = '', ...attribute] = name.split('.');
        if (!(name in given)) found.push([path, id, attribute.join('.') || undefined]);
      }
    for (const [name, inner] of Object.entries(value)) walk(inner, `${path}/${name}`);
  };
  walk(root, '');
  return found;
}

/** A row of docs/capacity.md that says what a stack takes, by how it begins, and the type it counts; without a type, every resource. */
const COUNTED: readonly [row: string, type?: string][] = [
  ['1,000 roles', 'AWS::IAM::Role'],
  ['2,500 tables', 'AWS::DynamoDB::Table'],
  ['5,000 alarms', 'AWS::CloudWatch::Alarm'],
  ['500 resources a stack'],
];

/** Where docs/capacity.md says another number than the template has. */
export function outdated(capacity: string, { Resources }: Pick<Template, 'Resources'>): string[] {
  return COUNTED.flatMap(([row, type]) => {
    const said = new RegExp(`^\\| ${row} +\\| (\\d+)`, 'm').exec(capacity)?.[1];
    const count = Object.values(Resources).filter(({ Type }) => !type || Type === type).length;
    return Number(said) === count
      ? []
      : [`docs/capacity.md: ${row}: says ${said ?? 'nothing'}, a stack takes ${count}`];
  });
}

if (process.argv[1]?.endsWith('validate-template.ts')) {
  const file = process.argv[2] ?? '.serverless/cloudformation-template-update-stack.json';
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const faults = [...faultsOf(template), ...outdated(readFileSync('docs/capacity.md', 'utf8'), template)];
  for (const fault of faults) console.error(fault);
  console.log(`${file}: ${Object.keys(template.Resources).length} resources, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
