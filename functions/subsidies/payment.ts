import type { Payment, PaymentRule, ProgramTotal, ReturnedPayment, TransferStatus } from '@shared/subsidies/subsidies';
import { yearOf, monthOf } from '@shared/time';

/** What one payment says to its year. */
export type Counted = Pick<
  Payment,
  'paymentId' | 'programCode' | 'programName' | 'amountFen' | 'paidOn' | 'status' | 'returnReason'
> & {
  quantity?: number | undefined;
  unit?: string | undefined;
  unitPriceFen?: number | undefined;
  standing?: string | undefined;
  transfer: readonly { status: TransferStatus; on: string }[];
};

/** What a program credited in one month of the year, and on which day last. */
export interface KeptMonth {
  month: number;
  totalFen: number;
  count: number;
  lastOn: string;
}

/** The newest credited payment of a program in the year: what it was worked out from. */
export interface LastPaid {
  paidOn: string;
  amountFen: number;
  quantity?: number | undefined;
  unit?: string | undefined;
  unitPriceFen?: number | undefined;
  standing?: string | undefined;
}

export interface KeptProgram extends ProgramTotal {
  months: KeptMonth[];
  last: LastPaid;
}

/** Planned or with the bank. */
export interface Underway {
  paymentId: string;
  programCode: string;
  programName: string;
  amountFen: number;
  paidOn: string;
}

/** A person's year as it is kept: totals of what was credited, and by name what is on its way and what came back. */
export interface KeptYear {
  year: number;
  totalFen: number;
  count: number;
  programs: KeptProgram[];
  underway: Underway[];
  returned: ReturnedPayment[];
}

/**
 * The calendar year in China in which a payment is counted: that of the day of its batch, also when it was sent back and
 * credited in the next.
 */
export const paidIn = ({ paidOn }: Pick<Payment, 'paidOn'>): number => yearOf(paidOn);

const noPayments = (year: number): KeptYear => ({
  year,
  totalFen: 0,
  count: 0,
  programs: [],
  underway: [],
  returned: [],
});

/**
 * A person's year with more payments in it, in fen. Only what was credited (已到账) is in the sums: money planned, sent or returned is
 * not in a person's hands. The programs add up to the total, the largest first.
 */
export const addToYear = (before: KeptYear | number, payments: readonly Counted[]): KeptYear =>
  payments.reduce(withPayment, typeof before === 'number' ? noPayments(before) : before);

function withPayment(year: KeptYear, payment: Counted): KeptYear {
  if (payment.status === 'credited') return withCredited(year, payment);
  const { paymentId, programCode, programName, amountFen, paidOn } = payment;
  const row = { paymentId, programCode, programName, amountFen };
  if (payment.status !== 'returned') return { ...year, underway: byId([...year.underway, { ...row, paidOn }]) };
  const returnedOn = payment.transfer.at(-1)?.on ?? paidOn;
  return {
    ...year,
    returned: byId([...year.returned, { ...row, returnedOn, reason: payment.returnReason ?? 'other' }]),
  };
}

const byId = <T extends { paymentId: string }>(list: T[]): T[] =>
  list.sort((a, b) => (a.paymentId < b.paymentId ? -1 : 1));

function withCredited(year: KeptYear, payment: Counted): KeptYear {
  const { programCode, programName, amountFen } = payment;
  const known = year.programs.find((program) => program.programCode === programCode);
  const next: KeptProgram = {
    programCode,
    programName,
    totalFen: (known?.totalFen ?? 0) + amountFen,
    count: (known?.count ?? 0) + 1,
    months: withMonth(known?.months ?? [], payment),
    last: newest(known?.last, lastOf(payment)),
  };
  return {
    ...year,
    totalFen: year.totalFen + amountFen,
    count: year.count + 1,
    programs: [...year.programs.filter((program) => program !== known), next].sort(
      (a, b) => b.totalFen - a.totalFen || a.programCode.localeCompare(b.programCode),
    ),
  };
}

function withMonth(months: readonly KeptMonth[], { paidOn, amountFen }: Counted): KeptMonth[] {
  const month = monthOf(paidOn);
  const { totalFen = 0, count = 0, lastOn = '' } = months.find((one) => one.month === month) ?? {};
  const next = { month, totalFen: totalFen + amountFen, count: count + 1, lastOn: lastOn > paidOn ? lastOn : paidOn };
  return [...months.filter((one) => one.month !== month), next].sort((a, b) => a.month - b.month);
}

const lastOf = ({ paidOn, amountFen, quantity, unit, unitPriceFen, standing }: Counted): LastPaid => ({
  paidOn,
  amountFen,
  ...(quantity !== undefined && { quantity }),
  ...(unit !== undefined && { unit }),
  ...(unitPriceFen !== undefined && { unitPriceFen }),
  ...(standing !== undefined && { standing }),
});

/** The later of two payments. On one day the order must not depend on which was recorded first, or a rebuilt year would differ. */
function newest(known: LastPaid | undefined, next: LastPaid): LastPaid {
  if (!known) return next;
  const rankOf = ({ paidOn, amountFen, ...rest }: LastPaid) =>
    `${paidOn} ${String(amountFen).padStart(16, '0')} ${JSON.stringify(Object.entries(rest).sort())}`;
  return rankOf(known) > rankOf(next) ? known : next;
}

/**
 * Whether a change takes money out of the sums (退票 after success). A sum does not know which day was the last before, so the year is
 * then made anew of its payments.
 */
export const takesOut = (before: Pick<Counted, 'status'>, after: Pick<Counted, 'status'>): boolean =>
  before.status === 'credited' && after.status !== 'credited';

/** The year after one of its payments changed its status. @throws Error where that takes money out of the sums (`takesOut`). */
export function changedInYear(year: KeptYear, before: Counted, after: Counted): KeptYear {
  // What is on its way and what came back is kept by name; only sums cannot be walked backwards.
  if (takesOut(before, after)) throw new Error('a year whose sums fall is made anew of its payments');
  const others = ({ paymentId }: { paymentId: string }) => paymentId !== before.paymentId;
  return withPayment(
    { ...year, underway: year.underway.filter(others), returned: year.returned.filter(others) },
    after,
  );
}

/** The rule in force on a day: the newest that took effect on or before it. Undefined before the first rule. */
export const ruleInForce = (rules: readonly PaymentRule[], day: string): PaymentRule | undefined =>
  rules
    .filter((rule) => rule.effectiveOn <= day)
    .reduce<PaymentRule | undefined>(
      (best, rule) => (best && best.effectiveOn >= rule.effectiveOn ? best : rule),
      undefined,
    );

/** The day from which another rule took the place of this one; undefined while it is the newest. */
export const supersededOn = (rules: readonly PaymentRule[], rule: PaymentRule): string | undefined =>
  rules
    .map(({ effectiveOn }) => effectiveOn)
    .filter((effectiveOn) => effectiveOn > rule.effectiveOn)
    .sort()[0];
