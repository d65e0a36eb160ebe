/** Overlapping pairs of a run of letters: Chinese is not spaced, and a pair is nearly a word. None of a lone letter. */
export function letterPairs(run: string): string[] {
  const letters = [...run];
  return letters.slice(1).map((letter, place) => `${letters[place]}${letter}`);
}
