import type { RentDue } from '@shared/accounts/contracts';

export interface Due {
  readonly dueOn: string;
  readonly amountFen: number;
}
export interface Receipt {
  readonly receivedOn: string;
  readonly amountFen: number;
}
export interface Rented {
  readonly dues: readonly Due[];
  readonly receipts: readonly Receipt[];
  readonly terminatedOn?: string | undefined;
}

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The rents that a contract asks for: after it was ended there are none. */
export const standingDues = ({ dues, terminatedOn }: Rented): Due[] =>
  dues.filter(({ dueOn }) => !terminatedOn || dueOn <= terminatedOn).sort((a, b) => a.dueOn.localeCompare(b.dueOn));

const total = (amounts: readonly { amountFen: number }[]): number =>
  amounts.reduce((sum, { amountFen }) => sum + amountFen, 0);

export const receivedOf = ({ receipts }: Pick<Rented, 'receipts'>): number => total(receipts);
/** What may still come before everything is paid. */
export const unpaidOf = (rented: Rented): number => Math.max(0, total(standingDues(rented)) - receivedOf(rented));

/**
 * 欠款 on a day: what was due before it and has not come. A rent may be paid on its day: it is owed from the day after.
 * What was paid ahead counts for what comes next.
 */
export const arrearsOn = (rented: Rented, day: string): number =>
  Math.max(0, total(standingDues(rented).filter(({ dueOn }) => dueOn < day)) - receivedOf(rented));

/** The schedule as it stands on a day: money pays the oldest rent first, so a receipt may cover two and a rent take three. */
export function scheduleOn(rented: Rented, day: string): RentDue[] {
  const money = [...rented.receipts]
    .sort((a, b) => a.receivedOn.localeCompare(b.receivedOn))
    .map((receipt) => ({ ...receipt }));
  return standingDues(rented).map(({ dueOn, amountFen }) => {
    let left = amountFen;
    let receivedOn: string | undefined;
    while (left > 0 && money[0]) {
      const taken = Math.min(left, money[0].amountFen);
      left -= taken;
      receivedOn = money[0].receivedOn;
      money[0].amountFen -= taken;
      if (money[0].amountFen === 0) money.shift();
    }
    const overdueDays = left > 0 ? Math.max(0, daysBetween(dueOn, day)) : 0;
    const state = left === 0 ? 'paid' : overdueDays > 0 ? 'overdue' : left < amountFen ? 'partly' : 'coming';
    return { dueOn, amountFen, receivedFen: amountFen - left, ...(receivedOn && { receivedOn }), overdueDays, state };
  });
}
