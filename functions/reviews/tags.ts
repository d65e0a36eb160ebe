import { ReviewTag } from '@shared/reviews/tags';
import { STARS } from './score';

/** Stars take three bits of what is said; each tag has one of those after them. */
const FIRST_TAG = 8;

/** What a voice says, its stars and its tags, as one number: two that say the same are equal. Without tags it is the stars. */
export const saidBy = (stars: number, tags: readonly string[] = []): number =>
  stars + FIRST_TAG * ReviewTag.options.reduce((sum, tag, place) => sum + (tags.includes(tag) ? 2 ** place : 0), 0);

/** What one voice adds to sums, or takes from them: how many gave one star, … five, then how many chose each tag. */
export function sumsOf(said: number, sign: 1 | -1 = 1): readonly number[] {
  const stars = Array.from({ length: STARS }, (_, place) => (said % FIRST_TAG === place + 1 ? sign : 0));
  const chosen = Math.floor(said / FIRST_TAG);
  const tags = ReviewTag.options.map((_, place) => (Math.floor(chosen / 2 ** place) % 2 === 1 ? sign : 0));
  return [...stars, ...(chosen === 0 ? [] : tags)];
}
