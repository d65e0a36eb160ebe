/**
 * Validates the packaged CloudFormation template offline against AWS's own resource specification: unknown, missing and
 * mistyped properties, dangling references and attributes. Exits 1 with one line a fault.
 */
import { readFileSync } from 'node:fs';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

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
}
interface Template {
  Resources: Record<string, Resource>;
  Outputs?: Json;
  Parameters?: Json;
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
  return faults;
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

if (process.argv[1]?.endsWith('validate-template.ts')) {
  const file = process.argv[2] ?? '.serverless/cloudformation-template-update-stack.json';
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const faults = faultsOf(template);
  for (const fault of faults) console.error(fault);
  console.log(`${file}: ${Object.keys(template.Resources).length} resources, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
