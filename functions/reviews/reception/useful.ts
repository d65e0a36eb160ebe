import { MIN_SAMPLE } from '@shared/reviews/reviews';

/** How many found a comment useful: those that are counted, and those that everybody reads of. */
export interface Useful {
  /** Since when the words that they found useful may be read. */
  readonly of: string;
  readonly counted: number;
  readonly shown: number;
}

/**
 * One more person, or one less. What is shown follows when it is five people off, so that no single voice is seen coming or going. Of
 * words that were changed since it begins anew.
 */
export function withVoice(before: Useful | undefined, change: 1 | -1, of: string): Useful {
  const { counted, shown } = before?.of === of ? before : { counted: 0, shown: 0 };
  const next = Math.max(0, counted + change);
  return { of, counted: next, shown: Math.abs(next - shown) >= MIN_SAMPLE ? next : shown };
}

/** How many everybody reads of; nothing under five. */
export const usefulShown = (useful: Useful | undefined, of: string): number | undefined =>
  useful?.of === of && useful.shown >= MIN_SAMPLE ? useful.shown : undefined;
