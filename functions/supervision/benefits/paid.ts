import { monthOf, yearOf } from '@shared/time';

interface KeptProgram {
  readonly programCode: string;
  readonly programName: string;
  readonly months: readonly { month: number; totalFen: number; lastOn: string }[];
}
export interface PaidYear {
  readonly year: number;
  readonly programs: readonly KeptProgram[];
}

/** What a program paid somebody by a day of the year. */
export interface PaidProgram {
  readonly programCode: string;
  readonly programName: string;
  readonly fen: number;
}

/** The same day of the year before; of 29 February the last of that month. */
export const yearBefore = (day: string): string => {
  const before = `${yearOf(day) - 1}${day.slice(4)}`;
  return before.endsWith('-02-29') ? before.replace('-29', '-28') : before;
};

/** Whether a kept year does not say by itself what was paid through a day: its sums are of months. */
export const asksPayments = ({ programs }: PaidYear, through: string): boolean =>
  programs.some(({ months }) => months.some(({ month, lastOn }) => month === monthOf(through) && lastOn > through));

/**
 * What each program paid in a year through a day of it, in fen.
 * @param payments of that year, where `asksPayments`.
 */
export function paidThrough(
  { programs }: PaidYear,
  through: string,
  payments: readonly { programCode: string; amountFen: number; paidOn: string; status: string }[] = [],
): PaidProgram[] {
  const last = monthOf(through);
  const inLast = (programCode: string): number =>
    payments
      .filter((payment) => payment.programCode === programCode && payment.status === 'credited')
      .filter(({ paidOn }) => monthOf(paidOn) === last && paidOn <= through)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
  return programs
    .map(({ programCode, programName, months }) => ({
      programCode,
      programName,
      fen: months
        .filter(({ month }) => month <= last)
        .reduce(
          (sum, { month, totalFen, lastOn }) =>
            sum + (month === last && lastOn > through ? inLast(programCode) : totalFen),
          0,
        ),
    }))
    .filter(({ fen }) => fen > 0);
}
