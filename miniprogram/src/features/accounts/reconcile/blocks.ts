import type { BankReconciliation } from '@shared/accounts/bank-reconciliation';
import { monthEnd } from '@shared/time';

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
  notOver: monthEnd(month) >= today,
  notCovered: coveredThrough < monthEnd(month),
  unexplained: openLines.filter(({ awaits }) => awaits === undefined).length,
  startDiffers: startDifferenceFen !== 0,
});
