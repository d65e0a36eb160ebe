import { MIN_SAMPLE } from '@shared/reviews';
import { type ByQuarter, plus } from './score';

/** A voice as it counts, and as it counted before: no stars, no voice. */
export interface VoiceChange {
  /** Tells persons apart, and tells nobody who they are. */
  readonly mark: string;
  readonly quarter: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  /** When it was published. */
  readonly at: string;
}

export interface Tally {
  readonly counted: ByQuarter;
  /** What is published, since `shownThrough`. */
  readonly shown: ByQuarter;
  readonly shownThrough?: string | undefined;
  /** Whose voices changed since; at most `MIN_SAMPLE`. */
  readonly moved: readonly string[];
  /** The latest voice that is counted. */
  readonly through?: string | undefined;
}

export const EMPTY_TALLY: Tally = { counted: {}, shown: {}, moved: [] };

const voice = (stars: number | undefined, sign: 1 | -1) => [1, 2, 3, 4, 5].map((each) => (each === stars ? sign : 0));

/**
 * Counts changes of voices, in whatever order and parts they come. What is published follows only when the voices of `MIN_SAMPLE`
 * people have changed: whoever compares what they read before and after learns of five together, and of no one's.
 */
export function tallied(tally: Tally, changes: readonly VoiceChange[]): Tally {
  const counted: Record<string, readonly number[]> = { ...tally.counted };
  const moved = new Set(tally.moved);
  let through = tally.through;
  for (const { mark, quarter, before, after, at } of changes) {
    if (before === after) continue;
    counted[quarter] = plus(plus(counted[quarter] ?? [], voice(before, -1)), voice(after, 1));
    moved.add(mark);
    if (!through || at > through) through = at;
  }
  return moved.size < MIN_SAMPLE
    ? { ...tally, counted, moved: [...moved], through }
    : { counted, shown: counted, shownThrough: through, moved: [], through };
}
