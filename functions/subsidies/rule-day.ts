import { monthEnd, monthOfYear } from '@shared/time';

interface Given {
  readonly paidOn: string;
  /** As batches write it: 2025年, 2025年3月, 2025年第3季度, 2025年上半年, 2025年春季学期. */
  readonly period: string;
  /** Said by the batch itself. */
  readonly ruleOn?: string | undefined;
}

const lastDayOf = (year: number, month: number): string => monthEnd(monthOfYear(year, month));

const HALVES: Record<string, number> = { 上半年: 6, 下半年: 12, 春季学期: 6, 秋季学期: 12 };

/** The last day of a period, undefined when its words say none. */
function lastDayOfPeriod(period: string): string | undefined {
  const [, year, rest = ''] = /^(\d{4})\s*年度?(.*)$/.exec(period.trim()) ?? [];
  if (!year) return undefined;
  if (rest === '') return lastDayOf(Number(year), 12);
  const month = /^(?:\d{1,2}[-至~—])?(\d{1,2})月(?:份)?$/.exec(rest)?.[1];
  const quarter = /^第?([1-4一二三四])季度$/.exec(rest)?.[1];
  const last = month
    ? Number(month)
    : quarter
      ? 3 * (Number(quarter) || '一二三四'.indexOf(quarter) + 1)
      : HALVES[rest];
  return last && last <= 12 ? lastDayOf(Number(year), last) : undefined;
}

/**
 * The day whose rule a payment was paid by. What is paid for a period that was over already is paid by that period's rule (补发 2025年
 * in January 2026 is 2025's); within its period it is the rule of the day it was paid. A batch may say its own day.
 */
export function ruleDayOf({ paidOn, period, ruleOn }: Given): string {
  if (ruleOn) return ruleOn;
  const ended = lastDayOfPeriod(period);
  return ended && ended < paidOn ? ended : paidOn;
}
