import { yearMonthOf, monthOfYear, twoDigits } from '@shared/time';
import { type Cell, type CellParser, CellProblem, cleanText, compact } from './cell';

const DAY_MS = 86_400_000;
/** 1900-01-00 as Excel counts, which believes in 1900-02-29: right from 1900-03-01 (61) on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const FIRST_RIGHT_SERIAL = 61;
/** Bare numbers are days of Excel between 1954 and 2119: below may be an age, above an amount. */
const SERIALS = { first: 20_000, last: 80_000 } as const;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2100];

/** `2024-03-05`; undefined when the calendar has no such day. */
function dayFrom(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= FIRST_YEAR && year <= LAST_YEAR ? `${monthOfYear(year, month)}-${twoDigits(day)}` : undefined;
}

function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!from1904 && serial < FIRST_RIGHT_SERIAL) return undefined;
  const date = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial) * DAY_MS);
  return dayFrom(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

const isSerial = (text: string): boolean =>
  /^\d{5}(?:\.\d+)?$/.test(text) && Number(text) >= SERIALS.first && Number(text) < SERIALS.last;

/** The end of what may stand behind a day: a time, and its zone. */
const TIME = '([01]?\\d|2[0-3]):([0-5]?\\d)(?::[0-5]?\\d(?:\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?';
const DATED = new RegExp(
  `^(\\d{4})(?:[-/.·]|年)(\\d{1,2})(?:[-/.·]|月)(\\d{1,2})(?:日|号)?(?:(?:T|(?<=[日号]))${TIME})?$`,
  'u',
);
/** With a time behind it, as banks write it: `20260312103000`. */
const DIGITS = /^(\d{4})(\d{2})(\d{2})(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]\d|T(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/;
const SHORT_YEAR = /^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/u;
const YEAR_LAST = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/;
const MONTH = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:月|月份)?$/u;
const TO_WRITE = '请写成 2024-03-05 或 2024年3月5日';

/** What the long form of a date has behind the day. */
const WEEKDAY = /\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/u;

/** Half-width and without spaces, but for the one before a time: `2024/3/1 12:30` is not the 11th. */
const compactDay = (text: string): string =>
  compact(
    cleanText(text)
      .normalize('NFKC')
      .replace(WEEKDAY, '')
      .replace(/\s+(?=\d{1,2}:\d)/gu, 'T'),
  );

const CHINA_MS = 8 * 3_600_000;

/** The day in China of an instant that names its zone: `2026-03-11T16:00:00Z` is the 12th. */
function dayInChina(day: string, hours: number, minutes: number, zone: string): string {
  const [, sign = '+', zoneHours = '0', zoneMinutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000 * (sign === '-' ? -1 : 1);
  const at = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000 - offset;
  return new Date(at + CHINA_MS).toISOString().slice(0, 10);
}

/** A day: `2024.3.5` `2024/3/5` `2024年3月5日` `20240305`, a date cell, or the number of days Excel keeps behind one. */
export const day: CellParser<string> = (cell) => {
  const { number, isDate, from1904 = false } = cell;
  if (number !== undefined && isDate)
    return dayOfSerial(number, from1904) ?? new CellProblem(`没有这一天，${TO_WRITE}`);
  const text = compactDay(cell.text);
  const [, year, month, date, hours, minutes, zone] = DATED.exec(text) ?? DIGITS.exec(text) ?? [];
  if (year !== undefined) {
    const local = dayFrom(Number(year), Number(month), Number(date));
    if (!local) return new CellProblem(`日历上没有这一天，${TO_WRITE}`);
    return zone ? dayInChina(local, Number(hours), Number(minutes), zone) : local;
  }
  if (isSerial(text)) return dayOfSerial(Number(text), from1904) ?? new CellProblem(`没有这一天，${TO_WRITE}`);
  if (SHORT_YEAR.test(text)) return new CellProblem(`年份只有两位，${TO_WRITE}`);
  if (YEAR_LAST.test(text)) return new CellProblem(`分不清哪个是月、哪个是日，${TO_WRITE}`);
  if (MONTH.test(text)) return new CellProblem(`只有年月，没有日，${TO_WRITE}`);
  return new CellProblem(`不是日期，${TO_WRITE}`);
};

/** Titles of columns that say a day together, as journals have them. */
export const DAY_PARTS = [['年', '年份', '年度'], ['月', '月份'], ['日']] as const;

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
    return whole instanceof CellProblem ? new CellProblem(`不是月份，${MONTH_TO_WRITE}`) : yearMonthOf(whole);
  }
  return dayFrom(Number(year), Number(month), 1)?.slice(0, 7) ?? new CellProblem(`没有这个月份，${MONTH_TO_WRITE}`);
};

/** A year: `2024`, `2024年`, `2024年度`. */
export const year: CellParser<number> = (cell: Cell) => {
  const read = /^(20\d{2})(?:\.0+|年度?)?$/u.exec(compact(cell.text))?.[1];
  return read ? Number(read) : new CellProblem('不是年份，请写成 2024');
};
