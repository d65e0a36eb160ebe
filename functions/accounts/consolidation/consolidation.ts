import type { MissingVillage } from '@shared/accounts/consolidated-statements';
import { addMonths, monthOf, yearMonthOf, yearOf } from '@shared/time';
import type { Balances } from '../balances/balances';
import { areasTogether } from '../registers/sums';
import { quarterFrom, statementsOf } from '../statements/statements';

/** Amounts of a statement's lines by id: a number for each of its columns, in fen. */
export type LineSums = Record<string, number[]>;

/** What is added up: 年初数 and 期末数 of the balance sheet, the month, its quarter and the year so far of the surplus statement. */
export interface Figures {
  readonly assets: LineSums;
  readonly claims: LineSums;
  readonly surplus: LineSums;
}

/** Whoever is in the sums of a month, added up; `population` where that of each is known. */
export interface Consolidated {
  readonly villages: number;
  readonly closed: number;
  readonly missing: MissingVillage[];
  readonly population?: number;
  readonly areaMu: number;
  /** Absent where nobody has closed the month. */
  readonly figures?: Figures;
}

/** A village as it stands in a year. */
export interface VillageBook {
  readonly code: string;
  readonly name: string;
  /** Absent without a book of the year. */
  readonly closedThrough?: number;
  readonly population?: number;
  readonly areaMu: number;
  /** Read where a month is closed. */
  readonly balances?: Balances;
}

/** The last month of a year that is over by a day: 0 in its January. */
export function lastWholeMonth(year: number, today: string): number {
  const last = addMonths(yearMonthOf(today), -1);
  if (yearOf(last) === year) return monthOf(last);
  return yearOf(last) > year ? 12 : 0;
}

export function figuresOf(balances: Balances, month: number): Figures {
  const { assets, claims, surplus } = statementsOf(balances, { from: month, through: month });
  const quarter = statementsOf(balances, { from: quarterFrom(month), through: month }).surplus;
  return {
    assets: Object.fromEntries(assets.map(({ id, firstFen, secondFen }) => [id, [firstFen, secondFen]])),
    claims: Object.fromEntries(claims.map(({ id, firstFen, secondFen }) => [id, [firstFen, secondFen]])),
    surplus: Object.fromEntries(
      surplus.map(({ id, firstFen, secondFen }, place) => [id, [firstFen, quarter[place]!.firstFen, secondFen]]),
    ),
  };
}

/** A village in a month: in the sums if it has closed it, else missing. */
export function villageMonth({ code, name, closedThrough, population, areaMu, balances }: VillageBook, month: number) {
  if (!balances || closedThrough === undefined || closedThrough < month) {
    const missing = [{ code, name, ...(closedThrough !== undefined && { closedThrough }) }];
    return { villages: 1, closed: 0, missing, population: 0, areaMu: 0 } satisfies Consolidated;
  }
  return {
    ...{ villages: 1, closed: 1, missing: [], areaMu },
    ...(population !== undefined && { population }),
    figures: figuresOf(balances, month),
  } satisfies Consolidated;
}

function addLines(one: LineSums, other: LineSums): LineSums {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...ids].map((id) => {
      const [left, right] = [one[id] ?? [], other[id] ?? []];
      return [id, (left.length > 0 ? left : right).map((_, place) => (left[place] ?? 0) + (right[place] ?? 0))];
    }),
  );
}

const addFigures = (one: Figures, other: Figures): Figures => ({
  assets: addLines(one.assets, other.assets),
  claims: addLines(one.claims, other.claims),
  surplus: addLines(one.surplus, other.surplus),
});

const NOBODY: Consolidated = { villages: 0, closed: 0, missing: [], population: 0, areaMu: 0 };

/** Villages together, or towns: in whatever order they are added up, the sums are the same. */
export const together = (parts: readonly Consolidated[]): Consolidated =>
  parts.reduce((one, other) => {
    const figures =
      one.figures && other.figures ? addFigures(one.figures, other.figures) : (one.figures ?? other.figures);
    const isKnown = one.population !== undefined && other.population !== undefined;
    return {
      villages: one.villages + other.villages,
      closed: one.closed + other.closed,
      missing: [...one.missing, ...other.missing],
      ...(isKnown && { population: one.population! + other.population! }),
      areaMu: areasTogether(one.areaMu, other.areaMu),
      ...(figures && { figures }),
    };
  }, NOBODY);
