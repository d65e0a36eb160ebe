/** CloudFormation, as far as this service writes it. `${self:…}`, `${sls:…}` and `${param:…}` in a text are filled in by serverless. */

/** A text, or what CloudFormation makes one of. */
export type Text =
  string | { Ref: string } | { 'Fn::GetAtt': [logicalId: string, attribute: string] } | { 'Fn::Sub': string };

export interface Resource {
  Type: string;
  DependsOn?: string[];
  Condition?: string;
  DeletionPolicy?: 'RetainExceptOnCreate';
  UpdateReplacePolicy?: 'Retain';
  Properties?: Record<string, unknown>;
}
export type Resources = Record<string, Resource>;

/** A value where a condition holds, and none where it does not. */
export const ifElse = (condition: string, value: unknown) => ({
  'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }],
});

export const ref = (logicalId: string) => ({ Ref: logicalId });
export const attributeOf = (logicalId: string, attribute: string): Text => ({ 'Fn::GetAtt': [logicalId, attribute] });
export const arnOf = (logicalId: string): Text => attributeOf(logicalId, 'Arn');
export const sub = (text: string) => ({ 'Fn::Sub': text });

/** What outlives the stack, and a change that would replace it. A first deploy that fails takes it away, so that it can be tried again. */
export const kept = (resource: Resource): Resource => ({
  ...resource,
  DeletionPolicy: 'RetainExceptOnCreate',
  UpdateReplacePolicy: 'Retain',
});

/** `mingbaile-prod`: what the names of this stage begin with. */
export const STAGE_NAME = '${self:service}-${sls:stage}';

/** `reports` → `Reports`: what serverless calls a function's resources. */
export const logicalName = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;
/** A role by its name: the keys' policies name it exactly, and whoever can create roles cannot make another of the name. */
export const roleName = (name: string): string => `${STAGE_NAME}-${name}`;

/** The logical id of a function. */
export const functionId = (name: string): string => `${logicalName(name)}LambdaFunction`;
export const roleId = (name: string): string => `${logicalName(name)}Role`;
