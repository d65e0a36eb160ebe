import type { Payment, PaymentRule, PaymentYear, ProgramTotal } from '@shared/subsidies';

type Counted = Pick<Payment, 'programCode' | 'programName' | 'amountFen' | 'paidOn' | 'status'>;

/** The calendar year in China in which a payment is counted: that of the day it was paid. */
export const yearOf = ({ paidOn }: Pick<Payment, 'paidOn'>): number => Number(paidOn.slice(0, 4));

const noPayments = (year: number): PaymentYear => ({ year, totalFen: 0, count: 0, programs: [] });

/**
 * A person's year with more payments in it, in fen. Only what was credited (已到账) counts: money planned, sent or returned is
 * not in a person's hands. The programs add up to the total, the largest first.
 */
export function addToYear(before: PaymentYear | number, payments: readonly Counted[]): PaymentYear {
  const start = typeof before === 'number' ? noPayments(before) : before;
  const programs = new Map<string, ProgramTotal>(start.programs.map((program) => [program.programCode, program]));
  const credited = payments.filter((payment) => payment.status === 'credited');
  for (const { programCode, programName, amountFen } of credited) {
    const { totalFen = 0, count = 0 } = programs.get(programCode) ?? {};
    programs.set(programCode, { programCode, programName, totalFen: totalFen + amountFen, count: count + 1 });
  }
  return {
    year: start.year,
    totalFen: start.totalFen + credited.reduce((sum, { amountFen }) => sum + amountFen, 0),
    count: start.count + credited.length,
    programs: [...programs.values()].sort(
      (a, b) => b.totalFen - a.totalFen || a.programCode.localeCompare(b.programCode),
    ),
  };
}

/** The rule in force on a day: the newest that took effect on or before it. Undefined before the first rule. */
export const ruleInForce = (rules: readonly PaymentRule[], day: string): PaymentRule | undefined =>
  rules
    .filter((rule) => rule.effectiveOn <= day)
    .reduce<PaymentRule | undefined>(
      (best, rule) => (best && best.effectiveOn >= rule.effectiveOn ? best : rule),
      undefined,
    );
