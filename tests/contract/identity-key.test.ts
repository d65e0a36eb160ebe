import { roleName } from '../../infrastructure/cloudformation';
import { service } from '../../infrastructure/service';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}
interface Role {
  Policies: { PolicyDocument: { Statement: Statement[] } }[];
}

const { resources } = service;
const roles = Object.entries(resources)
  .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
  .map(([name, { Properties }]) => [name, Properties as unknown as Role] as const);
const list = (value: string | string[]): string[] => [value].flat();
const touches = ({ Resource }: Statement, logicalId: string): boolean => JSON.stringify(Resource).includes(logicalId);

/** What every role may do with a key, by role. */
const grantsOn = (key: string): [role: string, actions: string[], conditions: Statement['Condition']][] =>
  roles.flatMap(([role, { Policies }]) =>
    Policies.flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.filter((each) => each.Effect === 'Allow' && touches(each, key)).map(
        (each): [string, string[], Statement['Condition']] => [role, list(each.Action), each.Condition],
      ),
    ),
  );

const forThisPurpose = {
  StringEquals: { 'kms:EncryptionContext:purpose': 'reporterIdentity' },
  Null: { 'kms:EncryptionContext:reportId': 'false' },
};

test('who takes a report in may seal its sender and not open; the custodians’ function opens and does not seal', () => {
  expect(grantsOn('IdentityKey').sort()).toEqual([
    ['CustodyRole', ['kms:Decrypt'], forThisPurpose],
    // It asks whether the key is enabled, and can do nothing with it.
    ['HealthRole', ['kms:DescribeKey'], undefined],
    ['ReportsRole', ['kms:GenerateDataKey'], forThisPurpose],
  ]);
});

test('no role has a key, or KMS, by wildcard', () => {
  for (const [role, { Policies }] of roles)
    for (const { Statement } of Policies.map(({ PolicyDocument }) => PolicyDocument))
      for (const each of Statement.filter(({ Effect }) => Effect === 'Allow'))
        if (list(each.Action).some((action) => action === '*' || action.startsWith('kms:')))
          expect({ role, resource: list(each.Resource as string).includes('*') }).toEqual({ role, resource: false });
});

test('the key’s own policy lets nobody else use it, not even an administrator', () => {
  const policy = (
    resources.IdentityKey!.Properties as unknown as { KeyPolicy: { Statement: (Statement & { Sid: string })[] } }
  ).KeyPolicy.Statement;
  const using = /^kms:(\*|Decrypt|Encrypt|ReEncrypt|GenerateDataKey|Re\*|G\*|Generate\*|CreateGrant)/;
  const uses = policy.filter(({ Action }) => list(Action).some((action) => using.test(action)));
  expect(uses.map(({ Sid, Action }) => [Sid, Action])).toEqual([
    ['Seal', 'kms:GenerateDataKey'],
    ['Open', 'kms:Decrypt'],
  ]);
  for (const [sid, role] of [
    ['Seal', 'reports'],
    ['Open', 'custody'],
  ] as const) {
    const { Condition } = uses.find(({ Sid }) => Sid === sid)!;
    expect(Condition!.ArnEquals!['aws:PrincipalArn']).toEqual({
      'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${roleName(role)}`,
    });
    expect(Condition!.StringEquals).toEqual({ 'kms:EncryptionContext:purpose': 'reporterIdentity' });
  }
});

test('only custody runs as CustodyRole, and only it is given both keys', () => {
  const functions = Object.entries(service.functions);
  expect(functions.filter(([, { role }]) => role === 'CustodyRole').map(([name]) => name)).toEqual(['custody']);
  const withArn = functions.filter(([, { environment }]) => 'IDENTITY_KEY_ARN' in environment);
  expect(withArn.map(([name]) => name).sort()).toEqual(['custody', 'reports']);
});
