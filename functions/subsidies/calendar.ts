import type { Expectation, ExpectedPayment, MonthlyProgram, MonthOfPayments } from '@shared/payment-outlook';
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
const two = (month: number) => String(month).padStart(2, '0');
const inYear = (day: string, year: number): string => `${year}${day.slice(4)}`;

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

function comeThisYear(year: KeptYear | undefined, programCode: string): Come[] {
  const of = (one: { programCode: string }) => one.programCode === programCode;
  const slot = (on: string, fen: number) => ({ month: Number(on.slice(5, 7)), on, fen });
  return [
    ...slotsOf(year?.programs.find(of)).map((one) => ({ ...one, state: 'arrived' as const })),
    ...(year?.underway.filter(of) ?? []).map(({ paidOn, amountFen }) => ({
      ...slot(paidOn, amountFen),
      state: 'underway' as const,
    })),
    ...(year?.returned.filter(of) ?? []).map(({ returnedOn, amountFen }) => ({
      ...slot(returnedOn, amountFen),
      state: 'returned' as const,
    })),
  ].sort((a, b) => a.on.localeCompare(b.on));
}

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

function placedOf(name: Named, years: Years, regular: boolean, today: string): Placed[] {
  const thisYear = Number(today.slice(0, 4));
  const of = (year: KeptYear | undefined) => year?.programs.find(({ programCode }) => programCode === name.programCode);
  const come = comeThisYear(years.now, name.programCode);
  const { pairs, open } = paired(come, slotsOf(of(years.before)));
  const here = pairs.map(([{ state, on, fen }, usual]): Placed => ({
    month: on.slice(0, 7),
    item: {
      ...name,
      state,
      ...(usual && { usualOn: usual.on, usualFen: usual.fen }),
      ...(state === 'arrived' ? { arrivedOn: on, arrivedFen: fen } : !usual && { usualOn: on, usualFen: fen }),
    },
  }));
  if (!regular) return here;
  const missing = open.map(({ month, on, fen }): Placed => ({
    month: `${thisYear}-${two(month)}`,
    item: { ...name, state: expectationOn(inYear(on, thisYear), today), usualOn: on, usualFen: fen },
  }));
  const nextYear = slotsOf(of(years.now))
    .filter(({ month }) => month < Number(today.slice(5, 7)))
    .map(({ month, on, fen }): Placed => ({
      month: `${thisYear + 1}-${two(month)}`,
      item: { ...name, state: 'ahead', usualOn: on, usualFen: fen },
    }));
  return [...here, ...missing, ...nextYear];
}

interface Named {
  programCode: string;
  programName: string;
}
interface Years {
  now: KeptYear | undefined;
  before: KeptYear | undefined;
}

/** The day in the month after, or that month's last. */
function monthLater(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}

function monthlyOf(name: Named, program: KeptProgram, now: KeptYear | undefined, today: string): MonthlyProgram {
  const { paidOn: lastOn, amountFen: lastFen } = program.last;
  const waiting = comeThisYear(now, name.programCode).filter(({ state }) => state !== 'arrived');
  const came = lastOn.slice(0, 7) === today.slice(0, 7);
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
 * @param years this person's kept years, any order. @param today in China. @param regular by the program's cycle (`isRegular`).
 */
export function calendarOf(
  years: readonly KeptYear[],
  today: string,
  regular: (programCode: string) => boolean,
): { monthly: MonthlyProgram[]; months: MonthOfPayments[] } {
  const thisYear = Number(today.slice(0, 4));
  const now = years.find(({ year }) => year === thisYear);
  const before = years.find(({ year }) => year === thisYear - 1);
  const named = new Map<string, Named>();
  for (const { programCode, programName } of [
    ...(now?.programs ?? []),
    ...(now?.underway ?? []),
    ...(now?.returned ?? []),
    ...(before?.programs ?? []),
  ])
    if (!named.has(programCode)) named.set(programCode, { programCode, programName });

  const monthly: MonthlyProgram[] = [];
  const placed: Placed[] = [];
  for (const name of named.values()) {
    const programIn = (year: KeptYear | undefined) =>
      year?.programs.find(({ programCode }) => programCode === name.programCode);
    const [current, previous] = [programIn(now), programIn(before)];
    const often = Math.max(current?.months.length ?? 0, previous?.months.length ?? 0) >= MONTHLY;
    const newest = current ?? previous;
    if (often && newest) monthly.push(monthlyOf(name, newest, now, today));
    else placed.push(...placedOf(name, { now, before }, regular(name.programCode), today));
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
