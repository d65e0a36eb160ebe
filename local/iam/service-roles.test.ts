import { gatewayOf } from '../api/gateway';
import type { LocalFunction } from '../api/lambda';
import { startBackground } from '../events/background';
import { schedulesOf } from '../events/schedules';
import { service, type Service } from '../../infrastructure/service';

/** The service in which one role differs. */
const withRole = (id: string, Properties: object): Service => {
  const role = service.resources[id]!;
  return {
    ...service,
    resources: { ...service.resources, [id]: { ...role, Properties: { ...role.Properties, ...Properties } } },
  };
};
const NOBODY = { AssumeRolePolicyDocument: { Statement: [] } };
const NOTHING = { Policies: [] };

/** A function that only notes that it ran. */
const noting = (name: string, ran: unknown[]): LocalFunction => ({
  name,
  invoke: (event) => Promise.resolve(ran.push(event)).then(() => ({ statusCode: 200, body: '{}' })),
});
const health = { method: 'GET', path: '/health', rawQuery: '', headers: {} };

let told: jest.SpyInstance;
beforeEach(() => void (told = jest.spyOn(console, 'error').mockImplementation()));
afterEach(() => told.mockRestore());

describe('API Gateway', () => {
  const callThrough = async (its: Service) => {
    const ran: unknown[] = [];
    const { status } = await gatewayOf(its, new Map([['health', noting('health', ran)]])).call(health);
    return { status, runs: ran.length };
  };

  test('calls a function under its role', async () => {
    expect(await callThrough(service)).toEqual({ status: 200, runs: 1 });
  });

  test.each([
    ['a role that does not trust it', NOBODY, 'HttpApiRole does not trust apigateway.amazonaws.com'],
    ['a role that may call nothing', NOTHING, 'HttpApiRole may not invoke HealthLambdaFunction'],
  ])('is refused by %s, and people see an error of ours', async (_, properties, why) => {
    expect(await callThrough(withRole('HttpApiRole', properties))).toEqual({ status: 500, runs: 0 });
    expect(String(told.mock.calls[0])).toContain(why);
  });
});

describe('EventBridge Scheduler', () => {
  const minuteOf = async (its: Service) => {
    const ran: unknown[] = [];
    const functions = new Map(Object.keys(its.functions).map((name) => [name, noting(name, ran)]));
    const streams = { shardsOf: () => Promise.resolve([]) } as never;
    const withoutStreams = {
      ...its,
      functions: Object.fromEntries(Object.entries(its.functions).map(([name, one]) => [name, { ...one, events: [] }])),
    };
    const running = startBackground({ service: withoutStreams, names: {}, prefix: 't1', functions, streams });
    await running.minute();
    await running.stop();
    return ran as { function: string; time: string }[];
  };

  test('begins what is due by the county’s clock, and says which function and when', async () => {
    const ran = await minuteOf(service);
    expect(ran.map((event) => event.function)).toEqual(
      expect.arrayContaining(['sendOutgoing', 'bankLeg', 'wechatPay']),
    );
    for (const event of ran)
      expect(event).toEqual({
        source: 'aws.scheduler',
        function: expect.any(String) as string,
        time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      });
  });

  test.each([
    ['a role that does not trust it', NOBODY, 'SchedulerRole does not trust scheduler.amazonaws.com'],
    ['a role that may begin nothing', NOTHING, 'SchedulerRole may not invoke SendOutgoingLambdaFunction'],
  ])('is refused by %s', async (_, properties, why) => {
    expect(await minuteOf(withRole('SchedulerRole', properties))).toEqual([]);
    expect(JSON.stringify(told.mock.calls.map((call) => call.map(String)))).toContain(why);
  });

  test('is refused by a role that trusts another group', () => {
    const { AssumeRolePolicyDocument } = service.resources.SchedulerRole!.Properties as {
      AssumeRolePolicyDocument: object;
    };
    const elsewhere = JSON.parse(
      JSON.stringify(AssumeRolePolicyDocument).replace(/schedule-group\/[^"]+/, 'schedule-group/default'),
    ) as object;
    const refusals = (its: Service) => new Set(schedulesOf(its).map(({ refusal }) => refusal));
    expect(refusals(service)).toEqual(new Set([undefined]));
    expect(refusals(withRole('SchedulerRole', { AssumeRolePolicyDocument: elsewhere }))).toEqual(
      new Set(['SchedulerRole does not trust scheduler.amazonaws.com']),
    );
  });
});
