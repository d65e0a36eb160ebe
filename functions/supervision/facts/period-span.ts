import { monthOf, yearOf } from '@shared/time';

/** The first and the last month of a time, each as months since the year 0. */
export type Span = readonly [from: number, until: number];

export const monthIndexOf = (day: string): number => yearOf(day) * 12 + monthOf(day) - 1;

export const overlap = ([from, until]: Span, [otherFrom, otherUntil]: Span): boolean =>
  from <= otherUntil && otherFrom <= until;

const HALVES: Record<string, Span> = { 上半年: [1, 6], 下半年: [7, 12], 春季学期: [1, 6], 秋季学期: [7, 12] };

/** 2025年11月-2026年1月, 2026-01至2026-03. */
const OVER_YEARS = /^(\d{4})[年./-](\d{1,2})(?:月份?)?[-至到~—–]+(\d{4})[年./-](\d{1,2})(?:月份?)?$/;

/**
 * The months that a payment's period names (2026年, 2026年3月, 2026年1-3月, 2026年1、2月, 2025年11月-2026年1月, 2026年第1季度, 2026-03);
 * undefined when its words name none.
 */
export function spanOfPeriod(period: string): Span | undefined {
  const text = period.normalize('NFKC').replace(/\s/gu, '');
  const [, iso, isoMonth] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  if (iso) return monthsOf(Number(iso), Number(isoMonth), Number(isoMonth));
  const over = OVER_YEARS.exec(text)?.slice(1).map(Number);
  if (over) return forward([monthIndex(over[0]!, over[1]!), monthIndex(over[2]!, over[3]!)]);
  const [, year, rest = ''] = /^(\d{4})年?度?(.*)$/.exec(text) ?? [];
  if (!year) return undefined;
  if (rest === '' || rest === '全年') return monthsOf(Number(year), 1, 12);
  const [, first, sign, last] = /^(?:(\d{1,2})(?:月份?)?([-至到~—–]+|[、和及]))?(\d{1,2})月(?:份)?$/.exec(rest) ?? [];
  // 1、3月 is two months with another between.
  if (/^[、和及]$/.test(sign ?? '') && Number(last) !== Number(first) + 1) return undefined;
  if (last) return monthsOf(Number(year), Number(first ?? last), Number(last));
  const quarter = /^第?([1-4一二三四])季度$/.exec(rest)?.[1];
  const end = quarter ? 3 * (Number(quarter) || '一二三四'.indexOf(quarter) + 1) : undefined;
  if (end) return monthsOf(Number(year), end - 2, end);
  const half = HALVES[rest];
  return half && monthsOf(Number(year), half[0], half[1]);
}

const monthIndex = (year: number, month: number): number => year * 12 + month - 1;
/** One that ends before it begins is a slip of the finger. */
const forward = (span: Span): Span | undefined => (span[0] <= span[1] ? span : undefined);
const monthsOf = (year: number, first: number, last: number): Span | undefined =>
  forward([monthIndex(year, first), monthIndex(year, last)]);
