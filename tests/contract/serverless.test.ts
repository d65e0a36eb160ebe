import { readFileSync } from 'node:fs';
import { ROUTES_BY_FEATURE } from '@shared/routes';
import { parseDocument } from 'yaml';
import { FOLLOWED } from '../../functions/messages/dead-letters/keep-dead-letters';

interface Statement {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}
interface Serverless {
  functions: Record<
    string,
    {
      handler: string;
      role: string;
      environment?: object;
      events?: {
        httpApi?: string;
        s3?: { rules?: { prefix: string }[] };
        stream?: { filterPatterns: { dynamodb: { NewImage: object } }[] };
      }[];
    }
  >;
  resources: {
    Resources: Record<
      string,
      { Type: string; Properties: { Policies: { PolicyDocument: { Statement: Statement[] } }[] } }
    >;
  };
}

/** CloudFormation's short tags are read as plain strings: `!GetAtt LedgerTable.Arn` → `LedgerTable.Arn`. */
const text = (tag: string) => ({ tag, resolve: (value: string) => value });
const template = parseDocument(readFileSync('serverless.yml', 'utf8'), {
  customTags: [text('!Ref'), text('!GetAtt'), text('!Sub')],
}).toJS() as Serverless;

const statementsOf = (role: string): Statement[] =>
  template.resources.Resources[role]?.Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement) ??
  [];
const actionsOf = ({ Action }: Statement) => [Action].flat();

describe('serverless.yml', () => {
  test.each(Object.entries(ROUTES_BY_FEATURE))('%s has each of its routes, and none besides', (feature, routes) => {
    const events = template.functions[feature]?.events?.flatMap(({ httpApi }) => httpApi ?? []) ?? [];
    expect(events.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test.each(Object.entries(template.functions))('%s has a role of its own with no wildcard', (_, { role }) => {
    expect(Object.values(template.functions).filter((other) => other.role === role)).toHaveLength(1);
    const allowed = statementsOf(role).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.length).toBeGreaterThan(0);
    for (const statement of allowed) {
      expect(actionsOf(statement).filter((action) => action.includes('*'))).toEqual([]);
      expect(statement.Resource).not.toBe('*');
    }
  });

  test('nobody may delete from the Ledger but the importer, and that neither from the books nor from the trail', () => {
    for (const [name, { role }] of Object.entries(template.functions)) {
      const onLedger = statementsOf(role).filter(({ Resource }) => JSON.stringify(Resource).includes('LedgerTable'));
      const deleting = onLedger.filter(
        (statement) =>
          statement.Effect === 'Allow' && actionsOf(statement).some((action) => /Delete|BatchWrite/.test(action)),
      );
      if (onLedger.length > 0)
        expect(onLedger.filter(({ Effect }) => Effect === 'Deny').flatMap(actionsOf)).toContain('dynamodb:DeleteItem');
      if (name !== 'runImport') expect(deleting).toEqual([]);
      else expect(deleting.map(actionsOf)).toEqual([['dynamodb:DeleteItem']]);
      for (const { Condition } of deleting) {
        const leading = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] as string[];
        expect(leading.filter((key) => /^[A-Z]+(#\*)?$/.test(key))).toEqual(leading);
        expect(leading.filter((key) => ['AUDIT', 'BOOK'].some((kept) => kept.startsWith(key.split('#')[0]!)))).toEqual(
          [],
        );
        expect(Condition?.Null).toEqual({ 'dynamodb:LeadingKeys': 'false' });
      }
    }
    const denied = statementsOf('RunImportRole').find(({ Effect }) => Effect === 'Deny')!;
    expect(denied.Condition).toEqual({ 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['AUDIT#*', 'BOOK#*'] } });
  });

  test('only the media Lambda and the one of evidence open originals; the importer alone has the key of identity numbers; identity, the custodians and who sends SMS that of phones', () => {
    const holders = (wanted: RegExp) =>
      Object.entries(template.functions)
        .filter(([, { role }]) => statementsOf(role).some((statement) => wanted.test(JSON.stringify(statement))))
        .map(([name]) => name);
    expect(holders(/GetObject.*originals/)).toEqual(['evidence', 'processMedia']);
    const holdersOf = (key: string) =>
      Object.entries(template.functions)
        .filter(([, { environment }]) => environment && key in environment)
        .map(([name]) => name);
    expect(holdersOf('IDENTITY_KEY')).toEqual(['runImport']);
    expect(holdersOf('PHONE_KEY')).toEqual(['identity', 'sendOutgoing', 'custody', 'runImport', 'tellAboutIdentity']);
    expect(holders(/GetObject.*Arn\}\/imports/)).toEqual(['runImport']);
  });

  test('the key of originals is for storage alone, and for those who put and open them', () => {
    const granted = (action: string) =>
      Object.entries(template.functions)
        .filter(([, { role }]) =>
          statementsOf(role).some(
            (statement) => statement.Resource === 'OriginalsKey.Arn' && actionsOf(statement).includes(action),
          ),
        )
        .map(([name]) => name);
    // `media` puts the parts of a large file together, for which S3 asks for Decrypt; it may get no object.
    expect(granted('kms:Decrypt')).toEqual(['media', 'evidence', 'processMedia']);
    expect(granted('kms:GenerateDataKey')).toEqual(['media', 'evidence']);
    const { KeyPolicy } = template.resources.Resources.OriginalsKey!.Properties as unknown as {
      KeyPolicy: { Statement: (Statement & { Sid: string })[] };
    };
    const [lookAfter, put, open] = KeyPolicy.Statement;
    expect(actionsOf(lookAfter!).filter((action) => /Decrypt|Encrypt|Generate|\*$/.test(action))).toEqual([
      'kms:Describe*',
      'kms:Get*',
      'kms:List*',
    ]);
    const rolesOf = ({ Condition }: Statement) =>
      [Condition?.ArnLike?.['aws:PrincipalArn'] ?? []].flat().map((arn) => /-(\w+)-\*$/.exec(String(arn))?.[1]);
    expect([put!.Action, rolesOf(put!)]).toEqual(['kms:GenerateDataKey', ['MediaRole', 'EvidenceRole']]);
    expect([open!.Action, rolesOf(open!)]).toEqual(['kms:Decrypt', ['ProcessMediaRole', 'EvidenceRole', 'MediaRole']]);
    for (const statement of [put!, open!])
      expect(statement.Condition?.StringLike).toEqual({ 'kms:ViaService': 's3.*' });
  });

  test('an object wakes one function at most', () => {
    const prefixes = Object.values(template.functions).flatMap(({ events = [] }) =>
      events.flatMap(({ s3 }) => s3?.rules?.map(({ prefix }) => prefix) ?? []),
    );
    expect(prefixes.sort()).toEqual(['imports/', 'originals/']);
  });

  test('each consumer of the stream is given its rows, and again what it gave up; the dead letters are of the same rows', () => {
    const followed = Object.entries(template.functions).flatMap(([name, { events = [] }]) =>
      events.flatMap(({ stream }) =>
        stream ? [[name, stream.filterPatterns.map(({ dynamodb }) => dynamodb.NewImage)]] : [],
      ),
    );
    expect(followed).toEqual(
      Object.entries(FOLLOWED).map(([name, entities]) => [
        name,
        [{ _et: { S: entities } }, { _et: { S: ['Redelivery'] }, consumer: { S: [name] } }],
      ]),
    );
    expect(followed).toHaveLength(3);
  });

  test('no function is told of a simulator', () => {
    expect(JSON.stringify(template)).not.toMatch(/DYNAMODB_ENDPOINT|S3_ENDPOINT|WECHAT_API_BASE/);
  });
});
