import { secondsAfter, yearOf } from '@shared/time';

/** What the book is to be told: the payment, or that it came back; `on` is the day on which the bank did it. */
export interface BookTask {
  readonly effect: 'post' | 'reverse';
  readonly on: string;
}

/** A transfer with what its book could not take yet, in order, and when it is tried again. */
export interface Booked {
  readonly toBook?: BookTask[] | undefined;
  readonly bookAt?: string | undefined;
}

/** Seconds until a book that could not take a voucher is tried again. */
const RETRY_SECONDS = 3600;

/** A transfer that waits for its book with these tasks; with none it waits no more. */
export const waitingFor = <L extends Booked>(leg: L, toBook: BookTask[], at: string): L => ({
  ...leg,
  toBook: toBook.length > 0 ? toBook : undefined,
  bookAt: toBook.length > 0 ? secondsAfter(at, RETRY_SECONDS) : undefined,
});

/**
 * How a payment that came back is entered: not at all where somebody reversed its voucher by hand, by a reversal in the voucher's own year,
 * and in a later year, whose book the voucher is not in, by a voucher of its own.
 */
export const wayBack = (
  { reversedBy, voucherOn }: { reversedBy?: string | undefined; voucherOn: string },
  on: string,
): 'isBack' | 'reversal' | 'ownVoucher' =>
  reversedBy ? 'isBack' : yearOf(on) === yearOf(voucherOn) ? 'reversal' : 'ownVoucher';
