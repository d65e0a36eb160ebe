import { districtOf, townOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { queryPage, readRows } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import type { Book } from '../book-store';

const yearOf = ({ villageCode, year }: Book) => `PUBLICATIONS#${villageCode}#${year}`;

/** What a village said of a month or a quarter: never replaced. What was mended since stands in rows of its own. */
export const PublicationEntity = new Entity({
  name: 'Publication',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    period: string().key(),
    publishedAt: string(),
    publishedBy: string(),
    shownUntil: string(),
    figures: list(map({ name: string(), fen: number() })),
    fingerprint: string(),
  }),
  computeKey: ({ villageCode, year, period }: Book & { period: string }) => ({
    pk: yearOf({ villageCode, year }),
    sk: `PERIOD#${period}`,
  }),
  answers: 'What this village published of its year',
});
export type StoredPublication = FormattedItem<typeof PublicationEntity>;

/** A voucher taken back in a later month than its own: what was said of its month is told of it. */
export const CorrectionEntity = new Entity({
  name: 'Correction',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    voucherId: string().key(),
    voucherNo: string(),
    reversedBy: string(),
    reversedByNo: string(),
    occurredOn: string(),
    correctedOn: string(),
    summary: string(),
    incomeFen: number(),
    expenseFen: number(),
  }),
  computeKey: ({ villageCode, year, voucherId }: Book & { voucherId: string }) => ({
    pk: yearOf({ villageCode, year }),
    sk: `CORRECTION#${voucherId}`,
  }),
  answers: 'Which vouchers of this year were taken back in a later month',
});
export type StoredCorrection = FormattedItem<typeof CorrectionEntity>;

/** How far a village is with a year: one row a village, so that a town's and the district's are one Query. */
export const PublishedYearEntity = new Entity({
  name: 'PublishedYear',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    villageName: string(),
    townName: string(),
    /** The periods that are published. */
    periods: list(string()),
    closedThrough: number(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ villageCode, year }: Book) => ({ pk: `VILLAGE#${villageCode}`, sk: `PUBLISHED#${year}` }),
  answers: 'How far are the villages of a town (gsi1) or the district (gsi2) with closing and publishing a year',
});
export type StoredPublishedYear = FormattedItem<typeof PublishedYearEntity>;
type PublishedYear = Omit<StoredPublishedYear, `gsi${1 | 2}${'pk' | 'sk'}`>;

const progressOf = (division: string, year: number) => `PUBLISHED#${division}#${year}`;

/** A village's progress with its places in the lists: everything that writes one writes this. */
export const publishedYearRow = (row: PublishedYear): StoredPublishedYear => ({
  ...row,
  gsi1pk: progressOf(townOf(row.villageCode), row.year),
  gsi1sk: `VILLAGE#${row.villageCode}`,
  gsi2pk: progressOf(districtOf(row.villageCode), row.year),
  gsi2sk: `VILLAGE#${row.villageCode}`,
});

/** What was published of a year: sixteen periods at most. */
export const publicationsOf = (book: Book): Promise<StoredPublication[]> =>
  readRows(PublicationEntity, { partition: yearOf(book), range: { beginsWith: 'PERIOD#' }, consistent: true });

export const publishedYearOf = (book: Book): Promise<StoredPublishedYear | undefined> =>
  readRow(PublishedYearEntity, book);

/** A town's or the district's villages with their progress, by code. */
export const publishingIn = (division: string, year: number, query: PageQuery): Promise<Page<StoredPublishedYear>> =>
  queryPage(
    PublishedYearEntity,
    {
      partition: progressOf(division, year),
      index: division.length === 9 ? 'gsi1' : 'gsi2',
      range: { beginsWith: 'VILLAGE#' },
    },
    query,
  );

/** The corrections of a year, by the day of what they correct: mistakes are few. */
export const correctionsIn = (book: Book): Promise<StoredCorrection[]> =>
  readRows(CorrectionEntity, { partition: yearOf(book), range: { beginsWith: 'CORRECTION#' } });

export const putPublication = (publication: StoredPublication) => putNew(PublicationEntity, publication);

export const putCorrection = (correction: StoredCorrection) => putNew(CorrectionEntity, correction);

/** A village's progress, new or in the place of what was read. */
export const putPublishedYear = (next: Omit<PublishedYear, 'version'>, previous: StoredPublishedYear | undefined) =>
  putRow(
    PublishedYearEntity,
    publishedYearRow({ ...next, version: (previous?.version ?? 0) + 1 }),
    unlessChanged(previous?.version),
  );
