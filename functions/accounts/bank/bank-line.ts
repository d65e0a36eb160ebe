import { breaksIn, type ChainBreak } from './balance-chain';

/** One line of a statement, read: where it stood in the file, and what it says. */
export interface BankLine {
  readonly rowNo: number;
  readonly on: string;
  readonly time?: string | undefined;
  /** What came in; below zero what went out. */
  readonly signedFen: number;
  readonly balanceFen?: number | undefined;
  readonly counterparty?: string | undefined;
  readonly counterpartyKey?: string | undefined;
  readonly remark?: string | undefined;
  readonly bankNo?: string | undefined;
}

interface Kept extends Omit<BankLine, 'rowNo'> {
  readonly lineKey: string;
}

/** A line with its place: its day, and which of the day it is. */
export type Placed = BankLine & { readonly lineKey: string };

const PLACES = 5;

const words = ({
  on,
  time = '',
  signedFen,
  balanceFen,
  counterpartyKey = '',
  remark = '',
  bankNo = '',
}: Omit<BankLine, 'rowNo'>) =>
  [on, time, String(signedFen), String(balanceFen ?? ''), counterpartyKey, remark, bankNo].join('\u0000');

const byWords = (a: BankLine, b: BankLine): number => (words(a) < words(b) ? -1 : words(a) > words(b) ? 1 : 0);
const hasBalance = (line: BankLine): line is BankLine & { balanceFen: number } => line.balanceFen !== undefined;

/** How often the time of day goes backward in an order. */
const stepsBack = (lines: readonly BankLine[]): number =>
  lines.filter(({ on, time }, place) => {
    const before = lines[place - 1];
    return before !== undefined && before.on === on && (time ?? '') < (before.time ?? '');
  }).length;

const byDay = <Line extends BankLine>(lines: readonly Line[]): Line[] =>
  [...lines].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/**
 * A statement's lines in order of time, whichever way the file has them, and where its balances break. Days go forward; within a day the
 * order is the file's or its reverse, in which fewer balances break, then that in which its clock goes forward. If both fit alike it is
 * always the same one, so that a file read in either direction gives each line one place. Without balances a day's lines are a multiset:
 * sorted by what they say.
 */
export function inOrderOfTime(lines: readonly BankLine[]): { lines: BankLine[]; breaks: ChainBreak[] } {
  if (!lines.every(hasBalance)) return { lines: [...lines].sort(byWords), breaks: [] };
  const tried = [byDay(lines), byDay([...lines].reverse())].map((order) => ({
    order,
    breaks: breaksIn(order),
    back: stepsBack(order),
    text: order.map(words).join('\u0001'),
  }));
  const [best] = tried.sort(
    (a, b) => a.breaks.length - b.breaks.length || a.back - b.back || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
  );
  return { lines: best!.order, breaks: best!.breaks };
}

/** Each line with its key: the day and its place in it, from 1. */
export function placed(lines: readonly BankLine[]): Placed[] {
  const counts = new Map<string, number>();
  return lines.map((line) => {
    const place = (counts.get(line.on) ?? 0) + 1;
    counts.set(line.on, place);
    return { ...line, lineKey: `${line.on}#${String(place).padStart(PLACES, '0')}` };
  });
}

/** Whether two lines of one place are one: sum, balance, time and words. */
export const isSameLine = (one: Omit<BankLine, 'rowNo'>, other: Omit<BankLine, 'rowNo'>): boolean =>
  words(one) === words(other);

/** What is there of an account around the days that a file tells of. */
export interface Around {
  /** Lines of those days. */
  readonly within: readonly Kept[];
  readonly before?: Kept | undefined;
  readonly after?: Kept | undefined;
  /** The days that files taken before cover. */
  readonly covered: readonly { readonly from: string; readonly through: string }[];
}

export type Fault =
  | { readonly kind: 'gapBefore' | 'gapAfter'; readonly rowNo: number; readonly gapFen: number; readonly day: string }
  | { readonly kind: 'differs' | 'extra'; readonly rowNo: number; readonly day: string }
  | { readonly kind: 'lacks'; readonly rowNo: number; readonly day: string; readonly signedFen: number };

export interface Settled {
  readonly fresh: readonly Placed[];
  readonly same: readonly Placed[];
  readonly faults: readonly Fault[];
}

/**
 * What of a file's lines is new beside what is there. Where it tells of days that were told before, it must tell the same of them: a line
 * that differs, is more or is missing is a fault, and nothing is overwritten. Its ends must fit what lies before and after.
 */
export function settle(lines: readonly Placed[], { within, before, after, covered }: Around): Settled {
  const kept = new Map(within.map((line) => [line.lineKey, line]));
  const faults: Fault[] = [];
  const [same, fresh]: [Placed[], Placed[]] = [[], []];
  const isTold = (day: string) => covered.some(({ from, through }) => from <= day && day < through);
  for (const line of lines) {
    const known = kept.get(line.lineKey);
    if (known && isSameLine(known, line)) same.push(line);
    else if (known) faults.push({ kind: 'differs', rowNo: line.rowNo, day: line.on });
    else if (isTold(line.on)) faults.push({ kind: 'extra', rowNo: line.rowNo, day: line.on });
    else fresh.push(line);
  }
  const told = new Set(lines.map(({ lineKey }) => lineKey));
  for (const { lineKey, on, signedFen } of within)
    if (!told.has(lineKey)) faults.push({ kind: 'lacks', rowNo: rowNoNear(lines, on), day: on, signedFen });
  const [first, last] = [lines[0], lines[lines.length - 1]];
  const gap = (earlier: Omit<BankLine, 'rowNo'> | undefined, later: Omit<BankLine, 'rowNo'> | undefined): number =>
    earlier?.balanceFen === undefined || later?.balanceFen === undefined
      ? 0
      : later.balanceFen - later.signedFen - earlier.balanceFen;
  if (first && gap(before, first) !== 0)
    faults.push({ kind: 'gapBefore', rowNo: first.rowNo, gapFen: gap(before, first), day: before!.on });
  if (last && gap(last, after) !== 0)
    faults.push({ kind: 'gapAfter', rowNo: last.rowNo, gapFen: gap(last, after), day: after!.on });
  return { fresh, same, faults };
}

const rowNoNear = (lines: readonly BankLine[], day: string): number =>
  (lines.find(({ on }) => on >= day) ?? lines[lines.length - 1]!).rowNo;
