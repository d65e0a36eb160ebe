import { districtOf, townOf } from '@shared/divisions';
import type { AnyRoute } from '@shared/route';
import { ROUTES } from '@shared/routes';
import { type Answer, callApi, type Request } from '../../tests/support/api';
import { DISTRICT } from '../../tests/support/people';
import type { District } from './district';
import { YEAR } from './rows';

/** A route and how to call it once. `prepare` makes what the call needs, uncounted; it is asked again before each call. */
export interface Exercise {
  readonly route: AnyRoute;
  /** Which of the route's ways, where it has several. */
  readonly as?: string;
  /** What there is ten times as much of. */
  readonly tenfold: string;
  /** Why a listing costs what one village holds, and cannot be flat where a village has ten times as much. */
  readonly grows?: string;
  readonly prepare: (district: District) => Request | Promise<Request>;
}

/** What a call says; the rest is worked out from its route. */
export interface Call extends Request {
  /** Who calls: the first office that may, or the resident where that is anyone signed in, unless told. */
  by?: 'resident' | 'cadre' | 'township' | 'regulator' | 'admin' | 'custodian' | 'otherCustodian' | { token: string };
  /** Which `division` the path names. */
  in?: 'village' | 'town' | 'district';
  /** The row it is about: the path takes its names of it, and the body its version. */
  on?: object;
}
type Making = Call | ((district: District) => Call | Promise<Call>);

function tokenOf({ access }: AnyRoute, district: District, { by, token }: Call): { token?: string } {
  if (token) return { token };
  const who = by ?? (access === 'public' ? undefined : access === 'signedIn' ? 'resident' : access[0]!);
  return who ? { token: typeof who === 'object' ? who.token : district[who].token } : {};
}

/** What a path names where the call does not say: the measured village, its year, and the first row of each kind. */
function paramsOf(district: District, { in: place, on, params }: Call): Record<string, string | number> {
  const { village, registers, accountCode, noticeId, paymentId, publicityId, voucherId } = district;
  const { code } = village;
  const divisions = { village: code, town: townOf(code), district: districtOf(code) };
  return {
    ...{ villageCode: code, districtCode: DISTRICT, year: YEAR },
    ...{ ...registers, accountCode, noticeId, paymentId, publicityId, voucherId },
    ...(place && { division: divisions[place] }),
    ...on,
    ...params,
  };
}

function bodyOf({ body: schema }: AnyRoute, { on, body }: Call): { body?: unknown } {
  const asked = schema && 'shape' in schema._zod.def ? (schema._zod.def.shape as object) : {};
  if (on && 'version' in on && 'version' in asked) return { body: { version: on.version, ...(body as object) } };
  return body === undefined ? {} : { body };
}

function whole(route: AnyRoute, district: District, call: Call): Request {
  const { on, query, headers } = call;
  // Else the path would fall back to the district's own row, and another one would be measured.
  if (on && !Object.keys(on).some((name) => route.path.includes(`{${name}}`)))
    throw new Error(`${route.id} is called on a row that its path names nothing of`);
  return {
    ...(query && { query }),
    ...(headers && { headers }),
    ...tokenOf(route, district, call),
    ...bodyOf(route, call),
    params: paramsOf(district, call),
  };
}

/** Calls a route as an exercise would, on the way to another. @throws Error when it answers anything but 200. */
export async function done<R extends AnyRoute>(
  district: District,
  route: R,
  call: Call = {},
): Promise<Answer<R>['body']> {
  const { status, body } = await callApi(route, whole(route, district, call));
  if (status !== 200) throw new Error(`${route.id} answered ${status} ${JSON.stringify(body)}`);
  return body;
}

/** What is made once in a district, whoever asks for it. */
export function once<T>(make: (district: District) => Promise<T>): (district: District) => Promise<T> {
  const kept = new WeakMap<District, Promise<T>>();
  return (district) => {
    const made = kept.get(district) ?? make(district);
    kept.set(district, made);
    return made;
  };
}

export const NOTHING = 'nothing: one thing by its key';
export const CATALOGUE = 'nothing: a catalogue, at its real size';
/** Each exercise before it put somebody into a post. */
export const HOLDERS = 'all who held the posts are read, and the exercises before it each added one';

interface Tenfold {
  readonly what: string;
  readonly call: Making;
  readonly grows?: string;
}
/** A call of which something else than its table says is there ten times. @param grows why it may cost more then, though it is a listing. */
export const tenfold = (what: string, call: Making = {}, grows?: string): Tenfold => ({
  ...{ what, call },
  ...(grows && { grows }),
});

const BY_ID = new Map(ROUTES.map((route) => [route.id, route]));

/** Exercises by what each is printed as: its route, and in brackets which of its ways. @param what there is ten times as much of. */
export const exercises = (what: string, table: Readonly<Record<string, Making | Tenfold>>): Exercise[] =>
  Object.entries(table).map(([name, given]) => {
    const { call, what: ten, grows } = 'what' in given ? given : tenfold(what, given);
    const [, id, as] = /^(\w+)(?: \((.+)\))?$/.exec(name) ?? [];
    const route = BY_ID.get(id ?? '');
    if (!route) throw new Error(`${name} is no route`);
    return {
      ...{ route, tenfold: ten, ...(as && { as }), ...(grows && { grows }) },
      prepare: async (d) => whole(route, d, typeof call === 'function' ? await call(d) : call),
    };
  });
