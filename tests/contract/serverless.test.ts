import { readFileSync } from 'node:fs';
import { ROUTES_BY_FEATURE } from '@shared/routes';
import { parseDocument } from 'yaml';

interface Statement {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: unknown;
}
interface Serverless {
  functions: Record<string, { handler: string; role: string; environment?: object; events?: { httpApi?: string }[] }>;
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

  test('nobody may delete from the Ledger', () => {
    for (const { role } of Object.values(template.functions)) {
      const onLedger = statementsOf(role).filter(({ Resource }) => JSON.stringify(Resource).includes('LedgerTable'));
      const allowed = onLedger.filter(({ Effect }) => Effect === 'Allow').flatMap(actionsOf);
      expect(allowed.filter((action) => /Delete|BatchWrite/.test(action))).toEqual([]);
      if (onLedger.length > 0)
        expect(onLedger.filter(({ Effect }) => Effect === 'Deny').flatMap(actionsOf)).toContain('dynamodb:DeleteItem');
    }
  });

  test('only the media Lambda opens originals, and only identity has the key of what is sealed', () => {
    const holders = (wanted: RegExp) =>
      Object.entries(template.functions)
        .filter(([, { role }]) => statementsOf(role).some((statement) => wanted.test(JSON.stringify(statement))))
        .map(([name]) => name);
    expect(holders(/GetObject.*originals/)).toEqual(['processMedia']);
    const sealed = Object.entries(template.functions).filter(
      ([, { environment }]) => environment && 'IDENTITY_KEY' in environment,
    );
    expect(sealed.map(([name]) => name)).toEqual(['identity']);
  });

  test('no function is told of a simulator', () => {
    expect(JSON.stringify(template)).not.toMatch(/DYNAMODB_ENDPOINT|S3_ENDPOINT|WECHAT_API_BASE/);
  });
});
