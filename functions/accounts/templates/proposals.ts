import type { Recurrence, Rhythm, VoucherProposal } from '@shared/accounts/voucher-templates';
import { addMonths, monthOf, twoDigits, yearMonthOf, yearOf } from '@shared/time';
import type { Template } from './template';

/** How far back a month is looked for that is still open. */
const MONTHS_BACK = 12;

/** The period that a day is in: `2026-11`, `2026-Q4`, `2026`. */
export function periodOf(every: Rhythm, day: string): string {
  if (every === 'month') return yearMonthOf(day);
  return every === 'year' ? String(yearOf(day)) : `${yearOf(day)}-Q${Math.ceil(monthOf(day) / 3)}`;
}

function isAskedIn({ every, month: asked, from }: Recurrence, month: string): boolean {
  if (month < from) return false;
  if (every === 'month') return true;
  return every === 'quarter' ? (monthOf(month) - 1) % 3 === (asked ?? 1) - 1 : monthOf(month) === asked;
}

/** A recurring voucher of a period, as it is kept that somebody entered it. */
export interface Use {
  readonly templateId: string;
  readonly period: string;
  readonly pendingId: string;
}

export const isUsed = (uses: readonly Use[], templateId: string, period: string): boolean =>
  uses.some((use) => use.templateId === templateId && use.period === period);

/**
 * What is due by `today`, a day in China, and nobody entered, earliest day first: of months that are open alone, since in a closed one nothing can
 * be entered.
 */
export function proposalsOn(
  today: string,
  templates: readonly Pick<Template, 'templateId' | 'recurs' | 'isInUse'>[],
  uses: readonly Use[],
  isOpen: (month: string) => boolean,
): VoucherProposal[] {
  const months = Array.from({ length: MONTHS_BACK + 1 }, (_, back) => addMonths(yearMonthOf(today), -back));
  return templates
    .flatMap(({ templateId, recurs, isInUse }) =>
      recurs && isInUse
        ? months
            .filter((month) => isAskedIn(recurs, month) && isOpen(month))
            .map((month) => `${month}-${twoDigits(recurs.day)}`)
            .filter((on) => on <= today)
            .map((on) => ({ templateId, period: periodOf(recurs.every, on), on }))
            .filter(({ period }) => !isUsed(uses, templateId, period))
        : [],
    )
    .sort((a, b) => a.on.localeCompare(b.on) || a.templateId.localeCompare(b.templateId));
}
