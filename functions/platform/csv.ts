/** Blanks, control characters and letters that nobody sees: a spreadsheet may drop them and run what follows. */
const UNSEEN = '[\\s\\p{Cc}\\p{Default_Ignorable_Code_Point}]';
/** With what a formula begins; Excel in Chinese takes the full-width signs as well. */
const SIGN = '[=+\\-@＝＋－＠﹦﹢﹣﹫]';
const FORMULA = new RegExp(`^(?:${UNSEEN}*${SIGN}|[\\t\\r\\n])`, 'u');
/** Inside a cell a line can begin with one: a program that splits by lines first would see it at a cell's start. */
const LINE_OF_FORMULA = new RegExp(`(?<=[\\r\\n])(?=${UNSEEN}*${SIGN})`, 'gu');

/**
 * A text that a spreadsheet would run as a formula, made a text again by a `'` before it (OWASP: CSV injection). Every CSV and XLSX
 * this system writes passes its texts through here; numbers are written as numbers and need no guard.
 */
export const inert = (text: string): string => (FORMULA.test(text) ? `'${text}` : text).replace(LINE_OF_FORMULA, "'");

/** Money is given in fen and written in yuan with two digits, as a number a spreadsheet can add up. */
export type Cell = string | number | { readonly fen: number };

const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return yuan(cell.fen);
  const text = inert(cell);
  // Not all the world separates by commas: Excel follows the country.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** CSV by RFC 4180, with the mark (BOM) by which Excel knows that it is UTF-8. */
export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map((cells) => cells.map(field).join(',')).join('\r\n')}\r\n`;
