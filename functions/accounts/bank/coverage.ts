import { addDays } from '@shared/time';

interface Span {
  readonly from: string;
  readonly through: string;
}
interface Line {
  readonly on: string;
  readonly signedFen: number;
  readonly balanceFen?: number | undefined;
}

/** Whether nothing can lie between two lines: the later one's balance is the earlier one's with its own sum. Undefined without balances. */
const fit = (earlier: Line, later: Line): boolean | undefined =>
  earlier.balanceFen === undefined || later.balanceFen === undefined
    ? undefined
    : later.balanceFen - later.signedFen === earlier.balanceFen;

/**
 * The days from the first file on that are covered without a hole: files that touch, or whose lines follow each other by their balances.
 * A file in the middle that was taken back leaves a hole, and what lies behind it counts for nothing until it is filled.
 * @param lines all lines of those days in order of time, with the first one after them.
 */
export function coveredOf(statements: readonly Span[], lines: readonly Line[]): Span | undefined {
  const [first, ...others] = [...statements].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  if (!first) return undefined;
  let { through } = first;
  for (const next of others) {
    if (next.from > addDays(through, 1)) {
      const last = lines.filter(({ on }) => on <= through).at(-1);
      const later = lines.find(({ on }) => on > through);
      if (!last || !later || fit(last, later) !== true) break;
    }
    if (next.through > through) through = next.through;
  }
  const proved = lastBeforeBreak(lines.filter(({ on }) => on <= through));
  if (proved) through = [through, proved.on].sort()[0]!;
  return { from: first.from, through };
}

/**
 * The last line whose balance is proved before one that does not fit: what lies between two balances, with or without balances of its own,
 * must add up to their difference. Undefined where all fit.
 */
function lastBeforeBreak(lines: readonly Line[]): Line | undefined {
  let told: Line | undefined;
  let movedFen = 0;
  for (const line of lines) {
    movedFen += line.signedFen;
    if (line.balanceFen === undefined) continue;
    if (told?.balanceFen !== undefined && told.balanceFen + movedFen !== line.balanceFen) return told;
    told = line;
    movedFen = 0;
  }
  return undefined;
}

/**
 * What the bank had before the first of some lines and after the last, by the balances that they name: one is enough for all. Undefined
 * where none names one: then nobody can say what there is.
 */
export function bankEnds(lines: readonly Line[]): { openingFen: number; closingFen: number } | undefined {
  const sumOf = (some: readonly Line[]) => some.reduce((sum, { signedFen }) => sum + signedFen, 0);
  const place = lines.findIndex(({ balanceFen }) => balanceFen !== undefined);
  const told = lines[place];
  if (told?.balanceFen === undefined) return undefined;
  const openingFen = told.balanceFen - sumOf(lines.slice(0, place + 1));
  return { openingFen, closingFen: openingFen + sumOf(lines) };
}
