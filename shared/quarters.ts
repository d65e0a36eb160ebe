import { dayInChina, monthInChina, monthOf, monthOfYear, yearOf } from './time';
import * as z from './zod';

/** A quarter of a year in China: `2026Q4`. Quarters sort as texts. */
export const Quarter = z.string().check(z.regex(/^20\d{2}Q[1-4]$/, '季度格式不对'));

/** The quarter in China that an instant falls in. */
export const quarterOf = (instant: string): string => {
  const day = dayInChina(instant);
  return `${yearOf(day)}Q${Math.ceil(monthOf(day) / 3)}`;
};

/** How many quarters `later` comes after `earlier`; negative when it comes before. */
export const quartersFrom = (earlier: string, later: string): number => {
  const [from, to] = [earlier, later].map((quarter) => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)));
  return to! - from!;
};

/** The first instant in China of the quarter that is `back` quarters before the one of `instant`. */
export function startOfQuarter(instant: string, back = 0): string {
  const quarter = quarterOf(instant);
  const months = Number(quarter.slice(0, 4)) * 12 + (Number(quarter.slice(5)) - 1 - back) * 3;
  return monthInChina(monthOfYear(Math.floor(months / 12), (months % 12) + 1))[0];
}

/** `2026Q4` as people say it: 2026年第四季度. */
export const quarterWords = (quarter: string): string =>
  `${quarter.slice(0, 4)}年第${'一二三四'[Number(quarter.slice(5)) - 1]}季度`;
