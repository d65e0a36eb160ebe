import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { faultsOf, outdated, type Template } from './validate-template';

const spec = loadAwsServiceSpecSync();
const faults = (Resources: Template['Resources'], more: Partial<Template> = {}) =>
  faultsOf({ Resources, ...more }, spec);

const code = { ZipFile: 'x' };
const role = (more: Record<string, unknown> = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: {}, ...more },
});
const fn = (more: Record<string, unknown> = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Code: code, Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...more },
});
const permission = (Principal: string) => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { Action: 'lambda:InvokeFunction', Principal, FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
});
const wakes = { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: { 'Fn::GetAtt': ['Fn', 'Arn'] } }] };
const bucket = (more: Record<string, unknown> = {}, DependsOn?: string[]) => ({
  Type: 'AWS::S3::Bucket',
  Properties: more,
  ...(DependsOn && { DependsOn }),
});

const begins = { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: { 'Fn::GetAtt': ['Fn', 'Arn'] } };
const trusting = (Service: string, Statement: object = begins, Condition?: object) =>
  role({
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole', ...(Condition && { Condition }) },
      ],
    },
    Policies: [{ PolicyName: 'begin', PolicyDocument: { Statement: [Statement] } }],
  });
const inGroup = (name: string) => ({
  ArnEquals: {
    'aws:SourceArn': {
      'Fn::Sub': `arn:\${AWS::Partition}:scheduler:\${AWS::Region}:\${AWS::AccountId}:schedule-group/${name}`,
    },
  },
});
const group = { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'nightly' } };
const schedule = {
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    GroupName: { Ref: 'Group' },
    ScheduleExpression: 'rate(1 day)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: { 'Fn::GetAtt': ['Fn', 'Arn'] }, RoleArn: { 'Fn::GetAtt': ['Caller', 'Arn'] } },
  },
};
const integration = {
  uri: { 'Fn::Sub': 'arn:functions/${Fn.Arn}/invocations' },
  credentials: { 'Fn::GetAtt': ['Caller', 'Arn'] },
};
const api = (Body: object) => ({ Type: 'AWS::ApiGatewayV2::Api', Properties: { Body } });
const sharedBody = { components: { 'x-amazon-apigateway-integrations': { toFn: integration } } };
const elsewhere = { ...begins, Resource: 'arn:other' };
/** A function, the role under which it is called, and what calls it. */
const calledBy = (Caller: object, more: Template['Resources']): Template['Resources'] => ({
  Role: role(),
  Fn: fn(),
  Caller: Caller as Template['Resources'][string],
  ...more,
});

test('a schedule and an API call under a role that trusts them and may', () => {
  const scheduler = trusting('scheduler.amazonaws.com', begins, inGroup('nightly'));
  expect(faults(calledBy(scheduler, { Group: group, Schedule: schedule }))).toEqual([]);
  expect(faults(calledBy(trusting('apigateway.amazonaws.com'), { Api: api(sharedBody) }))).toEqual([]);
});

test('a template with nothing wrong has no faults', () => {
  expect(
    faults({
      Role: role(),
      Fn: fn(),
      Permission: permission('s3.amazonaws.com'),
      Bucket: bucket({ NotificationConfiguration: wakes }, ['Permission']),
    }),
  ).toEqual([]);
});

interface Planted {
  what: string;
  expected: string[];
  resources: Template['Resources'];
  more?: Partial<Template>;
}
const planted = (
  what: string,
  expected: string[],
  resources: Planted['resources'],
  more?: Planted['more'],
): Planted => ({
  what,
  expected,
  resources,
  ...(more && { more }),
});

test.each([
  planted('an unknown property', ['Bucket.Nmae: unknown property'], { Bucket: bucket({ Nmae: 'x' }) }),
  planted('a missing property', ['Fn.Code: required'], { Role: role(), Fn: { ...fn(), Properties: { Role: 'arn' } } }),
  planted('a wrong type', ['Fn.Timeout: number expected'], { Role: role(), Fn: fn({ Timeout: 'soon' }) }),
  planted('an unknown type', ['Thing: unknown type AWS::S3::Bukcet'], { Thing: { Type: 'AWS::S3::Bukcet' } }),
  planted('a dangling reference', ['/Resources/Fn/Properties/Role: dangling reference Role'], { Fn: fn() }),
  planted(
    'an attribute that is not there',
    ['/Outputs/Url: Bucket has no attribute Url'],
    { Bucket: bucket() },
    { Outputs: { Url: { 'Fn::GetAtt': ['Bucket', 'Url'] } } },
  ),
  planted('what is missing to depend on', ['Bucket: depends on Key, which is missing'], {
    Bucket: bucket({}, ['Key']),
  }),
  planted(
    'the circle bucket → permission → function → role → bucket',
    ['circular dependency: Bucket → Fn → Role → Bucket'],
    {
      Bucket: bucket({ NotificationConfiguration: wakes }, ['Permission']),
      Permission: permission('s3.amazonaws.com'),
      Fn: fn(),
      Role: role({
        Policies: [{ PolicyName: 'p', PolicyDocument: { Resource: { 'Fn::Sub': '${Bucket.Arn}/*' } } }],
      }),
    },
  ),
  planted('a circle of one', ['circular dependency: Role → Role'], {
    Role: role({ Description: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
  }),
  planted('a name too long', ['Fn.FunctionName: 65 letters, and 64 is the limit'], {
    Role: role(),
    Fn: fn({ FunctionName: 'f'.repeat(65) }),
  }),
  planted('a bucket’s name in capitals', ['Bucket.BucketName: Media is no name of a bucket'], {
    Bucket: bucket({ BucketName: 'Media' }),
  }),
  planted('an environment over 4 KB', ['Fn: bytes of its environment: 5010, and 4096 is the limit'], {
    Role: role(),
    Fn: fn({ Environment: { Variables: { X: 'x'.repeat(5002) } } }),
  }),
  planted(
    'too many resources',
    ['resources: 501, and 500 is the limit'],
    Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`Bucket${n}`, bucket()])),
  ),
  planted('too many routes', ['Api: routes: 301, and 300 is the limit'], {
    Api: {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: {
        Body: { paths: Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`/${n}`, { get: {} }])) },
      },
    },
  }),
  planted('an alarm of too many metrics', ['Alarm: metrics: 11, and 10 is the limit'], {
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        Metrics: [
          { Id: 'all', Expression: 'SUM(METRICS())' },
          ...Array.from({ length: 11 }, (_, n) => ({
            Id: `m${n}`,
            MetricStat: { Metric: { MetricName: 'Errors' }, Period: 300, Stat: 'Sum' },
          })),
        ],
      },
    },
  }),
  planted(
    'too many outputs',
    ['outputs: 201, and 200 is the limit'],
    { Bucket: bucket() },
    { Outputs: Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`O${n}`, { Value: 'x' }])) },
  ),
  planted('a template over 1 MB', ['bytes of the template: 1000110, and 1000000 is the limit'], {
    Role: role({ Description: 'x'.repeat(1_000_000) }),
  }),
  planted('a bucket without the permission to wake', ['Bucket: may not call Fn'], {
    Role: role(),
    Fn: fn(),
    Bucket: bucket({ NotificationConfiguration: wakes }),
  }),
  planted('a bucket made before its permission', ['Bucket: is made before Permission, and S3 asks at once'], {
    Role: role(),
    Fn: fn(),
    Permission: permission('s3.amazonaws.com'),
    Bucket: bucket({ NotificationConfiguration: wakes }),
  }),
  planted('a schedule without the permission', ['Rule: may not call Fn'], {
    Role: role(),
    Fn: fn(),
    Permission: permission('s3.amazonaws.com'),
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: 'rate(1 day)',
        Targets: [{ Id: 'fn', Arn: { 'Fn::GetAtt': ['Fn', 'Arn'] } }],
      },
    },
  }),
  planted(
    'a schedule under a role that does not trust it',
    ['Schedule: may not call Fn: Caller does not trust scheduler.amazonaws.com'],
    calledBy(trusting('lambda.amazonaws.com'), { Group: group, Schedule: schedule }),
  ),
  planted(
    'a schedule of another group than its role trusts',
    ['Schedule: may not call Fn: Caller does not trust scheduler.amazonaws.com'],
    calledBy(trusting('scheduler.amazonaws.com', begins, inGroup('default')), { Group: group, Schedule: schedule }),
  ),
  planted(
    'a schedule under a role that may not begin its function',
    ['Schedule: may not call Fn: Caller may not invoke Fn'],
    calledBy(trusting('scheduler.amazonaws.com', elsewhere), { Group: group, Schedule: schedule }),
  ),
  planted(
    'an API under a role that does not trust it',
    ['Api: may not call Fn: Caller does not trust apigateway.amazonaws.com'],
    calledBy(trusting('scheduler.amazonaws.com'), { Api: api(sharedBody) }),
  ),
  planted(
    'an API under a role that may not call its function',
    ['Api: may not call Fn: Caller may not invoke Fn'],
    calledBy(trusting('apigateway.amazonaws.com', elsewhere), { Api: api(sharedBody) }),
  ),
  planted(
    'a route whose own integration has neither role nor permission',
    ['Api: may not call Fn'],
    calledBy(trusting('apigateway.amazonaws.com'), {
      Api: api({ paths: { '/x': { get: { 'x-amazon-apigateway-integration': { uri: integration.uri } } } } }),
    }),
  ),
  planted('a function that may not send to its dead-letter queue', ['Fn: its role may not send to Failed'], {
    Role: role(),
    Fn: fn({ DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } }),
    Failed: { Type: 'AWS::SQS::Queue' },
  }),
  planted(
    'a schedule that may not send to its dead-letter queue',
    ['Schedule: its role may not send to Failed'],
    calledBy(trusting('scheduler.amazonaws.com'), {
      Failed: { Type: 'AWS::SQS::Queue' },
      Schedule: {
        ...schedule,
        Properties: {
          ...schedule.Properties,
          GroupName: 'default',
          Target: { ...schedule.Properties.Target, DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } },
        },
      },
    }),
  ),
])('$what is found', ({ expected, resources, more }) => {
  expect(faults(resources, more)).toEqual(expected);
});

test('what the capacity page counts is what the template has', () => {
  const page = '| 1,000 roles | 2 |\n| 2,500 tables | 0 |\n| 5,000 alarms | 0 |\n';
  expect(outdated(page, { Resources: { Role: role() } })).toEqual([
    'docs/capacity.md: 1,000 roles: says 2, a stack takes 1',
    'docs/capacity.md: 500 resources a stack: says nothing, a stack takes 1',
  ]);
});
