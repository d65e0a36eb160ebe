import { service } from '../../infrastructure/service';

/** What AWS itself may write down of a call or an object: only what is listed here. docs/deploy.md says what must stay off. */
const { resources } = service;

test('the gateway writes down which route was called and how it went: no address, browser, path, query, token or body', () => {
  const { Format } = resources.HttpApiStage!.Properties!.AccessLogSettings as { Format: string };
  const fields = JSON.parse(Format) as Record<string, string>;
  expect(fields).toEqual({
    requestId: '$context.requestId',
    routeKey: '$context.routeKey',
    status: '$context.status',
    latency: '$context.responseLatency',
  });
});

test('nothing writes down who sends or fetches a file: no server access log, no data events, no trail', () => {
  const buckets = Object.values(resources).filter(({ Type }) => Type === 'AWS::S3::Bucket');
  expect(
    buckets.flatMap(({ Properties }) =>
      Object.keys(Properties ?? {}).filter((name) => /logging|inventory|analytics/i.test(name)),
    ),
  ).toEqual([]);
  const watching =
    /^AWS::(CloudTrail|WAFv2|WAF|CloudFront|S3::StorageLens|EC2::FlowLog|Logs::(SubscriptionFilter|Destination))/;
  expect(Object.entries(resources).filter(([, { Type }]) => watching.test(Type))).toEqual([]);
  const { HttpApiStage: _, ...others } = resources;
  expect(JSON.stringify(others)).not.toMatch(/LoggingConfiguration|DataResources|AccessLogSetting/);
});
