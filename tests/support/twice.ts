import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyRoute } from '@shared/route';
import { ROUTES_BY_FEATURE } from '@shared/routes';
import { aroundDynamoDB, type Send as DynamoDBSend } from '../../functions/platform/dynamodb';
import { documentClient } from '../../functions/platform/tables';
import { type Answer, callApi, proofFor, type Request } from './api';
import { rowsOf } from './every-row';

type Send = () => ReturnType<DynamoDBSend>;
/** What befalls a call's request to DynamoDB. */
type Interfere = (operation: string, input: string, send: Send) => ReturnType<Send>;
/** Tells the first call's requests from the second's: both go through one client. */
const interfering = new AsyncLocalStorage<Interfere>();

// Over the client's own retries: an answer that is lost here is lost for good.
aroundDynamoDB('call', (next) => (operation, input) => {
  const interfere = interfering.getStore();
  const send = () => next(operation, input);
  return interfere ? interfere(operation, JSON.stringify(input), send) : send();
});

/** The row that says that a command was done. */
const ONCE = '"ONCE#';
/** A call that comes twice is counted twice, and pays its proof for the same command twice. */
const COUNTED = /(LIMIT|CHALLENGE)#/;
const isWriting = (operation: string, input: string) => !/Get|Query|Scan/.test(operation) && !COUNTED.test(input);
const isDoing = (operation: string, input: string) => isWriting(operation, input) && input.includes(ONCE);
const isAsking = (operation: string, input: string) => operation === 'GetItem' && input.includes(ONCE);

/** As `Promise.withResolvers`, which Node 20 does not have. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

type Call<A> = () => Promise<A>;

/** Sends the first, and the second while the first is held; fails when the first never came to where it is held. */
async function held<A>(call: Call<A>, holding: (hold: () => Promise<void>) => Interfere): Promise<[A, A]> {
  const reached = deferred<boolean>();
  const goOn = deferred<void>();
  // Whatever it does side by side is held, not the first of it alone.
  const hold = async () => {
    reached.resolve(true);
    await goOn.promise;
  };
  const first = interfering.run(holding(hold), call);
  void first.finally(() => reached.resolve(false)).catch(() => undefined);
  if (!(await reached.promise)) throw new Error(`the first was never held: ${JSON.stringify(await first)}`);
  const second = await call().finally(() => goOn.resolve());
  return [await first, second];
}

async function answerLost<A>(call: Call<A>): Promise<[A, A]> {
  let isLost = false;
  const first = await interfering.run(async (operation, input, send) => {
    const answer = await send();
    if (isLost || !isDoing(operation, input)) return answer;
    isLost = true;
    throw Object.assign(new Error('injected: TimeoutError'), { name: 'TimeoutError', $metadata: {} });
  }, call);
  if (!isLost) throw new Error('no answer was lost');
  return [first, await call()];
}

/** The ways in which the second of two meets the first, besides after it. */
const ORDERS = {
  heldBeforeAnything: (call) =>
    held(call, (hold) => async (operation, input, send) => {
      if (isWriting(operation, input)) await hold();
      return send();
    }),
  heldBeforeWriting: (call) =>
    held(call, (hold) => async (operation, input, send) => {
      if (isDoing(operation, input)) await hold();
      return send();
    }),
  heldAfterAsking: (call) =>
    held(call, (hold) => async (operation, input, send) => {
      const answer = await send();
      if (isAsking(operation, input)) await hold();
      return answer;
    }),
  answerLost,
  together: (call) => Promise.all([call(), call()]),
} satisfies Record<string, <A>(call: Call<A>) => Promise<[A, A]>>;

type Row = Record<string, unknown>;
type Rows = ReadonlyMap<string, { table: string; row: Row }>;

async function rowsNow(): Promise<Rows> {
  const tables = [process.env.CIVIC_TABLE!, process.env.LEDGER_TABLE!];
  const all = await Promise.all(tables.map(async (table) => (await rowsOf(table)).map((row) => ({ table, row }))));
  return new Map(all.flat().map(({ table, row }) => [`${table} ${String(row.pk)} ${String(row.sk)}`, { table, row }]));
}

const changedKeys = (before: Rows, after: Rows): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => !isDeepStrictEqual(before.get(key)?.row, after.get(key)?.row),
  );

async function restore(before: Rows, after: Rows): Promise<void> {
  await Promise.all(
    changedKeys(before, after).map((key) => {
      const was = before.get(key);
      if (was) return documentClient.send(new PutCommand({ TableName: was.table, Item: was.row }));
      const { table, row } = after.get(key)!;
      return documentClient.send(new DeleteCommand({ TableName: table, Key: { pk: row.pk, sk: row.sk } }));
    }),
  );
}

/** What was written, without what differs from one run to the next: ids, instants, what is sealed. Counts and sums do not. */
const effectOf = (before: Rows, after: Rows): string[] =>
  changedKeys(before, after)
    .filter((key) => !COUNTED.test(key) && !key.includes(' ONCE#'))
    .map((key) => {
      const now = after.get(key)?.row;
      return `${before.has(key) ? (now ? 'changed' : 'deleted') : 'new'} ${JSON.stringify(shapeOf(now ?? before.get(key)?.row))}`;
    })
    .sort();

/** Words that are the same in each run. */
const WORDS = new Set(['_et', 'action', 'kind', 'mode', 'role', 'state', 'step', 'voucherNo']);

function shapeOf(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return WORDS.has(name) ? value : 'text';
  if (typeof value === 'number') return Math.abs(value) < 1e9 ? value : 'instant';
  if (value instanceof Uint8Array) return 'bytes';
  if (value instanceof Set || Array.isArray(value))
    return [...(value as Iterable<unknown>)].map((each) => shapeOf(each));
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort();
  const fields = value as Row;
  return Object.fromEntries(
    names.map((each, place) => [/^[0-9A-Z]{26}$/.test(each) ? `id ${place}` : each, shapeOf(fields[each], each)]),
  );
}

const INSTANTS = new Set(['asOf', 'expiresAt']);
/** An answer without what is made anew for each: the request's id, signed addresses and how long they are good. */
const steady = ({ status, body }: { status: number; body: unknown }): string =>
  JSON.stringify({ status, body }, (name, value: unknown) => {
    if (name === 'requestId') return undefined;
    return INSTANTS.has(name) ? 'an instant' : value;
  }).replace(/https?:\/\/[^"]+/g, 'url');

/**
 * Which of the two may be told `notFound`, where its words took the report out of its writer's sight: the one that opens it only
 * after that is shown nothing, though the command was theirs. A copy of what they saw is kept nowhere.
 */
const GONE_FOR: Record<string, readonly number[]> = {
  after: [1],
  answerLost: [1],
  heldAfterAsking: [0],
  together: [0, 1],
};

const called = new Set<string>();

/**
 * Sends a command twice under one Idempotency-Key, in every order in which the second can meet the first, each from the same rows:
 * both are answered alike, and what is written is what one alone writes. What the last order wrote stays.
 * @param outOfSight the one exception: the command takes what it answers with out of its sender's sight.
 */
export async function callTwice<R extends AnyRoute>(
  route: R,
  request: Request = {},
  { outOfSight = false }: { outOfSight?: boolean } = {},
): Promise<Answer<R>> {
  called.add(route.id);
  const sent: Request = { ...request, key: randomUUID() };
  if (route.proof === 'report') sent.query = { proof: await proofFor(route, request) };
  const call = () => callApi(route, sent);
  const alike = (order: string, both: readonly [Answer<R>, Answer<R>]) => {
    const isGone = ({ body }: Answer<R>, place: number) =>
      outOfSight && GONE_FOR[order]?.includes(place) && body.code === 'notFound';
    const [first, second] = both.filter((answer, place) => !isGone(answer, place));
    if (!first) throw new Error(`${route.id} ${order}: neither was answered`);
    const told = (answer: Answer<R>) => `${route.id} ${order}: ${steady(answer)}`;
    expect([told(first), told(second ?? first)]).toEqual([told(first), told(first)]);
    expect(`${route.id} ${order}: ${first.status} ${first.status < 400 ? '' : (first.body.code ?? '')}`).toBe(
      `${route.id} ${order}: 200 `,
    );
  };

  const before = await rowsNow();
  let writes = 0;
  const first = await interfering.run((operation, input, send) => {
    if (isWriting(operation, input)) writes += 1;
    return send();
  }, call);
  const once = await rowsNow();
  alike('after', [first, await call()]);
  let after = await rowsNow();
  expect([route.id, 'after', ...effectOf(once, after)]).toEqual([route.id, 'after']);
  const effect = effectOf(before, once);
  expect([route.id, effect.length > 0]).toEqual([route.id, true]);

  let last = first;
  for (const [order, both] of Object.entries(ORDERS)) {
    // With one write alone it is the same as `heldBeforeWriting`.
    if (order === 'heldBeforeAnything' && writes === 1) continue;
    await restore(before, after);
    const answers = await both(call);
    alike(order, answers);
    after = await rowsNow();
    expect([route.id, order, ...effectOf(before, after)]).toEqual([route.id, order, ...effect]);
    last = answers.find(({ status }) => status === 200) ?? first;
  }
  return last;
}

/** The features that `once-<feature>.test.ts` sends twice; all others are once.test.ts's, a new one too. */
export const APART = ['accounts', 'orders', 'reports', 'wechat-pay'] as const;
type Apart = (typeof APART)[number];

/** Every idempotent route of the file's features was sent twice by it, and no other. */
export function expectEveryRoute(of: Apart | 'others'): void {
  const isOurs = (feature: string) => (of === 'others' ? !APART.some((apart) => apart === feature) : feature === of);
  const routes = Object.entries(ROUTES_BY_FEATURE).flatMap(([feature, each]) => (isOurs(feature) ? each : []));
  const idempotent = routes.flatMap(({ id, idempotent: is }) => (is ? [id] : []));
  expect([...called].sort()).toEqual(idempotent.sort());
}
