import { type Cell, type CellParser, CellProblem, cleanText, compact } from './cell';
import { isScientific } from './numbers';

const LONGEST = 200;

/** Excel keeps 15 digits; what comes after is the noise of binary fractions. */
const EXCEL_DIGITS = 15;
/** A year's number as some writers of CSV put it. */
const YEAR_WITH_POINT = /^((?:19|20)\d{2})\.0+$/;
const MONTH_SHOWN = /^\d{4}(?:年\d{1,2}月|[-/.]\d{1,2})$/u;
const DAY_SHOWN = /^\d{4}(?:年|[-/.])\d{1,2}(?:月|[-/.])(\d{1,2})日?$/u;

/** What a number says that only names something: as the sheet shows it when that is more than its digits (0012, 5%). */
function numberAsWritten({ text, number, shown = '' }: Cell): string {
  if (number === undefined) return text.trim().replace(YEAR_WITH_POINT, '$1');
  if (/^-?[\d.]+[%‰]$/.test(shown)) return shown;
  const digits = String(Number.isInteger(number) ? number : Number(number.toPrecision(EXCEL_DIGITS)));
  return /^[^\s,.%()（）¥￥$-]+$/u.test(shown) && shown.endsWith(digits) ? shown : digits;
}

/**
 * What a date cell says among words. Excel makes days of 3-12 and 2026年3月: a month that is shown as one is what was typed, the
 * first of a month may have been a month, and a day without its year anything.
 */
function dayAsWritten({ shown = '' }: Cell): string | CellProblem {
  const date = DAY_SHOWN.exec(shown)?.[1];
  if (MONTH_SHOWN.test(shown) || (date !== undefined && Number(date) !== 1)) return shown;
  return new CellProblem(
    `Excel 把这一格变成了日期${shown && `（现在显示 ${shown}）`}，看不出原来写的是什么。请在原表把这一列设成“文本”，重新填上，再导入`,
  );
}

const LOST = 'Excel 把编号变成了 1.23E+17 的样子，后几位已经丢了。请把这一列设成“文本”再导出';
/** A long number that Excel has cut to 15 digits, or written as a power of ten. */
const lostDigits = ({ text, number }: Cell): boolean =>
  number === undefined ? /^\d(?:\.\d+)?E\+\d{2}$/.test(text.trim()) : Math.abs(number) > Number.MAX_SAFE_INTEGER;

/** Words as they are, without spaces around. A number stands for what the sheet shows of it; a date cell likewise, or is refused. */
export const words =
  (longest = LONGEST): CellParser<string> =>
  (cell) => {
    if (lostDigits(cell)) return new CellProblem(LOST);
    const written = cell.isDate ? dayAsWritten(cell) : numberAsWritten(cell);
    if (written instanceof CellProblem) return written;
    const text = cleanText(written);
    return [...text].length <= longest ? text : new CellProblem(`字数太多，最多 ${longest} 个字`);
  };

/** A number that only names something (凭证号, 批次号, 卡片编号): half-width, without spaces. */
export const code =
  (pattern: RegExp, wanted: string, pad = 0): CellParser<string> =>
  (cell) => {
    if (cell.isDate)
      return new CellProblem('Excel 把编号变成了日期（例如 3-12）。请在原表把这一列设成“文本”，重新填上，再导入');
    if (isScientific(cell) || lostDigits(cell)) return new CellProblem(LOST);
    const text = compact(numberAsWritten(cell)).replace(/^(\d+)\.0+$/, '$1');
    const full = /^\d+$/.test(text) ? text.padStart(pad, '0') : text;
    return pattern.test(full) ? full : new CellProblem(wanted);
  };

/** What offices call something, as many words as there are, with blanks between them. */
export const called = (names: string): string[] => names.trim().split(/\s+/u);

/** One of some meanings, each with the words offices write for it. Compared half-width, without spaces. */
export const choice = <T extends string | boolean>(meanings: readonly (readonly [T, ...string[]])[]): CellParser<T> => {
  const known = new Map(
    meanings.flatMap(([value, ...said]) => said.map((word) => [compact(word).toLowerCase(), value])),
  );
  const shown = meanings.map(([, first]) => first).join('、');
  return (cell) => known.get(compact(cell.text).toLowerCase()) ?? new CellProblem(`只能填：${shown}`);
};

export const yesNo: CellParser<boolean> = choice<boolean>([
  [true, '是', '√', '✓', '✔', '☑', '对', '有', 'Y', 'yes', '1', 'true', 'T', '已'],
  [false, '否', '×', '✗', '✘', 'X', '不是', '无', '没有', 'N', 'no', '0', 'false', 'F', '未'],
]);
