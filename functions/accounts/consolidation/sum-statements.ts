import { isDeepStrictEqual } from 'node:util';
import { dayInChina, monthOfYear, yearOf } from '@shared/time';
import { divisionTree, type DivisionTree, inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { inParallel } from '../../platform/in-parallel';
import { log } from '../../platform/log';
import { everyRow } from '../../platform/query-page';
import { balancesOf } from '../balances/balance-store';
import { villageYearOf } from '../book-store';
import { publishingIn } from '../publications/publication-store';
import { type Consolidated, lastWholeMonth, together, type VillageBook, villageMonth } from './consolidation';
import {
  type ConsolidatedMonth,
  consolidatedMonthsOf,
  putConsolidatedMonth,
  putConsolidatedRun,
} from './consolidation-store';

const VILLAGES_AT_ONCE = 16;

/**
 * Each hour: adds up the statements of the villages that have closed a month, of each town and of the district, for this year and the one
 * before. All is made from the rows, so a run that is cut off or made twice changes nothing; only what differs is written.
 */
export const handler = async (): Promise<void> => {
  await inEachDistrict((district) => sumStatements(district, now()));
};

export async function sumStatements(districtCode: string, at: string): Promise<void> {
  const today = dayInChina(at);
  const tree = await divisionTree(districtCode);
  let written = 0;
  for (const year of [yearOf(today) - 1, yearOf(today)]) {
    const through = lastWholeMonth(year, today);
    if (through > 0) written += await sumYear(tree, year, through);
  }
  await putConsolidatedRun(districtCode, at);
  log('info', 'sumStatements', { count: written });
}

async function sumYear({ district, towns, populations }: DivisionTree, year: number, through: number): Promise<number> {
  const progress = await everyRow((query) => publishingIn(district.code, year, query));
  const closedThrough = new Map(progress.map((row) => [row.villageCode, row.closedThrough]));
  const months = Array.from({ length: through }, (_, place) => place + 1);
  const ofDistrict = new Map<number, Consolidated[]>(months.map((month) => [month, []]));
  let written = 0;
  for (const town of towns) {
    const books: VillageBook[] = [];
    await inParallel(town.villages, VILLAGES_AT_ONCE, async ({ code, shortName }) => {
      const closed = closedThrough.get(code);
      const population = populations.get(code);
      const book = { villageCode: code, year };
      const [balances, kept] = closed ? await Promise.all([balancesOf(book), villageYearOf(book)]) : [];
      books.push({
        ...{ code, name: shortName, areaMu: kept?.resources.areaMu ?? 0 },
        ...(closed !== undefined && { closedThrough: closed }),
        ...(population !== undefined && { population }),
        ...(balances && { balances }),
      });
    });
    books.sort((one, other) => one.code.localeCompare(other.code));
    const sums = months.map((month) => together(books.map((book) => villageMonth(book, month))));
    sums.forEach((sum, place) => ofDistrict.get(months[place]!)!.push(sum));
    const rows = sums.map((sum, place) => ({ division: town.code, month: monthOfYear(year, months[place]!), ...sum }));
    written += await keep(town.code, year, rows);
  }
  const rows = months.map((month) => {
    const parts = ofDistrict.get(month)!;
    const { missing: _, ...sum } = together(parts);
    const its = parts.map(({ villages, closed }, place) => ({
      ...{ code: towns[place]!.code, name: towns[place]!.name, villages, closed },
    }));
    return { division: district.code, month: monthOfYear(year, month), ...sum, towns: its };
  });
  return written + (await keep(district.code, year, rows));
}

/** Writes the months that are not as they are kept. */
async function keep(division: string, year: number, rows: readonly ConsolidatedMonth[]): Promise<number> {
  const kept = new Map((await consolidatedMonthsOf(division, year)).map((row) => [row.month, row]));
  const changed = rows.filter((row) => !isDeepStrictEqual(row, kept.get(row.month)));
  await inParallel(changed, VILLAGES_AT_ONCE, putConsolidatedMonth);
  return changed.length;
}
