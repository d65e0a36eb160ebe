import { yearOf } from '@shared/time';
import { entriesIn } from '../accounts/book-store';
import { type Chart, chartNames } from '../accounts/chart-store';
import { bodiesAmong } from '../accounts/parties/known-parties';
import { partyText } from '../accounts/party';
import { correctionsIn } from '../accounts/publications/publication-store';
import { contractsOf } from '../accounts/registers/contract-store';
import { projectsOf } from '../accounts/registers/project-store';
import { decisionsOf } from '../affairs/decisions/decision-store';
import { noticesOf } from '../affairs/notices/notice-store';
import { everyRow } from '../platform/query-page';
import { sumsOf } from '../reports/statistics/statistics-store';
import type { VillageRead } from './month-rows';

interface Asked {
  readonly code: string;
  readonly name: string;
  /** By what the accounts are called. */
  readonly chart: Chart;
  readonly published: ReadonlySet<string>;
  /** The months that files are made of. */
  readonly months: readonly string[];
}

/** What is public of a village in these months, in a dozen Queries however many months they are. */
export async function readVillage({ code, name, chart, published, months }: Asked, at: string): Promise<VillageRead> {
  const years = [...new Set(months.map(yearOf))];
  const books = years.map((year) => ({ villageCode: code, year }));
  const [entries, corrections, sums, contracts, projects, notices, decisions] = await Promise.all([
    Promise.all(books.map((book) => everyRow((query) => entriesIn(book, {}, query)))),
    Promise.all(books.map(correctionsIn)),
    Promise.all(years.map(async (year) => [year, await sumsOf(code, year)] as const)),
    everyRow((query) => contractsOf(code, query)),
    everyRow((query) => projectsOf(code, query)),
    everyRow((query) => noticesOf(code, query, at)),
    everyRow((query) => decisionsOf(code, query)),
  ]);
  const names = [
    ...entries.flat().map(({ counterparty }) => counterparty),
    ...contracts.map(({ partyB }) => partyB),
    ...projects.map(({ contractor }) => contractor ?? ''),
  ];
  const isBody = await bodiesAmong(code, names.filter(Boolean));
  return {
    ...{ code, name, published, contracts, projects, notices, decisions },
    entries: entries.flat(),
    corrections: corrections.flat(),
    sums: new Map(sums),
    isBody: (text) => isBody(partyText(text)),
    accountName: chartNames(chart).name,
  };
}
