import type { Expectation, ExpectedPayment, MonthlyProgram, MonthOfPayments } from '@shared/subsidies/payment-outlook';
import { yearOf, monthOf, yearMonthOf, monthOfYear } from '@shared/time';
import type { KeptProgram, KeptYear } from './payment';

/** So long after its usual day a payment is still about due. */
const GRACE_DAYS = 30;
/** A program that paid in so many months of a year is paid month after month. */
const MONTHLY = 8;
/** A program paid several times a year: its payments of two years belong together when their months are this near. */
const NEAR = 1;
/** Cycles of the catalogue of which last year's day says nothing about this year. */
const IRREGULAR = /一次性|不定期|随时|按次|按事件|按灾情|按安置|按启动|分次/;

/** Whether last year's payment of a program with this cycle lets one expect another this year. */
export const isRegular = (cycle: string | undefined): boolean => cycle === undefined || !IRREGULAR.test(cycle);

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
/** The same day in another year; 29 February is the 28th where there is none. */
export function inYear(day: string, year: number): string {
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}${day.endsWith('-02-29') && !leap ? '-02-28' : day.slice(4)}`;
}

/** Where a payment stands that has not come: by its usual day, in this year. */
export function expectationOn(usualOn: string, today: string): Expectation {
  if (today < usualOn) return 'ahead';
  return daysBetween(usualOn, today) < GRACE_DAYS ? 'due' : 'late';
}

interface Slot {
  month: number;
  on: string;
  fen: number;
}

type Come = Slot & { state: 'arrived' | 'underway' | 'returned' };

const slotsOf = (program: KeptProgram | undefined): Slot[] =>
  program?.months.map(({ month, lastOn, totalFen }) => ({ month, on: lastOn, fen: totalFen })) ?? [];

const slotOn = (on: string, fen: number): Slot => ({ month: monthOf(on), on, fen });

/** A year's payments that are with the bank or came back. */
function waitingIn(year: KeptYear | undefined, programCode: string): Come[] {
  const of = (one: { programCode: string }) => one.programCode === programCode;
  return [
    ...(year?.underway.filter(of) ?? []).map(({ paidOn, amountFen }) => ({
      ...slotOn(paidOn, amountFen),
      state: 'underway' as const,
    })),
    ...(year?.returned.filter(of) ?? []).map(({ returnedOn, amountFen }) => ({
      ...slotOn(returnedOn, amountFen),
      state: 'returned' as const,
    })),
  ];
}

const programIn = (year: KeptYear | undefined, programCode: string): KeptProgram | undefined =>
  year?.programs.find((one) => one.programCode === programCode);

const comeIn = (year: KeptYear | undefined, programCode: string): Come[] =>
  [
    ...slotsOf(programIn(year, programCode)).map((one) => ({ ...one, state: 'arrived' as const })),
    ...waitingIn(year, programCode),
  ].sort((a, b) => a.on.localeCompare(b.on));

/** Which of last year's payments each of this year's stands for. One a year is itself, whenever it comes. */
function paired(come: readonly Come[], usual: readonly Slot[]): { pairs: [Come, Slot | undefined][]; open: Slot[] } {
  let open = [...usual];
  const single = come.length === 1 && usual.length === 1;
  const pairs = come.map((one): [Come, Slot | undefined] => {
    const [nearest] = [...open].sort((a, b) => Math.abs(a.month - one.month) - Math.abs(b.month - one.month));
    const match = nearest && (single || Math.abs(nearest.month - one.month) <= NEAR) ? nearest : undefined;
    open = open.filter((slot) => slot !== match);
    return [one, match];
  });
  return { pairs, open };
}

interface Placed {
  month: string;
  item: ExpectedPayment;
}

/** Last year's payments that had not come when it ended: their usual days are those of the year before it. */
const missedLastYear = ({ before, earlier }: Years, programCode: string): Slot[] =>
  paired(comeIn(before, programCode), slotsOf(programIn(earlier, programCode))).open;

function placedOf(name: Named, years: Years, regular: boolean, today: string): Placed[] {
  const { programCode } = name;
  const thisYear = yearOf(today);
  const come = comeIn(years.now, programCode);
  const { pairs, open } = paired(come, slotsOf(programIn(years.before, programCode)));
  // What comes in no month of its own is what was missing when the last year ended, the oldest first.
  const missed = regular ? missedLastYear(years, programCode) : [];
  const caughtUp = new Map<Come, Slot>();
  for (const [one, usual] of pairs) {
    const slot = usual ? undefined : missed.shift();
    if (slot) caughtUp.set(one, slot);
  }
  const here = pairs.map(([one, sameMonth]): Placed => {
    const { state, on, fen } = one;
    const usual = sameMonth ?? caughtUp.get(one);
    return {
      month: yearMonthOf(on),
      item: {
        ...name,
        state,
        ...(usual && { usualOn: usual.on, usualFen: usual.fen }),
        ...(state === 'arrived' ? { arrivedOn: on, arrivedFen: fen } : !usual && { usualOn: on, usualFen: fen }),
      },
    };
  });
  const stillWaiting = waitingIn(years.before, programCode).map(({ state, on, fen }): Placed => ({
    month: yearMonthOf(on),
    item: { ...name, state, usualOn: on, usualFen: fen },
  }));
  if (!regular) return [...stillWaiting, ...here];
  const expectedIn =
    (year: number) =>
    ({ month, on, fen }: Slot): Placed => ({
      month: monthOfYear(year, month),
      item: { ...name, state: expectationOn(inYear(on, year), today), usualOn: on, usualFen: fen },
    });
  const carried = missed.filter(({ on }) => today < inYear(on, thisYear)).map(expectedIn(thisYear - 1));
  const missing = [...open, ...caughtUp.values()].map(expectedIn(thisYear));
  const late = [...caughtUp.keys()].map(({ on }) => on);
  const nextYear = slotsOf(programIn(years.now, programCode))
    .filter(({ month, on }) => month < monthOf(today) && !late.includes(on))
    .map(({ month, on, fen }): Placed => ({
      month: monthOfYear(thisYear + 1, month),
      item: { ...name, state: 'ahead', usualOn: on, usualFen: fen },
    }));
  return [...carried, ...stillWaiting, ...here, ...missing, ...nextYear];
}

interface Named {
  programCode: string;
  programName: string;
}
/** This year, the last one, and the one before that. */
interface Years {
  now: KeptYear | undefined;
  before: KeptYear | undefined;
  earlier: KeptYear | undefined;
}

/** The day in the month after, or that month's last. */
function monthLater(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}

function monthlyOf(name: Named, program: KeptProgram, { now, before }: Years, today: string): MonthlyProgram {
  const { paidOn: lastOn, amountFen: lastFen } = program.last;
  const waiting = [...waitingIn(before, name.programCode), ...waitingIn(now, name.programCode)];
  const came = yearMonthOf(lastOn) === yearMonthOf(today);
  const state = waiting.some((one) => one.state === 'returned')
    ? 'returned'
    : came
      ? 'arrived'
      : waiting.some(({ on }) => on <= today)
        ? 'underway'
        : expectationOn(monthLater(lastOn), today);
  return { ...name, lastOn, lastFen, state };
}

/**
 * What usually comes when, for one person: what is paid month after month in a line each; of the rest, this year month by month — arrived,
 * on its way, sent back, still to come, later than usual — and what last came in the months of next year until twelve months from today.
 * What did not come last year stays due or late, under its month of last year, until its usual day comes round again.
 * @param years this person's kept years, any order. @param today in China. @param regular by the program's cycle (`isRegular`).
 */
export function calendarOf(
  years: readonly KeptYear[],
  today: string,
  regular: (programCode: string) => boolean,
): { monthly: MonthlyProgram[]; months: MonthOfPayments[] } {
  const thisYear = yearOf(today);
  const now = years.find(({ year }) => year === thisYear);
  const before = years.find(({ year }) => year === thisYear - 1);
  const earlier = years.find(({ year }) => year === thisYear - 2);
  const named = new Map<string, Named>();
  for (const { programCode, programName } of [
    ...(now?.programs ?? []),
    ...(now?.underway ?? []),
    ...(now?.returned ?? []),
    ...(before?.programs ?? []),
    ...(before?.underway ?? []),
    ...(before?.returned ?? []),
    ...(earlier?.programs ?? []),
  ])
    if (!named.has(programCode)) named.set(programCode, { programCode, programName });

  const monthly: MonthlyProgram[] = [];
  const placed: Placed[] = [];
  for (const name of named.values()) {
    const [current, previous] = [programIn(now, name.programCode), programIn(before, name.programCode)];
    const often = Math.max(current?.months.length ?? 0, previous?.months.length ?? 0) >= MONTHLY;
    const newest = current ?? previous;
    const all = { now, before, earlier };
    if (often && newest) monthly.push(monthlyOf(name, newest, all, today));
    else placed.push(...placedOf(name, all, regular(name.programCode), today));
  }
  return { monthly: monthly.sort((a, b) => b.lastFen - a.lastFen), months: byMonth(placed) };
}

const dayIn = ({ arrivedOn, usualOn = '' }: ExpectedPayment): string => (arrivedOn ?? usualOn).slice(5);

function byMonth(placed: readonly Placed[]): MonthOfPayments[] {
  const months = [...new Set(placed.map(({ month }) => month))].sort();
  return months.map((month) => ({
    month,
    items: placed
      .flatMap((one) => (one.month === month ? one.item : []))
      .sort((a, b) => dayIn(a).localeCompare(dayIn(b)) || a.programCode.localeCompare(b.programCode)),
  }));
}
