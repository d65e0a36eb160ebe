import { yearOf, monthOf } from '@shared/time';
import { inParallel } from '../../platform/in-parallel';
import { paymentIdOf, paymentsOfYear, type StoredPayment, type StoredPaymentYear } from '../../subsidies/payment-store';
import { periodToday } from './payment-columns';

const AT_ONCE = 16;
/** The part of an id that is not its day: it is the same for one person, program, batch and period (`paymentIdOf`). */
const TIME_LENGTH = 10;
const sameBut = (paymentId: string): string => paymentId.slice(TIME_LENGTH);
/** The id that a payment would have today: one whose months were written otherwise (2026年1月至3月) was kept under those words. */
const idToday = (payment: StoredPayment): string => paymentIdOf({ ...payment, period: periodToday(payment.period) });

/** Years in which a payment of this day may stand under another day: its own, and at the turn of the year the one beside. */
export const yearsAround = (paidOn: string): number[] => {
  const [year, month] = [yearOf(paidOn), monthOf(paidOn)];
  return month === 1 ? [year - 1, year] : month === 12 ? [year, year + 1] : [year];
};

const mayHave = (year: StoredPaymentYear | undefined, programCode: string): boolean =>
  year !== undefined &&
  [...year.programs, ...year.underway, ...year.returned].some((each) => each.programCode === programCode);

/**
 * Payments that are there already under another id, by the one that they would have: the same person, program, batch and period, on
 * another day, or with the period in other words. Only the years that have something of the program are read.
 */
export async function underAnotherId(
  payments: readonly StoredPayment[],
  yearOf: (personId: string, year: number) => StoredPaymentYear | undefined,
): Promise<Map<string, StoredPayment>> {
  const years = new Map<string, { personId: string; year: number }>();
  for (const { personId, paidOn, programCode } of payments)
    for (const year of yearsAround(paidOn))
      if (mayHave(yearOf(personId, year), programCode)) years.set(`${personId}#${year}`, { personId, year });
  const [known, onTheDay] = [new Map<string, StoredPayment>(), new Map<string, StoredPayment>()];
  await inParallel([...years.values()], AT_ONCE, async ({ personId, year }) => {
    for (const payment of await paymentsOfYear(personId, year)) {
      const id = idToday(payment);
      known.set(sameBut(id), payment);
      onTheDay.set(id, payment);
    }
  });
  return new Map(
    payments.flatMap(({ paymentId }) => {
      const other = onTheDay.get(paymentId) ?? known.get(sameBut(paymentId));
      return other ? [[paymentId, other] as const] : [];
    }),
  );
}

/** A payment whatever its day: two of one key are one payment. */
export const keyWithoutDay = ({ personId, paymentId }: StoredPayment): string => `${personId}#${sameBut(paymentId)}`;
