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
