import { yearOf, monthOf } from '@shared/time';
import { inParallel } from '../../platform/in-parallel';
import { paymentsOfYear, type StoredPayment, type StoredPaymentYear } from '../../subsidies/payment-store';

const AT_ONCE = 16;
/** The part of an id that is not its day: it is the same for one person, program, batch and period (`paymentIdOf`). */
const TIME_LENGTH = 10;
const sameBut = (paymentId: string): string => paymentId.slice(TIME_LENGTH);

/** Years in which a payment of this day may stand under another day: its own, and at the turn of the year the one beside. */
export const yearsAround = (paidOn: string): number[] => {
  const [year, month] = [yearOf(paidOn), monthOf(paidOn)];
  return month === 1 ? [year - 1, year] : month === 12 ? [year, year + 1] : [year];
};

const mayHave = (year: StoredPaymentYear | undefined, programCode: string): boolean =>
  year !== undefined &&
  [...year.programs, ...year.underway, ...year.returned].some((each) => each.programCode === programCode);

/**
 * Payments that are there already on another day: the same person, program, batch and period. Only the years that have something of
 * the program are read.
 */
export async function onAnotherDay(
  payments: readonly StoredPayment[],
  yearOf: (personId: string, year: number) => StoredPaymentYear | undefined,
): Promise<Map<string, StoredPayment>> {
  const years = new Map<string, { personId: string; year: number }>();
  for (const { personId, paidOn, programCode } of payments)
    for (const year of yearsAround(paidOn))
      if (mayHave(yearOf(personId, year), programCode)) years.set(`${personId}#${year}`, { personId, year });
  const known = new Map<string, StoredPayment>();
  await inParallel([...years.values()], AT_ONCE, async ({ personId, year }) => {
    for (const payment of await paymentsOfYear(personId, year)) known.set(sameBut(payment.paymentId), payment);
  });
  return new Map(
    payments.flatMap(({ paymentId }) => {
      const other = known.get(sameBut(paymentId));
      return other && other.paymentId !== paymentId ? [[paymentId, other] as const] : [];
    }),
  );
}

/** A payment whatever its day: two of one key are one payment. */
export const keyWithoutDay = ({ personId, paymentId }: StoredPayment): string => `${personId}#${sameBut(paymentId)}`;
