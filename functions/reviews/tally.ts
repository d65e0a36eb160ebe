import { MIN_SAMPLE, QUARTER_WEIGHTS } from '@shared/reviews/reviews';
import { weekOf } from './review';
import { type ByQuarter, countOf, plus, weightOf } from './score';
import { sumsOf } from './tags';

/** What a voice says (`saidBy`), and what it said before: nothing, no voice. */
export interface VoiceChange {
  /** Tells persons apart, and tells nobody who they are. */
  readonly mark: string;
  readonly quarter: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  /** When it was published. */
  readonly at: string;
}

/** The `shownThrough` that a week ended with, and the quarters that had enough people then: any other's comments came later. */
export interface WeekShown {
  readonly through: string;
  readonly quarters: readonly string[];
}

export interface Tally {
  readonly counted: ByQuarter;
  /** What is published, since `shownThrough`. */
  readonly shown: ByQuarter;
  /** Up to which voice the page shows what was said. */
  readonly shownThrough?: string | undefined;
  /** What came to the page in a week, by its Monday: what came together stands under one week. */
  readonly shownBy: Readonly<Record<string, WeekShown>>;
  /** Which voices (`mark#quarter`) are not as they are published: what they say there and what they say, nothing as 0. */
  readonly moved: Readonly<Record<string, readonly number[]>>;
  /** The latest voice that is counted. */
  readonly through?: string | undefined;
}

export const EMPTY_TALLY: Tally = { counted: {}, shown: {}, shownBy: {}, moved: {} };

/** A week in which something came to the page is kept while its comments are: eight quarters of fourteen weeks at most. */
const WEEKS_KEPT = QUARTER_WEIGHTS.length * 14;

const voice = (said: number | undefined, sign: 1 | -1) => (said ? sumsOf(said, sign) : []);

interface Move {
  readonly key: string;
  readonly mark: string;
  readonly quarter: string;
  readonly was: number;
  readonly is: number;
}

const movesIn = (moved: Tally['moved'], present: string): Move[] =>
  Object.entries(moved)
    .map(([key, [was = 0, is = 0]]): Move => {
      const [mark, quarter] = key.split('#') as [string, string];
      return { key, mark, quarter, was, is };
    })
    .filter(({ quarter }) => weightOf(quarter, present) > 0);

const peopleIn = (moves: readonly Move[]): number => new Set(moves.map(({ mark }) => mark)).size;

const after = (voices: ByQuarter, moves: readonly Move[]): ByQuarter => {
  const next: Record<string, readonly number[]> = { ...voices };
  for (const { quarter, was, is } of moves)
    next[quarter] = plus(plus(next[quarter] ?? [], voice(was, -1)), voice(is, 1));
  return next;
};

const without = (moved: Tally['moved'], moves: readonly Move[]): Tally['moved'] => {
  const published = new Set(moves.map(({ key }) => key));
  return Object.fromEntries(Object.entries(moved).filter(([key]) => !published.has(key)));
};

/**
 * Voices that came or changed, published together from `MIN_SAMPLE` people on. Those who left do not make up the number: a comment that
 * was taken back is gone at once, so four of them and one newcomer would show that one alone. A quarter of too few is on no page, and
 * its voices bring nobody else's out.
 */
function withArrivals(tally: Tally, present: string): Tally {
  const came = movesIn(tally.moved, present).filter(({ is }) => is > 0);
  const all = after(tally.shown, came);
  const readable = came.filter(({ quarter }) => countOf(all[quarter] ?? []) >= MIN_SAMPLE);
  if (peopleIn(readable) < MIN_SAMPLE || !tally.through) return tally;
  return {
    ...tally,
    shown: after(tally.shown, readable),
    shownThrough: tally.through,
    moved: without(tally.moved, readable),
  };
}

/** Keeps under which week the page stands now. */
function withWeek(tally: Tally, present: string): Tally {
  if (!tally.shownThrough) return tally;
  const quarters = Object.keys(tally.shown).filter(
    (quarter) => weightOf(quarter, present) > 0 && countOf(tally.shown[quarter]!) >= MIN_SAMPLE,
  );
  const week = { through: tally.shownThrough, quarters };
  const weeks = Object.entries({ ...tally.shownBy, [weekOf(tally.shownThrough)]: week });
  return {
    ...tally,
    shownBy: Object.fromEntries(weeks.sort(([a], [b]) => (a < b ? -1 : 1)).slice(-WEEKS_KEPT)),
  };
}

/** Voices that were taken back leave the sum together too. */
function withDepartures(tally: Tally, present: string): Tally {
  const left = movesIn(tally.moved, present).filter(({ is }) => is === 0);
  if (peopleIn(left) < MIN_SAMPLE) return tally;
  return { ...tally, shown: after(tally.shown, left), moved: without(tally.moved, left) };
}

/**
 * Counts changes of voices, in whatever order and parts they come. What is published follows only when the voices of `MIN_SAMPLE`
 * people came, or those of as many left: whoever compares what they read before and after learns of five together. A voice that is
 * changed and changed back has not moved: four who do so would lay bare the fifth.
 * @param present the quarter it is now.
 */
export function tallied(tally: Tally, changes: readonly VoiceChange[], present: string): Tally {
  const counted: Record<string, readonly number[]> = { ...tally.counted };
  const moved: Record<string, readonly number[]> = { ...tally.moved };
  let through = tally.through;
  for (const { mark, quarter, before, after: now, at } of changes) {
    if (before === now) continue;
    counted[quarter] = plus(plus(counted[quarter] ?? [], voice(before, -1)), voice(now, 1));
    const voiceOf = `${mark}#${quarter}`;
    const [was = before ?? 0, is] = [moved[voiceOf]?.[0], now ?? 0];
    if (was === is) delete moved[voiceOf];
    else moved[voiceOf] = [was, is];
    if (now !== undefined && (!through || at > through)) through = at;
  }
  const changed = { ...tally, counted, moved, through };
  const arrived = withArrivals(changed, present);
  const settled = withDepartures(arrived, present);
  return arrived === changed ? settled : withWeek(settled, present);
}
