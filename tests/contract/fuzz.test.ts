import { randomUUID } from 'node:crypto';
import { COMMON_ERRORS, type ErrorBody, ERRORS } from '@shared/errors';
import { showMe } from '@shared/identity/identity';
import type { Role } from '@shared/roles';
import type { AnyRoute } from '@shared/route';
import { ROUTES } from '@shared/routes';
import * as z from '@shared/zod';
import fc from 'fast-check';
import { routeKeyOf } from '../../functions/platform/route-key';
import { gatewayOf } from '../../local/api/gateway';
import { localFunctions } from '../../local/api/lambda';
import { demoPeople, NIUJIAO } from '../../scripts/seed/demo-people';
import { seedDistrict } from '../../scripts/seed/seed-district';
import { callApi, signInAs } from '../support/api';
import { type Draw, fitting, junk, mutated } from '../support/arbitrary-input';
import { service } from '../../infrastructure/service';
import { freshTables } from '../support/tables';

/** `FUZZ_REQUESTS=20000 FUZZ_SEED=7` for a long look; the default takes about a minute. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 2_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_128);
jest.setTimeout(1_800_000);

const gateway = gatewayOf(service, localFunctions(service, { patience: 6 }));
interface Known {
  openid: string;
  token: string;
  roles: readonly Role[];
}
const people: Known[] = [];

/** Mostly someone who may call the route: the others get no further than the door, which has its own test. */
function callerOf(draw: Draw, { access }: AnyRoute): Known {
  const fit = people.filter(({ roles }) => typeof access === 'string' || roles.some((role) => access.includes(role)));
  const among = fit.length > 0 && draw(fc.nat, { max: 9 }) > 0 ? fit : people;
  return among[draw(fc.nat, { max: among.length - 1 })]!;
}

/** Texts of answers: ids, cursors, codes. What is sent is taken from them, so that requests come to rows that are there. */
const COMMON = ['511503', '511503002', NIUJIAO, '2026', 'BT01', 'ZC01', '102', '513'];
const seen = new Set<string>(COMMON);
const texts: string[] = [...seen];
const MOST_SEEN = 3_000;

function remember(value: unknown): void {
  if (typeof value === 'string' && value.length <= 300 && seen.size < MOST_SEEN && !seen.has(value)) {
    seen.add(value);
    texts.push(value);
  }
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(remember);
}

const asText = (value: unknown): string => {
  try {
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  } catch {
    return 'x';
  }
};
/** JSON as a hostile client would write it: with halves of letters, and with what JSON.stringify refuses. */
const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '{"broken":';
  }
};

function callOf(draw: Draw, route: AnyRoute, token: string) {
  const one = (values: readonly string[]) => values[draw(fc.nat, { max: values.length - 1 })]!;
  const rarely = () => draw(fc.nat, { max: 19 }) === 0;
  const part = (schema: z.core.$ZodType | undefined): unknown => {
    if (!schema) return rarely() ? draw(() => junk) : undefined;
    const value = fitting(draw, schema, texts);
    return draw(fc.nat, { max: 2 }) > 0 ? value : mutated(draw, value);
  };
  const params = Object(part(route.params)) as Record<string, unknown>;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const text = asText(params[name] ?? one(texts)) || '-';
    return rarely() ? text.replace(/[/?#]/g, '-') || '-' : encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'));
  });
  const query = Object.entries(Object(part(route.query)) as object).filter(([, value]) => value !== undefined);
  const body = part(route.body);
  return {
    method: route.method,
    path,
    rawQuery:
      new URLSearchParams(query.map(([name, value]) => [name, asText(value)])).toString() +
      (rarely() ? '&limit=1&limit=%ZZ' : ''),
    headers: {
      'content-type': rarely()
        ? one(['text/plain', 'image/png', 'application/x-www-form-urlencoded', ''])
        : 'application/json',
      ...(!rarely() && {
        authorization: rarely() ? one(['Bearer x', 'Bearer a.b', 'Basic x', 'Bearer \u0000']) : `Bearer ${token}`,
      }),
      ...(!rarely() && { 'idempotency-key': rarely() ? asText(draw(() => junk)).slice(0, 80) : randomUUID() }),
    },
    ...(body !== undefined && { body: Buffer.from(asJson(body)) }),
  };
}

/** What is wrong with an answer; undefined when nothing is. */
function faultOf(route: AnyRoute, status: number, body: unknown): string | undefined {
  if (status === 200) return z.safeParse(route.response, body).success ? undefined : 'an answer outside its contract';
  const { code, message } = body as ErrorBody;
  if (code === 'internal' || (status >= 500 && code !== 'wechat.unavailable')) return `${status} ${code}`;
  const declared = [...COMMON_ERRORS, ...(route.errors ?? [])].includes(code);
  if (!declared || ERRORS[code][0] !== status) return `an error that is not declared: ${status} ${code}`;
  return /[\u4e00-\u9fff]/.test(message) ? undefined : `${code} without a sentence`;
}

beforeAll(async () => {
  await freshTables();
  await seedDistrict({ villages: [NIUJIAO] });
  for (const { openid } of demoPeople) {
    const { token } = await signInAs(openid);
    const { grants } = (await callApi(showMe, { token })).body;
    people.push({ openid, token, roles: grants.map(({ role }) => role) });
  }
});

test(`${REQUESTS} requests, well and badly formed: each is answered, and only with what its contract says`, async () => {
  const faults = new Map<string, string>();
  const statuses: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROUTES), fc.gen(), async (route, draw) => {
      const caller = callerOf(draw, route);
      const call = callOf(draw, route, caller.token);
      const answer = await gateway.call(call);
      const body = JSON.parse(answer.body.toString('utf8')) as unknown;
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status === 200) remember(body);
      // Somebody signed out, or gave up the session.
      if ((body as ErrorBody).code === 'auth.expired') caller.token = (await signInAs(caller.openid)).token;
      // A path that is another route's, or none's, is API Gateway's to answer.
      const match = gateway.match(call.method, call.path);
      if (!match || routeKeyOf(match) !== `${route.method} ${route.path}`) return;
      const fault = faultOf(route, answer.status, body);
      if (fault)
        faults.set(`${route.id}: ${fault}`, JSON.stringify({ ...call, body: call.body?.toString().slice(0, 2_000) }));
    }),
    { numRuns: REQUESTS, seed: SEED, endOnFailure: true },
  );
  if (process.env.FUZZ_REQUESTS) process.stderr.write(`${JSON.stringify(statuses)}\n`);
  expect(Object.fromEntries(faults)).toEqual({});
  // Requests that are all refused would show nothing.
  expect(statuses[200]).toBeGreaterThan(REQUESTS / 10);
});
