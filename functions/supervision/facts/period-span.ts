import { monthOf, yearOf } from '@shared/time';

/** The first and the last month of a time, each as months since the year 0. */
export type Span = readonly [from: number, until: number];

export const monthIndexOf = (day: string): number => yearOf(day) * 12 + monthOf(day) - 1;

export const overlap = ([from, until]: Span, [otherFrom, otherUntil]: Span): boolean =>
  from <= otherUntil && otherFrom <= until;

const HALVES: Record<string, Span> = { 上半年: [1, 6], 下半年: [7, 12], 春季学期: [1, 6], 秋季学期: [7, 12] };

/** The months that a payment's period names (2026年, 2026年3月, 2026年1-3月, 2026年1月-3月, 2026年第1季度, 2026-03); undefined when its words name none. */
export function spanOfPeriod(period: string): Span | undefined {
  const [, iso, isoMonth] = /^(\d{4})-(\d{2})$/.exec(period.trim()) ?? [];
  if (iso) return monthsOf(Number(iso), Number(isoMonth), Number(isoMonth));
  const [, year, rest = ''] = /^(\d{4})\s*年?度?\s*(.*)$/.exec(period.trim()) ?? [];
  if (!year) return undefined;
  if (rest === '') return monthsOf(Number(year), 1, 12);
  const [, first, last] = /^(?:(\d{1,2})(?:月份?)?[-至到~～—–]+)?(\d{1,2})月(?:份)?$/.exec(rest) ?? [];
  if (last) return monthsOf(Number(year), Number(first ?? last), Number(last));
  const quarter = /^第?([1-4一二三四])季度$/.exec(rest)?.[1];
  const end = quarter ? 3 * (Number(quarter) || '一二三四'.indexOf(quarter) + 1) : undefined;
  if (end) return monthsOf(Number(year), end - 2, end);
  const half = HALVES[rest];
  return half && monthsOf(Number(year), half[0], half[1]);
}

const monthsOf = (year: number, first: number, last: number): Span => [year * 12 + first - 1, year * 12 + last - 1];
