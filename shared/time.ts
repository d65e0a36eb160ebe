import * as z from './zod';

/** The years a day may lie in: births and contracts of the forest are in it, a slip of the finger (0026, 9999) is not. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether the calendar has this day (`2026-02-28`) in a year from 1900 to 2199. False for what is not written as one. */
export function isDay(text: string): boolean {
  const [, year = 0, month = 0, date = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  return (
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    date >= 1 &&
    (date < 29 || date <= daysIn(year, month))
  );
}

/** Whether the calendar has this month (`2026-02`). */
export const isMonth = (text: string): boolean => isDay(`${text}-01`);

/** Whether this is an instant as the API writes them: a day that exists, and a time of day. */
export const isInstant = (text: string): boolean =>
  isDay(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.test(text.slice(10));

/** A text whose form is checked first, for the documents, and then by the calendar. */
const dated = (form: RegExp, exists: (text: string) => boolean, misspelt: string, missing: string) =>
  z.string().check(z.regex(form, { error: misspelt, abort: true }), z.refine(exists, missing));

/** An ISO 8601 instant in UTC with milliseconds: `2026-03-12T01:02:03.000Z`. */
export const Instant = dated(
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  isInstant,
  '时间格式不对',
  '没有这个时间，请检查日期',
);
/** A calendar day in China (UTC+8): `2026-03-12`. */
export const Day = dated(/^\d{4}-\d{2}-\d{2}$/, isDay, '日期格式不对', '没有这一天，请检查日期');
/** A calendar month in China: `2026-03`. */
export const Month = dated(/^\d{4}-(0[1-9]|1[0-2])$/, isMonth, '月份格式不对', '没有这个月份，请检查年份');
/** A year as it travels in a path or a query. */
export const Year = z.coerce.number().check(z.int(), z.minimum(2000), z.maximum(2100));

/** The year of a day, a month or a period: `2026-03-12` → 2026. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));
/** The month of a day or a month, from 1: `2026-03-12` → 3. */
export const monthOf = (day: string): number => Number(day.slice(5, 7));
/** The month of a day with its year: `2026-03-12` → `2026-03`. */
export const yearMonthOf = (day: string): string => day.slice(0, 7);

/** A month or a day of one as it is written in dates: 3 → `03`. */
export const twoDigits = (number: number): string => String(number).padStart(2, '0');
/** A month of a year, from 1: `2026-03`. */
export const monthOfYear = (year: number, month: number): string => `${year}-${twoDigits(month)}`;

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in China at an instant. China has had no daylight saving since 1991, so the offset is fixed. */
export const dayInChina = (instant: string): string =>
  new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(0, 10);

/** The hour of the day in China at an instant, from 0 to 23. */
export const hourInChina = (instant: string): number => new Date(Date.parse(instant) + CHINA_OFFSET_MS).getUTCHours();

/** The first instant of the day in China that an instant falls in: what is left of it for whom only the day concerns. */
export const startOfDay = (instant: string): string =>
  new Date(Date.parse(`${dayInChina(instant)}T00:00:00.000Z`) - CHINA_OFFSET_MS).toISOString();

/** The hour that an instant falls in: what is left of it where the minute would say too much. */
export const startOfHour = (instant: string): string => `${instant.slice(0, 13)}:00:00.000Z`;

/** Noon of a day in China: the instant that stands for the day in an id. */
export const noonInChina = (day: string): string => `${day}T04:00:00.000Z`;

/** From the first instant of a year in China until the first of the next. */
export const yearInChina = (year: number): [from: string, until: string] => [
  `${year - 1}-12-31T16:00:00.000Z`,
  `${year}-12-31T16:00:00.000Z`,
];

/** From the first instant of a month (`2026-03`) in China until the first of the next. */
export function monthInChina(month: string): [from: string, until: string] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const startOf = (index: number) => new Date(Date.UTC(year, index) - CHINA_OFFSET_MS).toISOString();
  return [startOf(number - 1), startOf(number)];
}

/** An instant some seconds after another. */
export const secondsAfter = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

/** An instant `days` later. */
export const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString();

const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day so many days later: `2026-02-28`, 1 → `2026-03-01`. */
export const addDays = (day: string, days: number): string =>
  utcDay(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000);

/** The month so many months later: `2026-01`, -1 → `2025-12`. */
export const addMonths = (month: string, months: number): string =>
  yearMonthOf(utcDay(Date.UTC(yearOf(month), monthOf(month) - 1 + months, 1)));

/** The last day of a month, given by the month or a day in it: `2026-02` → `2026-02-28`. */
export const monthEnd = (month: string): string => utcDay(Date.UTC(yearOf(month), monthOf(month), 0));

/** `2026-03-12` → `3月12日`, with the year when it is not `thisYear`. Accepts a day or an instant. */
export function formatDay(dayOrInstant: string, thisYear: number): string {
  const day = dayOrInstant.length > 10 ? dayInChina(dayOrInstant) : dayOrInstant;
  const [year, month, date] = day.split('-').map(Number);
  return `${year === thisYear ? '' : `${year}年`}${month}月${date}日`;
}

/**
 * An instant as `3月12日 09:05` in China, with the year when it is not `thisYear`; as a day alone when it is a day's first, which
 * is how an instant of which only the day is told comes.
 */
export function formatInstant(instant: string, thisYear: number): string {
  if (instant === startOfDay(instant)) return formatDay(instant, thisYear);
  const clock = new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(11, 16);
  return `${formatDay(instant, thisYear)} ${clock}`;
}
