import { foldLetters } from './folded-letters';
import { MIDDLE_DOTS } from './person-name';

/** What may stand between the letters of a name: spaces, strokes, stars, and the dots of other peoples' names. */
const GAP = `[\\s\\-－‐–—_*＊${MIDDLE_DOTS}]*`;
/** From three letters on it also finds what parts words: 王/秀/英. */
const WIDE = `\\s\\-－‐–—_*＊|/\\\\"'“”‘’<>○◆☆★${MIDDLE_DOTS}`;
const WIDE_GAP = `[${WIDE}]*`;
/** Marks of a sentence part words (桃、李，建设费), and a name where the same one stands in every gap: 王、秀、英. */
const MARKED_GAPS = ['、', '[，,]', '[；;]', '[()（）]'].map((mark) => `${WIDE_GAP}${mark}${WIDE_GAP}`);
const DOTS = new RegExp(`[\\s${MIDDLE_DOTS}]`);
const escaped = (letter: string): string => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name as it stands in folded letters, also as 王 秀 英, and with any dot, or none, where it has one; none for less than two letters. */
export const nameInWords = (name: string): RegExp | undefined => {
  const letters = [...foldLetters(name).letters].filter((letter) => !DOTS.test(letter));
  if (letters.length < 2) return undefined;
  const gaps = letters.length > 2 ? [WIDE_GAP, ...MARKED_GAPS] : [GAP];
  return new RegExp(gaps.map((gap) => letters.map(escaped).join(gap)).join('|'), 'g');
};
