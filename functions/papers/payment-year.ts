import type { Right } from '@shared/identity/households';
import type { TransferStatus } from '@shared/subsidies/subsidies';
import { yearMonthOf } from '@shared/time';
import type { StoredPayment } from '../subsidies/payment-store';

/** What the paper says of a payment: the number of the card is not among it, its batch and who is paid are not needed. */
export type PrintedPayment = Pick<
  StoredPayment,
  'paidOn' | 'programName' | 'amountFen' | 'status' | 'bankName' | 'cardTail' | 'returnReason' | 'transfer'
>;

export interface PrintedPerson {
  readonly name: string;
  readonly right: Right;
  /** All of the year, in the order of their days. */
  readonly payments: readonly PrintedPayment[];
}

export interface PrintedYear {
  readonly year: number;
  /** For a household, how many of it the caller may not see; undefined where one person was asked for. */
  readonly others?: number;
  readonly persons: readonly PrintedPerson[];
}

interface Sum {
  readonly fen: number;
  readonly count: number;
}
/** Money in hand, on its way (planned, or with the bank), and sent back. */
export type Standing = 'arrived' | 'underway' | 'returned';
export type YearSums = Record<Standing, Sum>;

const STANDING: Record<TransferStatus, Standing> = {
  planned: 'underway',
  sent: 'underway',
  credited: 'arrived',
  returned: 'returned',
};

const sumIn = (payments: readonly PrintedPayment[], standing: Standing): Sum => {
  const counted = payments.filter(({ status }) => STANDING[status] === standing);
  return { fen: counted.reduce((sum, { amountFen }) => sum + amountFen, 0), count: counted.length };
};

/** What arrived, is on its way and came back, in fen: apart, since only the first is in a person's hands. */
export const sumsOf = (payments: readonly PrintedPayment[]): YearSums => ({
  arrived: sumIn(payments, 'arrived'),
  underway: sumIn(payments, 'underway'),
  returned: sumIn(payments, 'returned'),
});

export interface PrintedMonth {
  /** `2026-03`. */
  readonly month: string;
  readonly arrivedFen: number;
  readonly payments: PrintedPayment[];
}

/** Payments by the month of their day, in that order, each month with what arrived of it. */
export function monthsOf(payments: readonly PrintedPayment[]): PrintedMonth[] {
  const months = [...new Set(payments.map(({ paidOn }) => yearMonthOf(paidOn)))].sort();
  return months.map((month) => {
    const own = payments.filter(({ paidOn }) => yearMonthOf(paidOn) === month);
    return { month, arrivedFen: sumIn(own, 'arrived').fen, payments: own };
  });
}
