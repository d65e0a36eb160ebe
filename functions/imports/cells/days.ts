import { type Cell, type CellParser, CellProblem, compact } from './cell';

const DAY_MS = 86_400_000;
/** 1900-01-00 as Excel counts, which believes in 1900-02-29: right from 1900-03-01 (61) on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const FIRST_RIGHT_SERIAL = 61;
/** Bare numbers are days of Excel between 1954 and 2119: below may be an age, above an amount. */
const SERIALS = { first: 20_000, last: 80_000 } as const;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2100];

const two = (number: number) => String(number).padStart(2, '0');

/** `2024-03-05`; undefined when the calendar has no such day. */
function dayFrom(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= FIRST_YEAR && year <= LAST_YEAR ? `${year}-${two(month)}-${two(day)}` : undefined;
}

function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!from1904 && serial < FIRST_RIGHT_SERIAL) return undefined;
  const date = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial) * DAY_MS);
  return dayFrom(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

const isSerial = (text: string): boolean =>
  /^\d{5}(?:\.\d+)?$/.test(text) && Number(text) >= SERIALS.first && Number(text) < SERIALS.last;

const DATED =
  /^(\d{4})(?:[-/.·]|年)(\d{1,2})(?:[-/.·]|月)(\d{1,2})(?:日|号)?(?:[T]?\d{1,2}[:：]\d{1,2}(?:[:：]\d{1,2}(?:\.\d+)?)?Z?)?$/u;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const SHORT_YEAR = /^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/u;
const YEAR_LAST = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/;
const MONTH = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:月|月份)?$/u;
const TO_WRITE = '请写成 2024-03-05 或 2024年3月5日';

/** A day: `2024.3.5` `2024/3/5` `2024年3月5日` `20240305`, a date cell, or the number of days Excel keeps behind one. */
export const day: CellParser<string> = (cell) => {
  const { number, isDate, from1904 = false } = cell;
  if (number !== undefined && isDate)
    return dayOfSerial(number, from1904) ?? new CellProblem(`没有这一天，${TO_WRITE}`);
  const text = compact(cell.text);
  const [, year, month, date] = DATED.exec(text) ?? DIGITS.exec(text) ?? [];
  if (year !== undefined)
    return dayFrom(Number(year), Number(month), Number(date)) ?? new CellProblem(`日历上没有这一天，${TO_WRITE}`);
  if (isSerial(text)) return dayOfSerial(Number(text), from1904) ?? new CellProblem(`没有这一天，${TO_WRITE}`);
  if (SHORT_YEAR.test(text)) return new CellProblem(`年份只有两位，${TO_WRITE}`);
  if (YEAR_LAST.test(text)) return new CellProblem(`分不清哪个是月、哪个是日，${TO_WRITE}`);
  if (MONTH.test(text)) return new CellProblem(`只有年月，没有日，${TO_WRITE}`);
  return new CellProblem(`不是日期，${TO_WRITE}`);
};

const MONTH_TO_WRITE = '请写成 2024-03 或 2024年3月';

/** A month: `2024.3` `2024-03` `2024年3月` `202403`, or any day in it. A number 2024.1 may have been 2024.10: refused. */
export const month: CellParser<string> = (cell) => {
  const text = compact(cell.text);
  const { number, isDate, untyped } = cell;
  if ((number !== undefined || untyped) && !isDate && /^\d{4}\.1$/.test(text))
    return new CellProblem(`分不清是 1 月还是 10 月（Excel 会把 2024.10 存成 2024.1），${MONTH_TO_WRITE}`);
  const [, year, month] = MONTH.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text) ?? [];
  if (year === undefined) {
    const whole = day(cell);
    return whole instanceof CellProblem ? new CellProblem(`不是月份，${MONTH_TO_WRITE}`) : whole.slice(0, 7);
  }
  return dayFrom(Number(year), Number(month), 1)?.slice(0, 7) ?? new CellProblem(`没有这个月份，${MONTH_TO_WRITE}`);
};

/** A year: `2024`, `2024年`, `2024年度`. */
export const year: CellParser<number> = (cell: Cell) => {
  const read = /^(20\d{2})(?:年度?)?$/u.exec(compact(cell.text))?.[1];
  return read ? Number(read) : new CellProblem('不是年份，请写成 2024');
};
