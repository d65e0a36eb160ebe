import type { AnyRoute } from '@shared/route';
import type { callApi } from '../../tests/support/api';
import type { District } from './district';

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

export const NOTHING = 'nothing: one thing by its key';
export const CATALOGUE = 'nothing: a catalogue, at its real size';
/** Each exercise before it put somebody into a post. */
export const HOLDERS = 'all who held the posts are read, and the exercises before it each added one';

/** Exercises by what there is ten times as much of: `tenfold(BOOK)(listEntries, ofYear)`. */
export const tenfold =
  (what: string, more: Pick<Exercise, 'as' | 'grows'> = {}) =>
  (route: AnyRoute, prepare: Exercise['prepare'] = () => ({})): Exercise => ({
    route,
    tenfold: what,
    prepare: async (district) => ({ ...callerOf(route, district), ...(await prepare(district)) }),
    ...more,
  });

/** One thing by its key: nothing of it grows. */
export const exercise = tenfold(NOTHING);
