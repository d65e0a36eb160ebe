import { levelOf } from '@shared/divisions';
import { type Duration, LEAST_CASES, type Part, type ReportStatistics } from '@shared/reports/statistics';
import { ReportCategory } from '@shared/reports/reports';
import { holds } from '@shared/roles';
import { monthOfYear } from '@shared/time';
import { handlerRoleOf, type Reader } from '../sight/parts';
import { figuresOf, partOf, standingOf } from './figures';
import { type Looker, ownOf, type Scope, type Sum, tallyOfAll } from './sums';
import { suppress } from './suppress';
import { cameIn, sumTallies, type Tally } from './tally';

export interface Wanted {
  division: string;
  year: number;
  month?: string | undefined;
  category?: ReportCategory | undefined;
}

/**
 * `crossed`: the regulator, who may cut by month, category and office at once. `own`: the office itself. `overview`: the town, of one
 * of its villages.
 */
export type Depth = 'crossed' | 'own' | 'overview';

/** How far one may look into a division; undefined: not at all. */
export function depthFor(division: string, grants: Reader['grants']): Depth | undefined {
  if (holds(grants, ['regulator'], division)) return 'crossed';
  if (grants.some((grant) => grant.division === division && grant.role === handlerRoleOf(division))) return 'own';
  return levelOf(division) === 'village' && holds(grants, ['township'], division) ? 'overview' : undefined;
}

/** Whether it may be cut so: but for the regulator each table is cut once, never crossed with another. */
export const mayCut = (depth: Depth, { year, month, category }: Wanted): boolean =>
  (month === undefined || (month.startsWith(`${year}-`) && depth !== 'overview')) &&
  (category === undefined || depth === 'crossed');

/** An office of a division, whether anything was reported to it or not: which has any must not show. */
export interface OfficeName {
  division: string;
  name: string;
  own: boolean;
  scope: Scope;
}

/** What the kept sums say of a division and of what stands beside it. */
export interface Kept {
  name: string;
  offices: readonly OfficeName[];
  sums: readonly Sum[];
  /** Its offices' sums, in the cut. */
  parts: readonly Sum[];
  /** The sums of those beside it (the village offices of its town, the towns of its district), in the cut; none for the district. */
  beside?: { name: string; division: string; offices: readonly OfficeName[]; sums: readonly Sum[] } | undefined;
  above?: readonly Sum[] | undefined;
  countedAt: string | undefined;
}

/**
 * What one who looks this deep may see. In none of it is a report that does not exist for them, nor, for a village's office, one that
 * is handled above it: with such a report and without it the answer is the same.
 */
export function statisticsOf(wanted: Wanted, depth: Depth, looker: Looker, kept: Kept): ReportStatistics {
  const { division, year, month, category = 'all' } = wanted;
  const mayCross = depth === 'crossed';
  const sumUp = (which: (sum: Sum) => boolean, sums = kept.sums) => tallyOfAll(sums.filter(which), looker);
  const inMonth = (sum: Sum) => !month || sum.month === month;
  const tally = sumUp((sum) => sum.category === category && inMonth(sum));
  const table = tableFor(depth);
  const months = table(
    monthsOf(year).map((each) => ({
      month: each,
      tally: sumUp((sum) => sum.category === category && sum.month === each),
    })),
  );
  const categories = ReportCategory.options.map((each) => ({
    category: each,
    tally: sumUp((sum) => sum.category === each && inMonth(sum)),
  }));
  const offices = kept.offices.map((office) => ({
    ...office,
    tally: sumUp((sum) => sum.scope === office.scope, kept.parts),
  }));
  const isTold = mayCross || isToldAlone(wanted, depth, looker, { tally, months, beside: kept.beside });
  const figures = isTold && cameIn(tally) > 0 ? figuresOf(tally) : undefined;
  const middle = kept.beside && middleBeside(kept.beside).median;
  // Each cut once: of a month others see the sum alone.
  const onceCut = mayCross || !month;
  return {
    division,
    name: kept.name,
    mayCross,
    countedAt: kept.countedAt,
    figures,
    none: cameIn(tally) === 0,
    beside: kept.beside && {
      name: kept.beside.name,
      median: middle,
      standing: figures && standingOf(figures.toAnswer, middle),
    },
    months: depth === 'overview' ? [] : months,
    categories: depth !== 'overview' && onceCut ? table(categories) : [],
    offices: onceCut ? officesOf(offices, table) : [],
    above: kept.above && partOf(sumUp((sum) => sum.category === category && inMonth(sum), [...kept.above])),
  };
}

type Line = { tally: Tally };
type Table = <L extends Line>(lines: readonly L[]) => (Omit<L, 'tally'> & Part)[];

/** The regulator sees each cell; others what `suppress` leaves. */
const tableFor =
  (depth: Depth): Table =>
  (lines) => {
    const came = lines.map(({ tally }) => cameIn(tally));
    const shown = depth === 'crossed' ? came : suppress(came);
    return lines.map(({ tally, ...line }, place) => ({ ...line, ...(shown[place] !== undefined && partOf(tally)) }));
  };

/** By code, never by rank. Its own office one knows, so what is hidden is hidden among the others. */
function officesOf(offices: readonly (OfficeName & Line)[], table: Table): ReportStatistics['offices'] {
  const others = offices.filter(({ own }) => !own);
  const middle = figuresOf(sumTallies(others.map(({ tally }) => tally))).toAnswer.median;
  const line = ({ division, name, own, tally }: OfficeName & Line) => {
    const standing = own ? undefined : standingOf(figuresOf(tally).toAnswer, middle);
    return { division, name, own, tally, standing };
  };
  const shown = table(others.map(line)).map((each) =>
    each.came === undefined ? { ...each, standing: undefined } : each,
  );
  const own = offices
    .filter((office) => office.own)
    .map(({ division, name, tally }) => ({ division, name, own: true, ...partOf(tally) }));
  return [...shown, ...own];
}

/** Not when there are fewer than five, and not when the table that it is a line of does not tell it. */
function isToldAlone(
  { division, month }: Wanted,
  depth: Depth,
  looker: Looker,
  { tally, months, beside }: { tally: Tally; months: readonly (Part & { month: string })[]; beside: Kept['beside'] },
): boolean {
  if (cameIn(tally) < LEAST_CASES) return false;
  if (month) return months.some((each) => each.month === month && each.came !== undefined);
  if (depth !== 'overview' || !beside) return true;
  const villages = beside.offices.filter(({ own }) => !own);
  const came = villages.map(({ scope }) =>
    cameIn(
      tallyOfAll(
        beside.sums.filter((sum) => sum.scope === scope),
        looker,
      ),
    ),
  );
  return suppress(came)[villages.findIndex((village) => village.division === division)] !== undefined;
}

/**
 * How long those beside it take, their own office above left out. Only of what exists for everyone: what is hidden from the one who
 * looks must not move a number here.
 */
const middleBeside = ({ division, sums }: NonNullable<Kept['beside']>): Duration =>
  figuresOf(
    tallyOfAll(
      sums.filter(({ scope }) => scope !== ownOf(division)),
      'everyone',
    ),
  ).toAnswer;

const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, place) => monthOfYear(year, place + 1));
