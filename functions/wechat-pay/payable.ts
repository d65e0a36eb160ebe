import { receivedOf, type Rented, standingDues } from '../accounts/registers/rent';

export interface Payable {
  readonly amountFen: number;
  /** The day of the last rent that it covers. */
  readonly dueOn?: string | undefined;
}

/**
 * What may be paid for a contract on a day: all that is due by then and has not come, or, where nothing is, what is left of the next
 * rent. Nothing where everything was paid.
 */
export function payableOn(rented: Rented, day: string): Payable {
  const received = receivedOf(rented);
  let sum = 0;
  const covered = standingDues(rented).map(({ dueOn, amountFen }) => ({
    dueOn,
    amountFen: (sum += amountFen) - received,
  }));
  const owed = covered.filter(({ dueOn }) => dueOn <= day).at(-1);
  if (owed && owed.amountFen > 0) return owed;
  return covered.find(({ amountFen }) => amountFen > 0) ?? { amountFen: 0 };
}

/** What of the rents until a day, that one with them, has not come: below zero where more came. */
export const leftThrough = (rented: Rented, day: string): number =>
  standingDues(rented)
    .filter(({ dueOn }) => dueOn <= day)
    .reduce((sum, { amountFen }) => sum + amountFen, 0) - receivedOf(rented);
