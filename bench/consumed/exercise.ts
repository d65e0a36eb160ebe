import type { AnyRoute } from '@shared/route';
import { type Answer, callApi } from '../../tests/support/api';
import { DISTRICT } from '../../tests/support/people';
import type { District } from './district';
import { YEAR } from './rows';

type Call = NonNullable<Parameters<typeof callApi>[1]>;

/** A route and how to call it once. `prepare` makes what the call needs, uncounted; it is asked again before each call. */
export interface Exercise {
  readonly route: AnyRoute;
  /** Which of the route's ways, where it has several. */
  readonly as?: string;
  /** What there is ten times as much of. */
  readonly tenfold: string;
  /** Why a listing costs what one village holds, and cannot be flat where a village has ten times as much. */
  readonly grows?: string;
  readonly prepare: (district: District) => Call | Promise<Call>;
}

/** Who calls where the exercise names nobody: the first office that may, or the resident where that is anyone signed in. */
function callerOf({ access }: AnyRoute, district: District): { token?: string } {
  if (access === 'public') return {};
  return { token: district[access === 'signedIn' ? 'resident' : access[0]!].token };
}

/** What a path names where the exercise does not say: the measured village, its year, and the first row of each kind. */
function paramsOf({ path }: AnyRoute, district: District): Record<string, string | number> {
  const { village, registers, accountCode, noticeId, paymentId, publicityId, voucherId } = district;
  const known: Record<string, string | number> = {
    ...{ villageCode: village.code, districtCode: DISTRICT, year: YEAR },
    ...{ ...registers, accountCode, noticeId, paymentId, publicityId, voucherId },
  };
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return Object.fromEntries(named.flatMap((name) => (name in known ? [[name, known[name]!]] : [])));
}

const whole = (route: AnyRoute, district: District, { params, ...call }: Call): Call => ({
  ...callerOf(route, district),
  ...call,
  params: { ...paramsOf(route, district), ...params },
});

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

/** Exercises by what there is ten times as much of: `tenfold(BOOK)(listEntries)`. */
export const tenfold =
  (what: string, more: Pick<Exercise, 'as' | 'grows'> = {}) =>
  (route: AnyRoute, prepare: Exercise['prepare'] = () => ({})): Exercise => ({
    route,
    tenfold: what,
    prepare: async (district) => whole(route, district, await prepare(district)),
    ...more,
  });

/** One thing by its key: nothing of it grows. */
export const exercise = tenfold(NOTHING);
