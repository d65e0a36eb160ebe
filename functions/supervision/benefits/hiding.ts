import { MIN_SAMPLE } from '@shared/reviews/reviews';

/** Whether a number of persons is too small to be said. */
export const isSmall = (persons: number): boolean => persons > 0 && persons < MIN_SAMPLE;

/**
 * Which parts of a sum that is shown are hidden: those of one to four persons, and the smallest others with them, until what is hidden is
 * of five persons. One small part alone would be the sum less the rest.
 */
export function hiddenParts(persons: readonly number[]): boolean[] {
  const hidden = persons.map(isSmall);
  const smallestFirst = persons
    .map((count, place) => ({ count, place }))
    .filter(({ count }) => count >= MIN_SAMPLE)
    .sort((one, other) => one.count - other.count || one.place - other.place);
  const tellsNothing = () => {
    const these = persons.filter((_, place) => hidden[place]);
    return these.length === 0 || these.reduce((sum, count) => sum + count, 0) >= MIN_SAMPLE;
  };
  while (!tellsNothing()) {
    const next = smallestFirst.shift();
    if (!next) break;
    hidden[next.place] = true;
  }
  return hidden;
}
