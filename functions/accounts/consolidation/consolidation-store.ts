import { monthOfYear } from '@shared/time';
import { Entity, type FormattedItem, item, list, map, number, record, string } from '../../platform/entity';
import { readRow, writeRow } from '../../platform/row';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

const sums = () => record(string(), list(number()));
const placeOf = (division: string) => `STATEMENTS#${division}`;

/** A month of a town's or a district's villages, added up: one row, so that it costs the same of any number of villages. */
export const ConsolidatedMonthEntity = new Entity({
  name: 'ConsolidatedMonth',
  table: CivicTable,
  schema: item({
    division: string().key(),
    month: string().key(),
    villages: number(),
    closed: number(),
    /** Kept of a town. */
    missing: list(map({ code: string(), name: string(), closedThrough: number().optional() })).optional(),
    /** Kept of a district. */
    towns: list(map({ code: string(), name: string(), villages: number(), closed: number() })).optional(),
    population: number().optional(),
    areaMu: number(),
    figures: map({ assets: sums(), claims: sums(), surplus: sums() }).optional(),
  }),
  computeKey: ({ division, month }) => ({ pk: placeOf(division), sk: `MONTH#${month}` }),
  answers: 'The statements of all villages of a town or district, by month',
});
export type ConsolidatedMonth = FormattedItem<typeof ConsolidatedMonthEntity>;

/** When a district's villages were last added up: what is unchanged since is not written again. */
export const ConsolidatedRunEntity = new Entity({
  name: 'ConsolidatedRun',
  table: CivicTable,
  schema: item({ districtCode: string().key(), asOf: string() }),
  computeKey: ({ districtCode }) => ({ pk: placeOf(districtCode), sk: 'RUN' }),
  answers: "As of when are a district's statements added up",
});

export const consolidatedMonthOf = (division: string, month: string): Promise<ConsolidatedMonth | undefined> =>
  readRow(ConsolidatedMonthEntity, { division, month }, { consistent: false });

export async function consolidatedAsOf(districtCode: string): Promise<string | undefined> {
  const row = await readRow(ConsolidatedRunEntity, { districtCode }, { consistent: false });
  return row?.asOf;
}

/** The months of a year that are kept of a division: twelve at most. */
export async function consolidatedMonthsOf(division: string, year: number): Promise<ConsolidatedMonth[]> {
  const range = { between: [`MONTH#${monthOfYear(year, 1)}`, `MONTH#${monthOfYear(year, 12)}`] as [string, string] };
  const { items } = await queryPage(ConsolidatedMonthEntity, { partition: placeOf(division), range }, { limit: 12 });
  return items;
}

export const putConsolidatedMonth = (month: ConsolidatedMonth): Promise<unknown> =>
  writeRow(ConsolidatedMonthEntity, month);

export const putConsolidatedRun = (districtCode: string, asOf: string): Promise<unknown> =>
  writeRow(ConsolidatedRunEntity, { districtCode, asOf });
