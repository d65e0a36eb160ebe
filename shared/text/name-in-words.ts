import { foldLetters } from './folded-letters';
import { MIDDLE_DOTS } from './person-name';

/** What may stand between the letters of a name: spaces, strokes, stars, and the dots of other peoples' names. */
const GAP = `[\\s\\-－‐–—_*＊${MIDDLE_DOTS}]*`;
/** From three letters on it also finds what parts words: 王/秀/英, 王、秀、英. */
const WIDE_GAP = `[\\s\\-－‐–—_*＊|/\\\\、，,;；"'“”‘’()（）<>○◆☆★${MIDDLE_DOTS}]*`;
const DOTS = new RegExp(`[\\s${MIDDLE_DOTS}]`);
const escaped = (letter: string): string => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name as it stands in folded letters, also as 王 秀 英, and with any dot, or none, where it has one; none for less than two letters. */
export const nameInWords = (name: string): RegExp | undefined => {
  const letters = [...foldLetters(name).letters].filter((letter) => !DOTS.test(letter));
  return letters.length > 1
    ? new RegExp(letters.map(escaped).join(letters.length > 2 ? WIDE_GAP : GAP), 'g')
    : undefined;
};
