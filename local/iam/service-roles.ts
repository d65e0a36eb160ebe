import type { Statement } from '../../infrastructure/rights';
import { logicalIdOf } from '../service';
import { canonicalArn } from './canonical-arn';
import { evaluate, meets } from './evaluate';

type Resources = Readonly<Record<string, { Type: string; Properties?: Readonly<Record<string, unknown>> }>>;

/** A service of AWS that invokes a function under a role of the stack. */
export interface Invoker {
  /** `scheduler.amazonaws.com` */
  principal: string;
  /** What it says of itself when it takes the role on: `aws:SourceArn`. */
  says?: Readonly<Record<string, unknown>>;
}

interface Role {
  AssumeRolePolicyDocument: {
    Statement: (Pick<Statement, 'Effect' | 'Condition'> & { Principal?: { Service?: string | string[] } })[];
  };
  Policies?: { PolicyDocument: { Statement: Statement[] } }[];
}

/** `{ Ref: 'AWS::AccountId' }` as text: an account has the same in both places. */
const textOf = (value: unknown): string => (value as { Ref?: string }).Ref ?? canonicalArn(value);
const textsOf = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [value].flat().map(textOf)]));

function trusts({ AssumeRolePolicyDocument }: Role, { principal, says = {} }: Invoker): boolean {
  return AssumeRolePolicyDocument.Statement.some(({ Effect, Principal, Condition = {} }) => {
    const conditions = Object.fromEntries(
      Object.entries(Condition).map(([operator, keys]) => [operator, textsOf(keys)]),
    );
    return (
      Effect === 'Allow' &&
      [Principal?.Service ?? []].flat().includes(principal) &&
      meets({ Condition: conditions }, textsOf(says))
    );
  });
}

/**
 * Why a service may not invoke a function under a role, as AWS would refuse it; undefined where it may.
 * @param roleArn what the resource that names the role says: `{ 'Fn::GetAtt': ['SchedulerRole', 'Arn'] }`.
 */
export function refusalOf(
  resources: Resources,
  roleArn: unknown,
  invoker: Invoker,
  functionId: string,
): string | undefined {
  const roleId = logicalIdOf(roleArn) ?? '';
  const resource = resources[roleId];
  if (resource?.Type !== 'AWS::IAM::Role') return `${JSON.stringify(roleArn)} is no role of the stack`;
  const role = resource.Properties as unknown as Role;
  if (!trusts(role, invoker)) return `${roleId} does not trust ${invoker.principal}`;
  return mayDo(resources, roleId, 'lambda:InvokeFunction', `${functionId}.Arn`)
    ? undefined
    : `${roleId} may not invoke ${functionId}`;
}

/** Whether a role of the stack may do something. @param resource as `canonicalArn` writes it: `FailedRuns.Arn`. */
export function mayDo(resources: Resources, roleId: string, action: string, resource: string): boolean {
  const { Policies = [] } = (resources[roleId]?.Properties ?? {}) as Partial<Role>;
  const statements = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  return evaluate(statements, { action, resource, context: {} }, canonicalArn) === 'allowed';
}

/** What EventBridge Scheduler says of itself for a schedule: the account, and the group that the schedule is of. */
export const schedulerOf = (resources: Resources, groupName: unknown): Invoker => {
  const group = resources[logicalIdOf(groupName) ?? '']?.Properties?.Name ?? groupName ?? 'default';
  return {
    principal: 'scheduler.amazonaws.com',
    says: {
      'aws:SourceAccount': { Ref: 'AWS::AccountId' },
      'aws:SourceArn': {
        'Fn::Sub': `arn:\${AWS::Partition}:scheduler:\${AWS::Region}:\${AWS::AccountId}:schedule-group/${String(group)}`,
      },
    },
  };
};
