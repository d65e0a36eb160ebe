import { unifyLetters } from './unified-letters';

/**
 * A text as a reader sees it, one letter for all its spellings, with where each letter stood. What looks for numbers or names in
 * words that people wrote looks here, so that ３, ③ and a 3 with an invisible letter behind it are one digit.
 */
export interface Folded {
  readonly letters: string;
  /** For each UTF-16 unit of `letters`, the range of the written text it came from. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Letters that nobody sees: joiners, marks of direction, soft hyphens, fillers, selectors of a variant (also U+E0000–E0FFF, below). */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]/;
/** Marks drawn over the letter before them: accents, the box of a keycap. They belong to that letter when it is covered. */
const MARKS = /[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]/;
const HIGH = /[\ud800-\udbff]/;
const LOW = /[\udc00-\udfff]/;

/** Where ten digits in a row begin that compatibility folding leaves alone: other scripts' digits, and digits in circles from 1. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x0e50] as const;
const ONES = [0x2776, 0x2780, 0x278a, 0x24f5] as const;

function asDigit(code: number): string | undefined {
  if (code === 0x24ff) return '0';
  for (const zero of ZEROS) if (code >= zero && code < zero + 10) return String(code - zero);
  for (const one of ONES) if (code >= one && code < one + 10) return String(code - one + 1);
  return undefined;
}

/** ⑴ and ⒈ are the digit alone: their brackets and dots would part a number. */
const bare = (folded: string): string => (/^[(]?\d+[).,]?$/.test(folded) ? folded.replace(/\D/g, '') : folded);

/** Almost every letter folds to itself: a phone reads a long text at each keystroke. */
const isPlain = (code: number): boolean => code < 0x80 || (code >= 0x4e00 && code < 0xa000);
const isTag = (code: number): boolean => code >= 0xe0000 && code < 0xe1000;
const isInvisible = (letter: string, code: number): boolean => INVISIBLE.test(letter) || isTag(code);
const fold = (letter: string, code: number): string => asDigit(code) ?? bare(unifyLetters(letter).normalize('NFKC'));

const codeOf = (pair: string): number =>
  (pair.charCodeAt(0) - 0xd800) * 0x400 + (pair.charCodeAt(1) - 0xdc00) + 0x10000;

/** The letter that begins here: two units of UTF-16 where it needs them. */
function letterAt(text: string, at: number): { letter: string; code: number } {
  const first = text.charAt(at);
  const pair = first + text.charAt(at + 1);
  return HIGH.test(first) && LOW.test(text.charAt(at + 1))
    ? { letter: pair, code: codeOf(pair) }
    : { letter: first, code: first.charCodeAt(0) };
}

/** Folds a text: compatibility forms to plain ones (NFKC), radicals to ideographs, invisible letters out. Letters keep their case. */
export function foldLetters(text: string): Folded {
  let letters = '';
  const from: number[] = [];
  const to: number[] = [];
  const add = (folded: string, at: number, end: number): void => {
    letters += folded;
    for (let unit = 0; unit < folded.length; unit += 1) {
      from.push(at);
      to.push(end);
    }
  };
  for (let at = 0; at < text.length;) {
    const { letter, code } = letterAt(text, at);
    const end = at + letter.length;
    if (isPlain(code)) add(letter, at, end);
    else if (MARKS.test(letter)) {
      if (to.length > 0) to[to.length - 1] = end;
    } else if (!isInvisible(letter, code)) add(fold(letter, code), at, end);
    at = end;
  }
  return { letters, from, to };
}
