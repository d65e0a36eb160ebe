import { ROUTES_BY_FEATURE } from '@shared/routes';
import { routeKeyOf } from '../../functions/platform/route-key';
import { FOLLOWED } from '../../functions/messages/dead-letters/followed';
import type { Statement } from '../../infrastructure/rights';
import { arnOf, functionId, logicalName } from '../../infrastructure/cloudformation';
import { service } from '../../infrastructure/service';
import { routeMatcher } from '../../local/api/routes';

const statementsOf = (role: string): Statement[] => {
  const { Policies } = service.resources[role]!.Properties as {
    Policies: { PolicyDocument: { Statement: Statement[] } }[];
  };
  return Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
};
const actionsOf = ({ Action }: Statement) => [Action].flat();

describe('serverless.yml', () => {
  test('each route of the registry comes to the function of its feature', () => {
    const match = routeMatcher(service.routes);
    const nameOf = (feature: string) => feature.replace(/-(\w)/g, (_, first: string) => first.toUpperCase());
    for (const [feature, routes] of Object.entries(ROUTES_BY_FEATURE))
      for (const { method, path } of routes) {
        const found = match(method, path.replace(/\{\w+\}/g, 'x1'));
        expect([path, found?.route.functionName]).toEqual([path, nameOf(feature)]);
        expect(routeKeyOf(found!)).toBe(`${method} ${path}`);
      }
  });

  test('API Gateway has them all, as the local gateway does, and takes no more than 300', () => {
    const { paths, components } = (
      service.resources.HttpApi!.Properties as {
        Body: {
          paths: Record<string, Record<string, { 'x-amazon-apigateway-integration': { $ref: string } }>>;
          components: Record<string, Record<string, { uri: { 'Fn::Sub': string } }>>;
        };
      }
    ).Body;
    const integrations = components['x-amazon-apigateway-integrations']!;
    const routed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const integration = integrations[operation['x-amazon-apigateway-integration'].$ref.split('/').at(-1)!]!;
        return `${method.toUpperCase()} ${path} → ${/\$\{(\w+)LambdaFunction/.exec(integration.uri['Fn::Sub'])![1]}`;
      }),
    );
    const held = service.routes.map(
      ({ method, path, functionName }) => `${method} ${path} → ${logicalName(functionName)}`,
    );
    expect(routed.sort()).toEqual(held.sort());
    expect(routed.length).toBeLessThanOrEqual(270);
    // Two paths that differ in the name of a segment alone are one to OpenAPI, and refused.
    const nameless = new Set(Object.keys(paths).map((path) => path.replace(/\{\w+\}/g, '{}')));
    expect(nameless.size).toBe(Object.keys(paths).length);
  });

  test('a word that no route has is answered by us, and a word of another route’s name opens nothing', () => {
    const call = (last: string) =>
      routeKeyOf({ routeKey: 'POST /reports/{reportId}/{last}', pathParameters: { reportId: 'x1', last } });
    expect(call('answer')).toBe('POST /reports/{reportId}/answer');
    const keys = new Set(
      Object.values(ROUTES_BY_FEATURE).flatMap((routes) => routes.map(({ method, path }) => `${method} ${path}`)),
    );
    for (const last of ['nothing', '{mediaId}', '{last}', '$&', '', 'media/{mediaId}/play'])
      expect(keys.has(call(last))).toBe(false);
    expect(keys.has('POST /reports/{reportId}/{last}')).toBe(false);
  });

  test.each(Object.entries(service.functions))('%s has a role of its own with no wildcard', (_, { role }) => {
    expect(Object.values(service.functions).filter((other) => other.role === role)).toHaveLength(1);
    const allowed = statementsOf(role).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.length).toBeGreaterThan(0);
    for (const statement of allowed) {
      expect(actionsOf(statement).filter((action) => action.includes('*'))).toEqual([]);
      expect(statement.Resource).not.toBe('*');
    }
  });

  test('nobody may delete from the Ledger but the importer, and that neither from the books nor from the trail', () => {
    for (const [name, { role }] of Object.entries(service.functions)) {
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
      Object.entries(service.functions)
        .filter(([, { role }]) => statementsOf(role).some((statement) => wanted.test(JSON.stringify(statement))))
        .map(([name]) => name);
    expect(holders(/GetObject.*originals/).sort()).toEqual(['evidence', 'processMedia']);
    const holdersOf = (key: string) =>
      Object.entries(service.functions)
        .filter(([, { environment }]) => key in environment)
        .map(([name]) => name)
        .sort();
    expect(holdersOf('IDENTITY_KEY')).toEqual(['runImport']);
    expect(holdersOf('PHONE_KEY')).toEqual(['custody', 'identity', 'runImport', 'sendOutgoing']);
    expect(holders(/GetObject.*:s3:::[^/]+\/imports/)).toEqual(['runImport']);
  });

  test('the key of originals is for storage alone, and for those who put and open them', () => {
    const granted = (action: string) =>
      Object.entries(service.functions)
        .filter(([, { role }]) =>
          statementsOf(role).some(
            (statement) =>
              JSON.stringify(statement.Resource) === JSON.stringify(arnOf('OriginalsKey')) &&
              actionsOf(statement).includes(action),
          ),
        )
        .map(([name]) => name)
        .sort();
    // `media` puts the parts of a large file together, for which S3 asks for Decrypt; it may get no object.
    expect(granted('kms:Decrypt')).toEqual(['evidence', 'media', 'processMedia']);
    expect(granted('kms:GenerateDataKey')).toEqual(['evidence', 'media']);
    const { KeyPolicy } = service.resources.OriginalsKey!.Properties as {
      KeyPolicy: { Statement: (Statement & { Sid: string })[] };
    };
    const [lookAfter, put, open] = KeyPolicy.Statement;
    expect(actionsOf(lookAfter!).filter((action) => /Decrypt|Encrypt|Generate|\*$/.test(action))).toEqual([
      'kms:Describe*',
      'kms:Get*',
      'kms:List*',
    ]);
    const rolesOf = ({ Condition }: Statement) =>
      [Condition?.ArnEquals?.['aws:PrincipalArn'] ?? []]
        .flat()
        .map((arn) => /-(\w+)$/.exec((arn as { 'Fn::Sub': string })['Fn::Sub'])?.[1]);
    expect([put!.Action, rolesOf(put!)]).toEqual(['kms:GenerateDataKey', ['media', 'evidence']]);
    expect([open!.Action, rolesOf(open!)]).toEqual(['kms:Decrypt', ['processMedia', 'evidence', 'media']]);
    for (const statement of [put!, open!])
      expect(statement.Condition?.StringLike).toEqual({ 'kms:ViaService': 's3.*' });
  });

  test('one function alone speaks to the bank and opens the numbers of accounts; another alone seals them', () => {
    const granted = (action: string) =>
      Object.entries(service.functions)
        .filter(([, { role }]) =>
          statementsOf(role).some(
            (statement) =>
              statement.Effect === 'Allow' &&
              JSON.stringify(statement.Resource).includes('PayeeKey') &&
              actionsOf(statement).includes(action),
          ),
        )
        .map(([name]) => name);
    expect(granted('kms:Decrypt')).toEqual(['bankLeg']);
    expect(granted('kms:GenerateDataKey')).toEqual(['orders']);
    const told = Object.entries(service.functions).filter(([, { environment }]) =>
      Object.keys(environment).some((name) => name.startsWith('BANK_')),
    );
    expect(told.map(([name]) => name)).toEqual(['bankLeg']);
    const { KeyPolicy } = service.resources.PayeeKey!.Properties as {
      KeyPolicy: { Statement: (Statement & { Sid: string })[] };
    };
    const [lookAfter, seal, open] = KeyPolicy.Statement;
    expect(actionsOf(lookAfter!).filter((action) => /Decrypt|Encrypt|Generate|\*$/.test(action))).toEqual([
      'kms:Describe*',
      'kms:Get*',
      'kms:List*',
    ]);
    expect([seal!.Action, open!.Action]).toEqual(['kms:GenerateDataKey', 'kms:Decrypt']);
    expect(JSON.stringify(seal!.Condition)).toMatch(/-orders"/);
    expect(JSON.stringify(open!.Condition)).toMatch(/-bankLeg"/);
    for (const statement of [seal!, open!])
      expect(statement.Condition?.StringEquals).toEqual({ 'kms:EncryptionContext:purpose': 'transfer' });
  });

  test('one function alone speaks to WeChat Pay', () => {
    const told = Object.entries(service.functions).filter(([, { environment }]) =>
      Object.keys(environment).some((name) => name.startsWith('WECHAT_PAY_')),
    );
    expect(told.map(([name]) => name)).toEqual(['wechatPay']);
  });

  test('an object wakes one function at most', () => {
    const { NotificationConfiguration } = service.resources.MediaBucket!.Properties as {
      NotificationConfiguration: { LambdaConfigurations: { Filter: { S3Key: { Rules: { Value: string }[] } } }[] };
    };
    const prefixes = NotificationConfiguration.LambdaConfigurations.flatMap(({ Filter }) =>
      Filter.S3Key.Rules.map(({ Value }) => Value),
    );
    expect(prefixes.sort()).toEqual(['imports/', 'originals/']);
  });

  test('each consumer of the stream is given its rows, and again what it gave up', () => {
    const followed = Object.entries(service.functions).flatMap(([name, { events }]) =>
      events.flatMap(({ stream }) => {
        const { filterPatterns = [] } = (stream ?? {}) as { filterPatterns?: { dynamodb: { NewImage: object } }[] };
        return stream ? [[name, filterPatterns.map(({ dynamodb }) => dynamodb.NewImage)]] : [];
      }),
    );
    // What is given up of the Ledger's stream is not brought again: the night reads those rows.
    expect(Object.fromEntries(followed)).toEqual({
      ...Object.fromEntries(
        Object.entries(FOLLOWED).map(([name, entities]) => [
          name,
          [{ _et: { S: entities } }, { _et: { S: ['Redelivery'] }, consumer: { S: [name] } }],
        ]),
      ),
      watchWritten: [{ _et: { S: ['Voucher', 'Contract', 'Asset', 'Debt'] } }],
    });
    expect(followed).toHaveLength(6);
  });

  test('what calls functions may call exactly those that it wakes: the clock’s role the scheduled ones, the API’s those with routes', () => {
    const functionsOf = (role: string) =>
      statementsOf(role)
        .filter((statement) => actionsOf(statement).includes('lambda:InvokeFunction'))
        .flatMap(({ Effect, Resource }) => (Effect === 'Allow' ? [Resource].flat() : []))
        .map((resource) => (resource as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0])
        .sort();
    const scheduled = Object.values(service.resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::Scheduler::Schedule'
        ? [(Properties!.Target as { Arn: { 'Fn::GetAtt': [string, string] } }).Arn['Fn::GetAtt'][0]]
        : [],
    );
    expect(scheduled.length).toBeGreaterThan(20);
    expect(functionsOf('SchedulerRole')).toEqual(scheduled.sort());
    const withRoutes = new Set(service.routes.map(({ functionName }) => functionId(functionName)));
    expect(functionsOf('HttpApiRole')).toEqual([...withRoutes].sort());
    // Nobody else calls a function at all.
    const callers = Object.entries(service.resources).filter(
      ([, { Type, Properties }]) => Type === 'AWS::IAM::Role' && JSON.stringify(Properties).includes('lambda:Invoke'),
    );
    expect(callers.map(([id]) => id).sort()).toEqual(['HttpApiRole', 'SchedulerRole']);
  });

  test('a function writes its log under its own name, and no other', () => {
    for (const [name, { role }] of Object.entries(service.functions)) {
      const { ManagedPolicyArns } = service.resources[role]!.Properties as { ManagedPolicyArns: unknown[] };
      expect(JSON.stringify(ManagedPolicyArns)).not.toContain('Lambda');
      const writing = statementsOf(role).filter((statement) =>
        actionsOf(statement).some((action) => action === 'logs:PutLogEvents'),
      );
      const streams = writing.map(
        ({ Resource }) => (Resource as { 'Fn::Sub': string })['Fn::Sub'].split(':log-stream:')[1],
      );
      expect([name, streams]).toEqual([name, [`*/\${self:service}-\${sls:stage}-${name}[*`]]);
    }
  });

  test('every schedule is by the county’s clock', () => {
    for (const { Type, Properties } of Object.values(service.resources))
      if (Type === 'AWS::Scheduler::Schedule') expect(Properties!.ScheduleExpressionTimezone).toBe('Asia/Shanghai');
  });

  test('no function is told of a simulator', () => {
    expect(JSON.stringify(service)).not.toMatch(/DYNAMODB_ENDPOINT|S3_ENDPOINT|WECHAT_API_BASE/);
  });
});
