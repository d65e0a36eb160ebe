import type { BankReconciliation } from '@shared/accounts/bank-reconciliation';
import { monthOf, yearOf } from '@shared/time';

/** The last day of a month: `2026-02` → `2026-02-28`. */
export const lastDayOf = (month: string): string =>
  new Date(Date.UTC(yearOf(month), monthOf(month), 0)).toISOString().slice(0, 10);

/** The month before or after. */
export const monthBeside = (month: string, by: 1 | -1): string =>
  new Date(Date.UTC(yearOf(month), monthOf(month) - 1 + by, 1)).toISOString().slice(0, 7);

export interface Blocks {
  readonly notOver: boolean;
  readonly notCovered: boolean;
  readonly unexplained: number;
  readonly startDiffers: boolean;
}

/** What keeps a month's sheet from being signed, as far as the phone can see: the server decides. `today` is a day in China. */
export const blocksOf = (
  {
    month,
    coveredThrough = '',
    openLines,
    startDifferenceFen,
  }: Pick<BankReconciliation, 'month' | 'coveredThrough' | 'openLines' | 'startDifferenceFen'>,
  today: string,
): Blocks => ({
  notOver: lastDayOf(month) >= today,
  notCovered: coveredThrough < lastDayOf(month),
  unexplained: openLines.filter(({ awaits }) => awaits === undefined).length,
  startDiffers: startDifferenceFen !== 0,
});
