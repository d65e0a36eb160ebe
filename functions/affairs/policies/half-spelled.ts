import { spelled } from './sounds';

/** The shortest part of a question that is looked up by itself. */
const LEAST = 2;
/** How many readings of a part are tried: two initials begin many words, and the commonest are meant. */
const MOST_READINGS = 6;
const MOST_QUESTIONS = 8;
/** No word of the vocabulary is longer, and no one types a longer question half in pinyin. */
const MOST_LETTERS = 16;
const MOST_ASKED = 24;

const hasLatin = (text: string): boolean => /[a-z]/.test(text);

/** Whether pinyin and letters are mixed: gengdi补贴, 农jibutie. */
export const isHalfSpelled = (asked: string): boolean =>
  hasLatin(asked) && /\p{Script=Han}/u.test(asked) && asked.length <= MOST_ASKED;

/** What in the vocabulary is spelled by a part of the question, the commonest first. */
function readingsIn(vocabulary: readonly string[], part: string): string[] {
  const found = new Map<string, number>();
  for (const word of vocabulary) {
    const letters = [...word];
    for (const at of letters.keys()) {
      const count = spelled(letters, at, part);
      if (!count || count < LEAST) continue;
      const reading = letters.slice(at, at + count).join('');
      found.set(reading, (found.get(reading) ?? 0) + 1);
    }
  }
  return [...found].sort(([, a], [, b]) => b - a).map(([reading]) => reading);
}

/** What a question all in pinyin may say, where the vocabulary has it in one piece: ylbx → 养老保险. */
export const readingsOfSpelled = (asked: string, vocabulary: readonly string[]): string[] =>
  asked.length > LEAST && asked.length <= MOST_ASKED
    ? readingsIn(vocabulary, asked)
        .filter((reading) => vocabulary.includes(reading))
        .slice(0, MOST_READINGS)
    : [];

/**
 * What a question half in pinyin may say, in letters: each part as long as the vocabulary has it in one piece (gengdi补贴 → 耕地补贴;
 * 农jibutie → 农机 + 补贴). What nothing spells stays as it is.
 */
export function readingsOfHalfSpelled(asked: string, vocabulary: readonly string[]): string[] {
  const letters = [...asked];
  let questions = [''];
  for (let from = 0; from < letters.length;) {
    let until = Math.min(letters.length, from + MOST_LETTERS);
    let readings: string[] = [];
    for (; until >= from + LEAST && readings.length === 0; until -= 1) {
      const part = letters.slice(from, until).join('');
      readings = hasLatin(part) ? readingsIn(vocabulary, part).slice(0, MOST_READINGS) : [];
      if (readings.length > 0) break;
    }
    if (readings.length === 0) {
      readings = [letters[from]!];
      until = from + 1;
    }
    questions = questions.flatMap((begun) => readings.map((reading) => begun + reading)).slice(0, MOST_QUESTIONS);
    from = until;
  }
  return questions;
}
