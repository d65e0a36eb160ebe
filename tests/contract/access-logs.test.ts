import { template } from '../support/local-world';

/** What AWS itself may write down of a call or an object: only what is listed here. docs/deploy.md says what must stay off. */
const { provider, resources } = template as never as {
  provider: { logs: { httpApi: { format: string } }; s3: { media: object }; httpApi: object };
  resources: { Resources: Record<string, { Type: string; Properties?: object }> };
};

test('the gateway writes down which route was called and how it went: no address, browser, path, query, token or body', () => {
  const fields = JSON.parse(provider.logs.httpApi.format) as Record<string, string>;
  expect(fields).toEqual({
    requestId: '$context.requestId',
    routeKey: '$context.routeKey',
    status: '$context.status',
    latency: '$context.responseLatency',
  });
});

test('nothing writes down who sends or fetches a file: no server access log, no data events, no trail', () => {
  expect(
    Object.keys(provider.s3.media).filter((name) => /logging|notification|inventory|analytics/i.test(name)),
  ).toEqual([]);
  const watching =
    /^AWS::(CloudTrail|WAFv2|WAF|CloudFront|S3::StorageLens|EC2::FlowLog|Logs::(SubscriptionFilter|Destination))/;
  expect(Object.entries(resources.Resources).filter(([, { Type }]) => watching.test(Type))).toEqual([]);
  expect(JSON.stringify(resources)).not.toMatch(/LoggingConfiguration|DataResources|AccessLogSetting/);
});
