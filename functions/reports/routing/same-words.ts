const LENGTH = 3;
/** 四分之三 of what either says: a word mended or added is the same report still. */
const ALIKE = 0.75;

/** What is said, without blanks, marks and the width of letters. */
export const bareWords = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');

/** The runs of three characters of what is said. */
function shingles(words: string): Set<string> {
  const letters = [...bareWords(words)];
  if (letters.length <= LENGTH) return new Set([letters.join('')]);
  return new Set(letters.slice(LENGTH - 1).map((_, place) => letters.slice(place, place + LENGTH).join('')));
}

/** Whether two texts say the same in nearly the same words (Jaccard of their shingles). */
export function sameWords(one: string, other: string): boolean {
  const [a, b] = [shingles(one), shingles(other)];
  const shared = [...a].filter((shingle) => b.has(shingle)).length;
  return shared / (a.size + b.size - shared) >= ALIKE;
}
