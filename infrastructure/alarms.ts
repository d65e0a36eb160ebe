import {
  attributeOf,
  functionId,
  logicalName,
  ref,
  type Resource,
  type Resources,
  STAGE_NAME,
  sub,
} from './cloudformation';
import { featureOf, type Lambda } from './lambda';
import { LOG_GROUP } from './logs';

const FIVE_MINUTES = 300;
const HOUR = 3600;
const DAY = 86_400;

const alarm = (description: string, properties: object): Resource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmDescription: description,
    Period: FIVE_MINUTES,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: [ref('Alarms')],
    ...properties,
  },
});

interface Metric {
  Namespace: string;
  MetricName: string;
  Dimensions: object[];
}
/** CloudWatch takes no more metrics in an alarm of several. */
const MOST_METRICS = 10;

/**
 * Several metrics of one kind in one alarm: whichever of them is there.
 * @throws Error for more than CloudWatch takes.
 */
function jointAlarm(
  description: string,
  metrics: readonly Metric[],
  { Stat = 'Sum', ...more }: { Stat?: 'Sum' | 'Maximum'; [property: string]: unknown } = {},
): Resource {
  if (metrics.length > MOST_METRICS)
    throw new Error(`${description}: ${metrics.length} metrics, at most ${MOST_METRICS}`);
  const { Period: _, ...properties } = alarm(description, more).Properties!;
  const filled = metrics.map((_metric, place) => `FILL(m${place}, 0)`);
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      ...properties,
      Metrics: [
        {
          Id: 'all',
          Expression: Stat === 'Sum' ? filled.join(' + ') : `MAX([${filled.join(', ')}])`,
          ReturnData: true,
        },
        ...metrics.map((Metric, place) => ({
          Id: `m${place}`,
          MetricStat: { Metric, Period: FIVE_MINUTES, Stat },
          ReturnData: false,
        })),
      ],
    },
  };
}

/** Something lies in a queue. */
const waiting = (description: string, queue: string, properties: object) =>
  alarm(description, {
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: attributeOf(queue, 'QueueName') }],
    ...properties,
  });
/** What lies there longest, in seconds. */
const waitingFor = (description: string, queue: string, seconds: number) =>
  waiting(description, queue, {
    MetricName: 'ApproximateAgeOfOldestMessage',
    Statistic: 'Maximum',
    Threshold: seconds,
  });

const NAMESPACE = '${self:service}/${sls:stage}';

/** The lines in which functions say that something happened. */
const linesOf = (event: string, metric: string): Resource => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: {
    LogGroupName: ref(LOG_GROUP),
    FilterPattern: `{ $.event = "${event}" }`,
    MetricTransformations: [{ MetricNamespace: NAMESPACE, MetricName: metric, MetricValue: '1' }],
  },
});
/** It was said once in five minutes. */
const said = (description: string, metric: string, properties: object = {}) =>
  alarm(description, { Namespace: NAMESPACE, MetricName: metric, Statistic: 'Sum', ...properties });

const metricsOf = (lambdas: readonly Lambda[], ...names: string[]): Metric[] =>
  lambdas.flatMap(({ name }) =>
    names.map((MetricName) => ({
      Namespace: 'AWS/Lambda',
      MetricName,
      Dimensions: [{ Name: 'FunctionName', Value: ref(functionId(name)) }],
    })),
  );
const namesOf = (lambdas: readonly Lambda[]) => lambdas.map(({ name }) => name).join(', ');

/** Functions whose failure is as urgent, and whose feature says where to look: those that answer people are not with those that work by themselves. */
function failingTogether(lambdas: readonly Lambda[]): Map<string, Lambda[]> {
  const together = new Map<string, Lambda[]>();
  for (const lambda of lambdas) {
    const feature = logicalName(camelCase(featureOf(lambda)));
    const id = lambda.actedOnAlone
      ? `${logicalName(lambda.name)}Fails`
      : `${feature}${lambda.triggers.routesOf ? '' : 'Work'}Fails`;
    together.set(id, [...(together.get(id) ?? []), lambda]);
  }
  return together;
}

const camelCase = (folder: string): string => folder.replace(/-(\w)/g, (_, first: string) => first.toUpperCase());

/** Functions that fail or are held back; consumers of the streams that fall behind. */
const alarmsOfFunctions = (lambdas: readonly Lambda[]): Resources => ({
  ...Object.fromEntries(
    [...failingTogether(lambdas)].map(([id, its]) => [
      id,
      jointAlarm(
        its.length === 1
          ? `${namesOf(its)} failed or was throttled: its log`
          : `One of ${namesOf(its)} failed or was throttled. Which: the dashboard`,
        metricsOf(its, 'Errors', 'Throttles'),
      ),
    ]),
  ),
  // Who reports is waiting for what this one tells: another's row that fails again and again must not keep it quiet.
  TellAboutReportBehind: streamsBehind(consumersOf(lambdas).filter(({ name }) => name === 'tellAboutReport')),
  StreamsBehind: streamsBehind(consumersOf(lambdas).filter(({ name }) => name !== 'tellAboutReport')),
});
const consumersOf = (lambdas: readonly Lambda[]) => lambdas.filter(({ triggers }) => triggers.rowsWritten);
const streamsBehind = (consumers: readonly Lambda[]) =>
  jointAlarm(
    `${consumers.length > 1 ? 'One of ' : ''}${namesOf(consumers)} is ten minutes behind its table's stream: the dashboard`,
    metricsOf(consumers, 'IteratorAge'),
    { Stat: 'Maximum', Threshold: 600_000 },
  );

const ofApi = [{ Name: 'ApiId', Value: ref('HttpApi') }];
const throttled = (table: string): Metric[] =>
  ['ReadThrottleEvents', 'WriteThrottleEvents'].map((MetricName) => ({
    Namespace: 'AWS/DynamoDB',
    MetricName,
    Dimensions: [{ Name: 'TableName', Value: ref(table) }],
  }));

const KEYS = ['DataKey', 'MediaKey', 'OriginalsKey', 'IdentityKey', 'PayeeKey', 'EnvironmentKey'];

/** All that speaks, each to the one topic; docs/operations.md has a line for each. */
export const alarmsOf = (lambdas: readonly Lambda[]): Resources => ({
  /** Whom to tell when something does not get through: subscribe the admin's address (docs/deploy.md). */
  Alarms: { Type: 'AWS::SNS::Topic' },
  ...alarmsOfFunctions(lambdas),
  ApiFails: alarm('Five answers of 5xx in five minutes', {
    Namespace: 'AWS/ApiGateway',
    MetricName: '5xx',
    Dimensions: ofApi,
    Statistic: 'Sum',
    Threshold: 4,
  }),
  ApiSlow: alarm('One answer of a hundred took three seconds, for a quarter of an hour', {
    Namespace: 'AWS/ApiGateway',
    MetricName: 'Latency',
    Dimensions: ofApi,
    ExtendedStatistic: 'p99',
    Threshold: 3000,
    EvaluationPeriods: 3,
  }),
  TablesThrottled: jointAlarm('DynamoDB held reads or writes of Civic or Ledger back. Which: the dashboard', [
    ...throttled('CivicTable'),
    ...throttled('LedgerTable'),
  ]),
  MediaLostWait: waiting(
    "Storage or tables could not be reached for an original's processing, or a night's rewriting, for hours",
    'MediaLost',
    { Statistic: 'Maximum' },
  ),
  MediaRetriesOld: waitingFor("An original, or a night's rewriting of copies, waits an hour", 'MediaRetries', HOUR),
  FailedRunsWait: waiting('A run of the clock, or of an imported file, failed three times', 'FailedRuns', {
    Statistic: 'Maximum',
  }),
  /** What could not be begun lies in `FailedRuns`; here not even that could be told: Scheduler's role was changed. */
  ClockFails: alarm('Scheduler could not begin a run, nor say so to the queue of failed runs', {
    Namespace: 'AWS/Scheduler',
    MetricName: 'InvocationsFailedToBeSentToDeadLetterCount',
    Dimensions: [{ Name: 'ScheduleGroup', Value: ref('ScheduleGroup') }],
    Statistic: 'Sum',
  }),
  /** The function that empties the queue does not. */
  DeadLettersWait: waiting('Dead letters of the stream lie in the queue for a quarter of an hour', 'DeadLetters', {
    Statistic: 'Minimum',
    EvaluationPeriods: 3,
  }),
  DeadLettersOld: waitingFor('A dead letter of the stream lies in the queue for an hour', 'DeadLetters', HOUR),
  GivenUpLines: linesOf('giveUp', 'GivenUp'),
  /** A row was made for the admin: a reminder or a step was given up. */
  SomethingGivenUp: said("A reminder or a step was given up; the admin's page 没送到的 says which and why", 'GivenUp'),
  HeldReviewsLines: linesOf('heldReviewsWait', 'HeldReviewsWait'),
  /** Nobody looks at a queue of held words (待审留言): the line says of which office. */
  HeldReviewsWait: said(
    'Words of residents wait for an office for more than a day; the log says which',
    'HeldReviewsWait',
  ),
  RemindersLateLines: linesOf('remindersLate', 'RemindersLate'),
  RemindersLate: said('A reminder that was due two waking hours ago is not sent', 'RemindersLate'),
  ReplacedLines: linesOf('mediaReplaced', 'MediaReplaced'),
  /** Another file was put in the place of one that was sent, and refused (ADR 42). */
  SomeFileReplaced: said(
    'Another file was put in the place of one that was sent; the trail says of which, and the report shows it',
    'MediaReplaced',
  ),
  WithoutTokenLines: linesOf('wechatToken', 'NoToken'),
  WeChatTokenFails: said('WeChat gave no access token', 'NoToken'),
  BackupFreshLines: linesOf('backupFresh', 'BackupFresh'),
  /** Silence is the alarm: the backup is old, or nobody looks. */
  BackupOld: said('No fresh backup of both tables was seen for a day', 'BackupFresh', {
    Period: DAY,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  }),
  /** Whoever changes a key's policy could make themselves able to open what it seals; a deleted key takes all with it. */
  KeyTouched: {
    Type: 'AWS::Events::Rule',
    Properties: {
      Description: "A key's policy was changed, or the key disabled or given up for deletion",
      EventPattern: {
        source: ['aws.kms'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: {
          eventName: ['PutKeyPolicy', 'ScheduleKeyDeletion', 'DisableKey'],
          // It is named by its id or by its ARN.
          requestParameters: { keyId: KEYS.flatMap((key) => [ref(key), attributeOf(key, 'Arn')]) },
        },
      },
      Targets: [{ Id: 'alarms', Arn: ref('Alarms') }],
    },
  },
  AlarmsPolicy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [ref('Alarms')],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: ref('Alarms'),
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
          // EventBridge brings no account along: under a condition the rule on keys would be silent.
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: ref('Alarms'),
          },
        ],
      },
    },
  },
  Dashboard: dashboardOf(lambdas),
});

/** One page that says how the stage does: what people feel, the functions, the tables, what waits. */
function dashboardOf(lambdas: readonly Lambda[]): Resource {
  const widget = (title: string, place: number, metrics: unknown[][], stat: string) => ({
    type: 'metric',
    x: (place % 2) * 12,
    y: Math.floor(place / 2) * 6,
    width: 12,
    height: 6,
    properties: { title, metrics, stat, period: FIVE_MINUTES, region: '${AWS::Region}', view: 'timeSeries' },
  });
  const lambdaMetrics = (metric: string, of = lambdas) =>
    of.map(({ name }) => ['AWS/Lambda', metric, 'FunctionName', `${STAGE_NAME}-${name}`]);
  const api = (metric: string) => ['AWS/ApiGateway', metric, 'ApiId', '${HttpApi}'];
  const tables = (metric: string) =>
    ['CivicTable', 'LedgerTable'].map((table) => ['AWS/DynamoDB', metric, 'TableName', `\${${table}}`]);
  const queues = ['DeadLetters', 'MediaRetries', 'MediaLost', 'FailedRuns'].map((queue) => [
    'AWS/SQS',
    'ApproximateNumberOfMessagesVisible',
    'QueueName',
    `\${${queue}.QueueName}`,
  ]);
  const widgets = [
    widget('Calls, 4xx, 5xx', 0, [api('Count'), api('4xx'), api('5xx')], 'Sum'),
    widget('Latency p99, ms', 1, [api('Latency')], 'p99'),
    widget('Errors', 2, lambdaMetrics('Errors'), 'Sum'),
    widget('Throttles', 3, lambdaMetrics('Throttles'), 'Sum'),
    widget('Duration p95, ms', 4, lambdaMetrics('Duration'), 'p95'),
    widget(
      'Behind the streams, ms',
      5,
      lambdaMetrics(
        'IteratorAge',
        lambdas.filter(({ triggers }) => triggers.rowsWritten),
      ),
      'Maximum',
    ),
    widget('Units', 6, [...tables('ConsumedReadCapacityUnits'), ...tables('ConsumedWriteCapacityUnits')], 'Sum'),
    widget('What waits', 7, queues, 'Maximum'),
  ];
  return {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { DashboardName: STAGE_NAME, DashboardBody: sub(JSON.stringify({ widgets })) },
  };
}
