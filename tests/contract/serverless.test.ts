import { readFileSync } from 'node:fs';
import { ROUTES_BY_FEATURE } from '@shared/routes';
import { parseDocument } from 'yaml';

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
      events?: { httpApi?: string; s3?: { rules?: { prefix: string }[] } }[];
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

  test('only the media Lambda opens originals, and only identity and the importer have the key of what is sealed', () => {
    const holders = (wanted: RegExp) =>
      Object.entries(template.functions)
        .filter(([, { role }]) => statementsOf(role).some((statement) => wanted.test(JSON.stringify(statement))))
        .map(([name]) => name);
    expect(holders(/GetObject.*originals/)).toEqual(['processMedia']);
    const sealed = Object.entries(template.functions).filter(
      ([, { environment }]) => environment && 'IDENTITY_KEY' in environment,
    );
    expect(sealed.map(([name]) => name)).toEqual(['identity', 'runImport']);
    expect(holders(/GetObject.*Arn\}\/imports/)).toEqual(['runImport']);
  });

  test('an object wakes one function at most', () => {
    const prefixes = Object.values(template.functions).flatMap(({ events = [] }) =>
      events.flatMap(({ s3 }) => s3?.rules?.map(({ prefix }) => prefix) ?? []),
    );
    expect(prefixes.sort()).toEqual(['imports/', 'originals/']);
  });

  test('no function is told of a simulator', () => {
    expect(JSON.stringify(template)).not.toMatch(/DYNAMODB_ENDPOINT|S3_ENDPOINT|WECHAT_API_BASE/);
  });
});
