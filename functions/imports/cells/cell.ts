import { unifyLetters } from '@shared/text/unified-letters';

/** A cell as a file has it, before anyone decides what it means. */
export interface Cell {
  /** The text; of a number its digits (`45000`). */
  readonly text: string;
  /** What the sheet's own format shows of a number, where that is not its digits: `2026年3月`, `3-12`, `5%`, `1,200.00`. */
  readonly shown?: string;
  /** Set when the file itself stores a number. A CSV file has texts only. */
  readonly number?: number;
  /** The number is shown as a date. */
  readonly isDate?: boolean;
  /** Days are counted from 1904 (Excel of old Macs), not from 1900. */
  readonly from1904?: boolean;
  /** From a CSV file, where `2024.10` may have lost its zero on the way through Excel. */
  readonly untyped?: boolean;
  /** `#N/A`, or a formula that was never worked out. */
  readonly isError?: boolean;
  /** The value stands in another cell that this one is merged with. */
  readonly isMerged?: boolean;
}

export const BLANK: Cell = { text: '' };

/** Why a cell cannot be taken, and what to do about it: one Chinese sentence for the one who sent the file. */
export class CellProblem {
  constructor(readonly message: string) {}
}

/** Reads a cell that is not blank. */
export type CellParser<T> = (cell: Cell) => T | CellProblem;

const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u034f\ufe00-\ufe0f\u{e0000}-\u{e0fff}]/gu;

/** Without what cannot be seen, the apostrophe that makes a number a text in Excel, and spaces around. */
export const cleanText = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()
    .replace(/^['’‘`](?=[\d０-９A-Za-z])/u, '');

/** Half-width, without any space: what codes, numbers and dates are compared as. */
export const compact = (text: string): string => unifyLetters(cleanText(text)).normalize('NFKC').replace(/\s+/gu, '');

/** Marks of notes, which NFKC makes digits of: 1200① is not 12001. The square of m², 米² and km ² is none. */
const SQUARE = /(?<=[mｍ米里]\s*)²/giu;
const NOTE_MARK = /[¹²³⁰⁴-⁹₀-₉①-⒛⓪-⓿❶-➓㉑-㉟㊱-㊿]/iu;
const TWO_LINES = /[\d０-９][^\S\r\n]*[\r\n\v\f\u0085\u2028\u2029]\s*[.,．，]?[\d０-９]/u;
const THOUSANDS_APART = /(?<![\d.,] ?)\d{1,3}(?: \d{3})+(?! ?\d)/gu;

/** Whether digits that are not one number would become one without what is between them: 120 and 35 in two lines, 1200①, `12 5`. */
export function joinsDigits(text: string): boolean {
  if (NOTE_MARK.test(text.replace(SQUARE, '')) || TWO_LINES.test(text)) return true;
  const clean = cleanText(text).normalize('NFKC');
  return /\d \d/.test(clean.replace(THOUSANDS_APART, '0'));
}

/** Marks of 'nothing here': an office's `/`, `-`, `—`, `无` in a column of numbers. */
const NOTHING = /^(?:[-—–－/／\\]+|无|暂无|空)$/u;
export const isBlank = ({ text, isError }: Cell): boolean => {
  if (isError) return false;
  const clean = cleanText(text);
  return clean === '' || NOTHING.test(clean);
};
