import { readFileSync } from 'node:fs';
import { functionId, logicalName } from '../../infrastructure/cloudformation';
import { service } from '../../infrastructure/service';

const { resources, functions } = service;
const of = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type);
const alarms = of('AWS::CloudWatch::Alarm');
const text = (value: unknown) => JSON.stringify(value);

interface Target {
  Arn: { 'Fn::GetAtt': [string, string] };
  DeadLetterConfig?: unknown;
}
const targetOf = (properties: Record<string, unknown> = {}) => properties.Target as Target;

test('every function has an alarm for its errors and its throttles', () => {
  const watched = (metric: string) =>
    Object.keys(functions).filter((name) =>
      alarms.some(
        ([, { Properties }]) =>
          text(Properties).includes(`"${metric}"`) && text(Properties).includes(`"${functionId(name)}"`),
      ),
    );
  expect(watched('Errors')).toEqual(Object.keys(functions));
  expect(watched('Throttles')).toEqual(Object.keys(functions));
});

test('what answers people has an alarm of its feature alone: what works by itself is told apart', () => {
  const named = (id: string) => [
    ...new Set([...text(resources[id]!.Properties).matchAll(/"(\w+)LambdaFunction"/g)].map(([, name]) => name!)),
  ];
  for (const name of new Set(service.routes.map(({ functionName }) => functionName)))
    expect([name, named(`${logicalName(name)}Fails`)]).toEqual([name, [logicalName(name)]]);
  // Each is acted on at once, or the same day.
  for (const name of ['BankLeg', 'AnchorTrails', 'WatchVillages']) expect(named(`${name}Fails`)).toEqual([name]);
});

test('an alarm of several metrics has no more than CloudWatch takes, and its description names each function', () => {
  const joint = alarms.flatMap(([, { Properties }]) =>
    Properties!.Metrics ? [Properties as { Metrics: { MetricStat?: unknown }[]; AlarmDescription: string }] : [],
  );
  expect(joint.length).toBeGreaterThan(20);
  for (const { Metrics, AlarmDescription } of joint) {
    expect(Metrics.filter(({ MetricStat }) => MetricStat).length).toBeLessThanOrEqual(10);
    for (const [, name] of text(Metrics).matchAll(/"(\w+)LambdaFunction"/g))
      expect(AlarmDescription).toContain(`${name![0]!.toLowerCase()}${name!.slice(1)}`);
  }
});

test('every consumer of the stream has one for falling behind, every queue one for what lies in it', () => {
  const consumers = Object.entries(functions).filter(([, { events }]) => events.some((event) => 'stream' in event));
  expect(consumers.length).toBeGreaterThan(0);
  for (const [name] of consumers)
    expect(
      alarms.filter(
        ([, { Properties }]) =>
          /IteratorAge/.test(text(Properties)) && text(Properties).includes(`"${functionId(name)}"`),
      ),
    ).toHaveLength(1);
  for (const [queue] of of('AWS::SQS::Queue'))
    expect([queue, alarms.some(([, { Properties }]) => text(Properties).includes(`["${queue}","QueueName"]`))]).toEqual(
      [queue, true],
    );
});

test('each alarm tells the one topic, and its metric is filtered from lines of a function that is there', () => {
  for (const [id, { Properties }] of alarms) expect([id, Properties!.AlarmActions]).toEqual([id, [{ Ref: 'Alarms' }]]);
  expect(of('AWS::SNS::Topic').map(([id]) => id)).toEqual(['Alarms']);
  const filtered = new Set(
    of('AWS::Logs::MetricFilter').map(([, { Properties }]) => /"MetricName":"(\w+)"/.exec(text(Properties))![1]),
  );
  const own = alarms.filter(([, { Properties }]) => String(Properties!.Namespace).includes('self:service'));
  expect(own.length).toBeGreaterThan(3);
  for (const [id, { Properties }] of own)
    expect([id, filtered.has(String(Properties!.MetricName))]).toEqual([id, true]);
  const { LogGroupName } = resources.FunctionsLogGroup!.Properties!;
  for (const [name, { logs, disableLogs }] of Object.entries(functions))
    expect([name, logs, disableLogs]).toEqual([name, { logGroup: LogGroupName }, true]);
  for (const [id, { Properties }] of of('AWS::Logs::MetricFilter'))
    expect([id, Properties!.LogGroupName]).toEqual([id, { Ref: 'FunctionsLogGroup' }]);
});

test('the lines that filters look for are really said by the code', () => {
  const code = [
    'messages/outgoing/send-one',
    'messages/outgoing/send-outgoing',
    'messages/dead-letters/keep-dead-letters',
    'platform/wechat',
    'health/check-backups',
    'media/redaction/refuse-replaced',
    'reviews/moderation/watch-held-reviews',
  ].map((file) => readFileSync(`functions/${file}.ts`, 'utf8'));
  const looked = of('AWS::Logs::MetricFilter').map(
    ([, { Properties }]) => /event = "(\w+)"/.exec(String(Properties!.FilterPattern))![1]!,
  );
  expect(looked.filter((event) => !code.some((each) => each.includes(`'${event}'`)))).toEqual([]);
});

test('each alarm has its line in docs/operations.md, and no line is of an alarm that is none', () => {
  const lines = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `(\w+)` +\|/gm)].map(([, id]) => id);
  const rules = of('AWS::Events::Rule').map(([id]) => id);
  const declared = [...alarms.map(([id]) => id), ...rules].sort();
  expect([...new Set(lines)].sort()).toEqual(declared);
  expect(lines).toHaveLength(declared.length);
});

test('what the clock or an object begins has somewhere to go when it failed three times', () => {
  const scheduled = new Set(
    of('AWS::Scheduler::Schedule').map(([, { Properties }]) => targetOf(Properties).Arn['Fn::GetAtt'][0]),
  );
  expect(scheduled.size).toBeGreaterThan(20);
  const queueOf = (arn: unknown) => (arn as { 'Fn::GetAtt'?: string[] } | undefined)?.['Fn::GetAtt']?.[0];
  const watched = new Set<string | undefined>(of('AWS::SQS::Queue').map(([id]) => id));
  for (const [name, { onError }] of Object.entries(functions)) {
    const byClock = scheduled.has(functionId(name));
    const byObject = text(resources.MediaBucket!.Properties!.NotificationConfiguration).includes(
      `"${functionId(name)}"`,
    );
    if (byClock || byObject) expect([name, watched.has(queueOf(onError))]).toEqual([name, true]);
  }
});

test('a run that Scheduler cannot begin lies in a queue that is watched, and one that it can tell nobody of has its alarm', () => {
  for (const [id, { Properties }] of of('AWS::Scheduler::Schedule'))
    expect([id, targetOf(Properties).DeadLetterConfig]).toEqual([id, { Arn: { 'Fn::GetAtt': ['FailedRuns', 'Arn'] } }]);
  const group = of('AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties!.GroupName);
  expect(new Set(group.map(text))).toEqual(new Set([text({ Ref: 'ScheduleGroup' })]));
  expect(text(resources.ClockFails)).toContain('"ScheduleGroup"');
});

test('a key whose policy is changed, that is disabled or given up, is told of', () => {
  const { EventPattern, Targets } = resources.KeyTouched!.Properties as {
    EventPattern: { detail: { eventName: string[]; requestParameters: { keyId: unknown[] } } };
    Targets: { Arn: unknown }[];
  };
  expect(EventPattern.detail.eventName).toEqual(['PutKeyPolicy', 'ScheduleKeyDeletion', 'DisableKey']);
  for (const [key] of of('AWS::KMS::Key'))
    expect(text(EventPattern.detail.requestParameters.keyId)).toContain(`"${key}"`);
  expect(Targets[0]!.Arn).toEqual({ Ref: 'Alarms' });
});

test('one dashboard shows every function', () => {
  const dashboards = of('AWS::CloudWatch::Dashboard');
  expect(dashboards).toHaveLength(1);
  const { DashboardBody } = dashboards[0]![1].Properties as { DashboardBody: { 'Fn::Sub': string } };
  const body = DashboardBody['Fn::Sub'];
  for (const name of Object.keys(functions)) expect(body).toContain(`-${name}"`);
  expect(() => void JSON.parse(body)).not.toThrow();
});
