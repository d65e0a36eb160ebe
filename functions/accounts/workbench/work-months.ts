import type { WorkAwaits, WorkMonth } from '@shared/accounts/workbench';
import { monthEnd, monthOf, monthOfYear, yearMonthOf, yearOf } from '@shared/time';
import type { MonthCounts } from '../intake/month-counts';
import { dueOn } from '../publications/publication';

/** A voucher that waits for a step. */
export interface Waiting {
  readonly voucherOn: string;
  readonly state: 'prepared' | 'reviewed';
  /** Who had it in hand so far. */
  readonly by: readonly string[];
}

/** A bank account, as far as the closing of the months asks for it in which it was in use. */
export interface BankStanding {
  readonly openedOn: string;
  readonly closedOn?: string;
  readonly coveredThrough: string;
  /** By month, what is signed as the sheet stands now. */
  readonly signed: ReadonlyMap<string, { readonly made: string; readonly isChecked: boolean }>;
}

/** What is known of a village's year. */
export interface Standing {
  readonly year: number;
  readonly closedThrough: number;
  readonly published: readonly string[];
  /** The months that have money in them. */
  readonly booked: ReadonlySet<string>;
  /** The papers of its months that came in, by month. */
  readonly papers: ReadonlyMap<string, MonthCounts>;
  readonly waiting: readonly Waiting[];
  /** Not all that wait were read. */
  readonly isMore: boolean;
  readonly banks: readonly BankStanding[];
}

const names = (some: readonly string[]): string[] => [...new Set(some)].sort();

/** What a month's papers wait for: the centre's examiner, then a voucher. Those that went back are the village's to mend, and hold nothing up here. */
function paperStepOf({ papers }: Standing, month: string): Omit<WorkMonth, 'month'> | undefined {
  const { waiting = 0, unbooked = 0 } = papers.get(month) ?? {};
  if (waiting > 0) return { state: 'received', awaits: 'paperReview', count: waiting };
  return unbooked > 0 ? { state: 'examined', awaits: 'booking', count: unbooked } : undefined;
}

/** What a month's vouchers wait for: the examiner before the approver. */
function stepOf({ waiting, isMore }: Standing, month: string): Omit<WorkMonth, 'month'> | undefined {
  const inMonth = waiting.filter(({ voucherOn }) => yearMonthOf(voucherOn) === month);
  for (const [state, awaits] of [
    ['prepared', 'review'],
    ['reviewed', 'approval'],
  ] as const) {
    const its = inMonth.filter((each) => each.state === state);
    if (its.length > 0)
      return { state, awaits, count: its.length, by: names(its.flatMap(({ by }) => by)), ...(isMore && { isMore }) };
  }
  return undefined;
}

const isUsedIn = ({ openedOn, closedOn }: BankStanding, month: string): boolean =>
  openedOn <= monthEnd(month) && (closedOn === undefined || closedOn >= `${month}-01`);

/** What the bank keeps a month from closing for; undefined where two have signed all accounts that the village then had. */
function bankStepOf(banks: readonly BankStanding[], month: string): { awaits: WorkAwaits; by?: string[] } | undefined {
  const end = monthEnd(month);
  const its = banks.filter((bank) => isUsedIn(bank, month));
  if (its.some(({ coveredThrough, closedOn = end }) => coveredThrough < (closedOn < end ? closedOn : end)))
    return { awaits: 'statement' };
  const signatures = its.map(({ signed }) => signed.get(month));
  if (signatures.some((signed) => signed === undefined)) return { awaits: 'reconciling' };
  const half = signatures.flatMap((signed) => (signed && !signed.isChecked ? [signed.made] : []));
  return half.length > 0 ? { awaits: 'secondSignature', by: names(half) } : undefined;
}

function workMonth(standing: Standing, month: string, today: string): Omit<WorkMonth, 'month'> {
  const { published, closedThrough, booked, banks } = standing;
  if (published.includes(month)) return { state: 'published' };
  if (monthOf(month) <= closedThrough) return { state: 'closed', awaits: 'publishing', dueOn: dueOn(month) };
  const step = paperStepOf(standing, month) ?? stepOf(standing, month);
  if (step) return step;
  if (monthEnd(month) >= today) return { state: booked.has(month) ? 'booked' : 'empty', awaits: 'monthEnd' };
  const bank = bankStepOf(banks, month);
  const isReconciled = bank === undefined && banks.some((each) => isUsedIn(each, month));
  const state = isReconciled ? 'reconciled' : booked.has(month) ? 'booked' : 'empty';
  // A month in which no money moved may be a quiet one or one whose papers never came: nobody is told that it can be closed.
  if (!booked.has(month) && !isReconciled) return { state, awaits: 'vouchers' };
  if (bank) return { state, ...bank };
  return { state, awaits: monthOf(month) > closedThrough + 1 ? 'monthBefore' : 'closing' };
}

/** How far each month of the year is that has begun by `today`, a day in China. */
export const workMonths = (standing: Standing, today: string): WorkMonth[] =>
  Array.from({ length: 12 }, (_, place) => place + 1)
    .filter((month) => monthOfYear(standing.year, month) <= yearMonthOf(today) && standing.year <= yearOf(today))
    .map((month) => ({ month, ...workMonth(standing, monthOfYear(standing.year, month), today) }));
