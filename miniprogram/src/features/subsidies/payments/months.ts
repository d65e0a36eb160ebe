import type { Payment } from '@shared/subsidies/subsidies';
import { byMonth } from '@/ui/words/by-month';

export interface PaidMonth {
  month: string;
  payments: Payment[];
  /** What arrived in it, in fen; undefined while some of it may not be loaded yet. */
  arrivedFen: number | undefined;
}

/** Payments by month, each with what arrived: the last one loaded may go on, so it has no sum before the end. */
export function paidByMonth(payments: readonly Payment[], whole: boolean): PaidMonth[] {
  const months = byMonth([...payments], ({ paidOn }) => paidOn);
  return months.map(({ month, items }, place) => ({
    month,
    payments: items,
    arrivedFen:
      whole || place < months.length - 1
        ? items.reduce((sum, { status, amountFen }) => sum + (status === 'credited' ? amountFen : 0), 0)
        : undefined,
  }));
}

/** The payments whose program has what was typed. */
export const paymentsNamed = (payments: readonly Payment[], typed: string): Payment[] =>
  payments.filter(({ programName }) => programName.includes(typed.trim()));
