import type { AnyRoute } from '@shared/route';
import { ROUTES } from '@shared/routes';
import { newId } from '../../functions/platform/id';
import { inParallel } from '../../functions/platform/in-parallel';
import { FENGXIANG_COMMUNITY, NIUJIAO } from '../../scripts/seed/demo-people';
import { seedDistrict } from '../../scripts/seed/seed-district';
import { callApi } from '../support/api';
import type { Rows } from '../support/foreign/finding';
import { leastFitting } from '../support/foreign/least-body';
import { insiders, outsiders, type Someone } from '../support/foreign/people';
import { type Place, placesOf, valueAt, withAt } from '../support/foreign/places';
import { makersOf } from '../support/foreign/rows';
import { rowsWhere } from '../support/every-row';
import { freshTables } from '../support/tables';

// Whoever names a row that is not theirs reads what they would read of a row that never was.

jest.setTimeout(300_000);

let ours: Record<string, Someone>;
let others: Record<string, Someone>;
let makers: ReturnType<typeof makersOf>;

beforeAll(async () => {
  await freshTables();
  await seedDistrict({ villages: [NIUJIAO, FENGXIANG_COMMUNITY] });
  const people = await insiders();
  ours = { ...people, 'nobody, signed out': {} };
  others = await outsiders();
  makers = makersOf(people);
});

/** Where an outsider is none: what is asked of all of the village, or of all who read a comment; and the cadres of every village are a public list. */
const RIGHTFUL: Record<string, (who: string) => boolean> = {
  'flagReview params.reviewId': () => true,
  'markReviewUseful params.reviewId': (who) => who === 'a neighbour',
  'recordReading params.noticeId': (who) => who === 'a neighbour',
  'reviewSubject params.subjectId': (who) => who === 'a neighbour',
  'showMyReview params.subjectId': (who) => who === 'a neighbour',
  'submitReport body.about.cadreId': () => true,
};
/** It answers for each of several rows: what it says of each is what must not differ. */
const ANSWERS_FOR_EACH = new Set(['assignReports', 'sortPile', 'showDue', 'showChargeDue']);

async function rowsFor(route: AnyRoute, { name }: Pick<Place, 'name'>): Promise<Rows | undefined> {
  const kind = route.access === 'public' ? 'anonymous' : route.within ? 'within' : '';
  const make = makers[`${route.id}.${name}`] ?? makers[`${kind}.${name}`] ?? makers[name];
  return make?.();
}

const FIXED: Record<string, unknown> = {
  villageCode: NIUJIAO,
  districtCode: NIUJIAO.slice(0, 6),
  year: '2026',
  role: 'cadre',
  about: { kind: 'village' },
  // Nobody has seen this one: the rows stay as they are.
  version: 9_999,
  through: 1,
};
const fixed = (body: unknown): unknown =>
  Object.fromEntries(Object.entries(Object(body) as object).map(([name, value]) => [name, FIXED[name] ?? value]));

interface Asked {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}

/** A request that comes to the first row of each kind it names. */
async function requestFor(route: AnyRoute, place: Place, rows: Rows): Promise<Asked> {
  const params = Object.fromEntries(
    [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, String(FIXED[name!] ?? '')]),
  );
  let asked: Asked = { params, query: {}, body: route.body && fixed(leastFitting(route.body)) };
  const besides = placesOf(route).filter(
    ({ part, path }) =>
      path !== place.path && (part === 'params' || valueAt(asked[part], path.split('.')) !== undefined),
  );
  for (const one of [...besides, place]) {
    const found = one === place ? rows : await rowsFor(route, one);
    if (!found) throw new Error(`${route.id}: what is ${one.part}.${one.path}?`);
    for (const [name, value] of Object.entries(found.params ?? {})) if (name in params) asked.params[name] = value;
    if (route.query) Object.assign(asked.query, found.query);
    if (asked.body && found.body) asked.body = { ...asked.body, ...found.body };
    asked = named(asked, one, found.own);
  }
  if (place.part === 'body') asked.body = await withVersion(asked);
  return asked;
}

/** What the body names is looked at when the rest is right: the version of the row in the path is its own. */
async function withVersion({ params, body }: Asked): Promise<unknown> {
  if (valueAt(body, ['version']) !== FIXED.version) return body;
  const ids = Object.values(params).filter((value) => value.length === 26);
  if (ids.length === 0) return { ...(body as object), version: 1 };
  const rows = await rowsWhere({
    FilterExpression: `#version > :none AND (${ids.map((_, nth) => `contains(sk, :id${nth}) OR pk = :report${nth}`).join(' OR ')})`,
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: Object.fromEntries([
      [':none', 0],
      ...ids.flatMap((id, nth) => [
        [`:id${nth}`, id],
        [`:report${nth}`, `REPORT#${id}`],
      ]),
    ]),
  });
  const row = rows.find(({ pk, sk }) => ids.some((id) => String(sk).endsWith(id) || pk === `REPORT#${id}`));
  return { ...(body as object), version: row?.version ?? 1 };
}

/** The same request, of another row in this place. */
const named = (asked: Asked, { part, path }: Place, id: string): Asked => ({
  ...asked,
  [part]: withAt(asked[part], path.split('.'), id),
});

async function answerOf(route: AnyRoute, { token }: Someone, { params, query, body }: Asked) {
  const sent = `${JSON.stringify(params)}${JSON.stringify(body)}`.match(/\b[0-9A-Z]{26}\b/g) ?? [];
  const answer = await callApi(route, {
    params,
    ...(route.query && Object.keys(query).length > 0 && { query }),
    ...(body !== undefined && { body }),
    ...(token && { token }),
  });
  const { requestId: _, ...said } = answer.body as Record<string, unknown>;
  // That the id comes back that was sent tells nothing.
  const text = sent.reduce((json, id) => json.replaceAll(id, '(id)'), JSON.stringify(said));
  return { status: answer.status, ...(JSON.parse(text) as { code?: string }) };
}

const PLACES = ROUTES.flatMap((route) =>
  placesOf(route).map((place): [string, AnyRoute, Place] => [`${route.id} ${place.part}.${place.path}`, route, place]),
);
const comesPast = ({ access }: AnyRoute, { role }: Someone) =>
  typeof access === 'string' || access.includes('resident') || (role !== undefined && access.includes(role));
/** None of them changes anything: each asks in their own turn, and beside the others. */
const AT_ONCE = 8;
const SHUT = new Set(['auth.required', 'auth.refused', 'notFound']);

test.each(PLACES)('%s', async (title, route, place) => {
  const rows = await rowsFor(route, place);
  if (!rows)
    throw new Error(
      `${place.part}.${place.path}: is it a row's id? Say how to come by one in tests/support/foreign/rows.ts`,
    );
  const asked = await requestFor(route, place, rows);
  const made = named(asked, place, rows.made ?? newId());

  if (route.access !== 'public') {
    // Who holds no such role at all comes to no row (access.test.ts).
    const strangers = Object.entries(others).filter(
      ([who, outsider]) => !RIGHTFUL[title]?.(who) && comesPast(route, outsider),
    );
    const read = new Map<string, { answer: unknown; ofNone: unknown; status: number }>();
    await inParallel(strangers, AT_ONCE, async ([who, outsider]) => {
      const answer = await answerOf(route, outsider, asked);
      read.set(who, { answer, ofNone: await answerOf(route, outsider, made), status: answer.status });
    });
    for (const [who, { answer, ofNone, status }] of read) {
      expect({ who, answer }).toEqual({ who, answer: ofNone });
      if (!ANSWERS_FOR_EACH.has(route.id)) expect({ who, status }).not.toEqual({ who, status: 200 });
    }
  }
  // It is a row: there is somebody to whom it makes a difference. And to them another's row makes none.
  const tried: Record<string, unknown> = {};
  for (const [who, insider] of Object.entries(ours)) {
    const answer = await answerOf(route, insider, made);
    if (rows.other && answer.status !== 401 && answer.code !== 'auth.refused')
      expect({ who, answer: await answerOf(route, insider, named(asked, place, rows.other)) }).toEqual({ who, answer });
    const real = await answerOf(route, insider, asked);
    tried[who] = [real, answer];
    if (!SHUT.has(real.code ?? '') && JSON.stringify(real) !== JSON.stringify(answer)) return;
  }
  throw new Error(`nobody comes to this row: ${JSON.stringify({ asked, tried })}`.slice(0, 3_000));
});
