import { Direction } from '@shared/accounts/accounts';
import { townOf } from '@shared/divisions';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { LedgerTable } from '../../platform/tables';
import { readRows } from '../../platform/query-page';

interface VillageAndYear {
  villageCode: string;
  year: number;
}
const direction = () => string().enum(...Direction.options);

/** Whom a village paid in a year, and who paid it: one GetItem, ranked when it is read. */
export const PayeeSumsEntity = new Entity({
  name: 'PayeeSums',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    payees: list(
      map({
        payeeId: string(),
        name: string(),
        direction: direction(),
        totalFen: number(),
        count: number(),
        accounts: list(map({ accountCode: string(), accountName: string(), totalFen: number() })),
      }),
    ),
    crowd: list(map({ direction: direction(), totalFen: number(), count: number() })),
    version: number(),
  }),
  computeKey: ({ villageCode, year }: VillageAndYear) => ({ pk: `VILLAGE#${villageCode}`, sk: `PAYEES#${year}` }),
  answers: 'Whom did this village pay in a year, who paid it, and for what',
});
export type StoredPayeeSums = FormattedItem<typeof PayeeSumsEntity>;

/** What each account of a village moved in each month: small, so that a town's thirty are one short Query. */
export const YearByMonthEntity = new Entity({
  name: 'YearByMonth',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    accounts: list(map({ accountCode: string(), accountName: string(), direction: direction(), fen: list(number()) })),
    lastMonth: number(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ villageCode, year }: VillageAndYear) => ({ pk: `VILLAGE#${villageCode}`, sk: `BYMONTH#${year}` }),
  answers: 'What did each account move in each month: of this village, of every village of a town (gsi1)',
});
export type StoredYearByMonth = FormattedItem<typeof YearByMonthEntity>;

const townYear = (townCode: string, year: number) => `TOWN#${townCode}#${year}`;

/** The row with its place in its town's list: everything that writes one writes this. */
export const yearByMonthRow = (year: Omit<StoredYearByMonth, 'gsi1pk' | 'gsi1sk'>): StoredYearByMonth => ({
  ...year,
  gsi1pk: townYear(townOf(year.villageCode), year.year),
  gsi1sk: `VILLAGE#${year.villageCode}`,
});

export const payeeSumsOf = (key: VillageAndYear, { consistent = false } = {}) =>
  readRow(PayeeSumsEntity, key, { consistent });

export const yearByMonthOf = (key: VillageAndYear, { consistent = false } = {}) =>
  readRow(YearByMonthEntity, key, { consistent });

/** The years of a town's villages, some thirty at most: one page by nature. */
export const yearsOfTown = (townCode: string, year: number): Promise<StoredYearByMonth[]> =>
  readRows(YearByMonthEntity, {
    index: 'gsi1',
    partition: townYear(townCode, year),
    range: { beginsWith: 'VILLAGE#' },
  });

export const putPayeeSums = (next: Omit<StoredPayeeSums, 'version'>, previous: StoredPayeeSums | undefined) =>
  putRow(PayeeSumsEntity, { ...next, version: (previous?.version ?? 0) + 1 }, unlessChanged(previous?.version));

export const putYearByMonth = (
  next: Omit<StoredYearByMonth, 'version' | 'gsi1pk' | 'gsi1sk'>,
  previous: StoredYearByMonth | undefined,
) =>
  putRow(
    YearByMonthEntity,
    yearByMonthRow({ ...next, version: (previous?.version ?? 0) + 1 }),
    unlessChanged(previous?.version),
  );
