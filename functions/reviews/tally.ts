import { MIN_SAMPLE } from '@shared/reviews/reviews';
import { type ByQuarter, plus, weightOf } from './score';

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
  /** Which voices (`mark#quarter`) are not as they were then, and what they were: no stars, 0. */
  readonly moved: Readonly<Record<string, number>>;
  /** The latest voice that is counted. */
  readonly through?: string | undefined;
}

export const EMPTY_TALLY: Tally = { counted: {}, shown: {}, moved: {} };

const voice = (stars: number | undefined, sign: 1 | -1) => [1, 2, 3, 4, 5].map((each) => (each === stars ? sign : 0));

/** How many people's voices are other than what is published, in quarters that still count. */
const peopleMoved = (moved: Tally['moved'], present: string): number => {
  const voices = Object.keys(moved).map((key) => key.split('#') as [mark: string, quarter: string]);
  return new Set(voices.filter(([, quarter]) => weightOf(quarter, present) > 0).map(([mark]) => mark)).size;
};

/**
 * Counts changes of voices, in whatever order and parts they come. What is published follows only when the voices of `MIN_SAMPLE`
 * people are other than it says: whoever compares what they read before and after learns of five together. A voice that is changed
 * and changed back has not moved: four who do so would lay bare the fifth.
 * @param present the quarter it is now.
 */
export function tallied(tally: Tally, changes: readonly VoiceChange[], present: string): Tally {
  const counted: Record<string, readonly number[]> = { ...tally.counted };
  const moved = { ...tally.moved };
  let through = tally.through;
  for (const { mark, quarter, before, after, at } of changes) {
    if (before === after) continue;
    counted[quarter] = plus(plus(counted[quarter] ?? [], voice(before, -1)), voice(after, 1));
    const voiceOf = `${mark}#${quarter}`;
    const published = moved[voiceOf] ?? before ?? 0;
    if (published === (after ?? 0)) delete moved[voiceOf];
    else moved[voiceOf] = published;
    if (!through || at > through) through = at;
  }
  return peopleMoved(moved, present) < MIN_SAMPLE
    ? { ...tally, counted, moved, through }
    : { counted, shown: counted, shownThrough: through, moved: {}, through };
}
