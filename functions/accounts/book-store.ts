import { Direction } from '@shared/accounts/accounts';
import type { Page, PageQuery } from '@shared/page';
import { monthInChina } from '@shared/time';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../platform/row';
import { idsBetween } from '../platform/id';
import { everyRow, queryPage, readRows } from '../platform/query-page';
import { LedgerTable } from '../platform/tables';

export interface Book {
  readonly villageCode: string;
  readonly year: number;
}

const bookOf = ({ villageCode, year }: Book) => `BOOK#${villageCode}#${year}`;
const direction = () => string().enum(...Direction.options);

/** A village's year with everything its page shows: one GetItem. */
export const VillageYearEntity = new Entity({
  name: 'VillageYear',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    villageName: string(),
    townName: string(),
    /** Every year this village has a book of. */
    years: list(number()),
    openingFen: number(),
    incomeFen: number(),
    expenseFen: number(),
    balanceFen: number(),
    entryCount: number(),
    months: list(map({ month: string(), incomeFen: number(), expenseFen: number(), count: number() })),
    accounts: list(
      map({
        accountCode: string(),
        accountName: string(),
        direction: direction(),
        totalFen: number(),
        count: number(),
      }),
    ),
    assets: map({ count: number(), netValueFen: number() }),
    resources: map({ count: number(), areaMu: number() }),
    contracts: map({ count: number(), yearlyRentFen: number(), arrearsFen: number() }),
    debts: map({ count: number(), receivableFen: number(), payableFen: number() }),
    projects: map({ count: number(), budgetFen: number(), paidFen: number() }),
    /** The day the registers' sums are of. */
    registersOn: string(),
    /** The last month that is closed. Every posting replaces this row, so none slips in while a month closes. */
    closedThrough: number(),
    publishedAt: string(),
    version: number(),
  }),
  computeKey: ({ villageCode, year }: Book) => ({ pk: `VILLAGE#${villageCode}`, sk: `YEAR#${year}` }),
  answers: "A village's year: income, expense, balance, and what it owns",
});
export type StoredVillageYear = FormattedItem<typeof VillageYearEntity>;

/** A movement of cash or bank. `entryId` has the time of `occurredOn`, noon in China: key order is day order, a month is a range. */
export const EntryEntity = new Entity({
  name: 'Entry',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    entryId: string().key(),
    occurredOn: string(),
    direction: direction(),
    amountFen: number(),
    accountCode: string(),
    accountName: string(),
    summary: string(),
    counterparty: string(),
    counterpartyKey: string().optional(),
    voucherId: string(),
    voucherNo: string(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ villageCode, year, entryId }: Book & { entryId: string }) => ({
    pk: bookOf({ villageCode, year }),
    sk: `ENTRY#${entryId}`,
  }),
  answers: "A year's entries, newest first: all, by direction (gsi1) or by account (gsi2), each by month",
});
export type StoredEntry = FormattedItem<typeof EntryEntity>;

/** An entry with its places in the lists: everything that writes entries writes this. */
export const entryRow = (entry: Omit<StoredEntry, `gsi${1 | 2}${'pk' | 'sk'}`>): StoredEntry => ({
  ...entry,
  gsi1pk: `${bookOf(entry)}#${entry.direction}`,
  gsi1sk: `ENTRY#${entry.entryId}`,
  gsi2pk: `${bookOf(entry)}#${entry.accountCode}`,
  gsi2sk: `ENTRY#${entry.entryId}`,
});

export const VoucherEntity = new Entity({
  name: 'Voucher',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    voucherId: string().key(),
    voucherNo: string(),
    villageName: string(),
    /** 代理记账的核算中心 or the village's own accountant. */
    bookkeeper: string(),
    voucherOn: string(),
    lines: list(
      map({
        summary: string(),
        accountCode: string(),
        accountName: string(),
        debitFen: number(),
        creditFen: number(),
        counterparty: string().optional(),
        counterpartyKey: string().optional(),
      }),
    ),
    totalFen: number(),
    attachments: list(map({ kind: string(), title: string(), pages: number() })),
    preparedBy: string(),
    reviewedBy: string(),
    approvedBy: string(),
    /** Never shown. */
    bookers: map({ personIds: list(string()), areAll: boolean() }).optional(),
    /** The voucher on its way that it was; never shown. */
    pendingId: string().optional(),
    reversalOf: string().optional(),
    reversedBy: string().optional(),
  }),
  computeKey: ({ villageCode, year, voucherId }: Book & { voucherId: string }) => ({
    pk: bookOf({ villageCode, year }),
    sk: `VOUCHER#${voucherId}`,
  }),
  answers: 'The voucher behind an entry, with its lines and papers',
});
export type StoredVoucher = FormattedItem<typeof VoucherEntity>;

/** Holds a number of a year's book: two vouchers cannot have the same, though their ids differ. */
export const VoucherNoEntity = new Entity({
  name: 'VoucherNo',
  table: LedgerTable,
  schema: item({ villageCode: string().key(), year: number().key(), voucherNo: string().key(), voucherId: string() }),
  computeKey: ({ villageCode, year, voucherNo }: Book & { voucherNo: string }) => ({
    pk: bookOf({ villageCode, year }),
    sk: `NUMBER#${voucherNo}`,
  }),
  answers: 'Which voucher has this number',
});

export const villageYearOf = (book: Book, { consistent = false } = {}): Promise<StoredVillageYear | undefined> =>
  readRow(VillageYearEntity, book, { consistent });

/** Every year a village has a book of, oldest first: one page by nature. */
export const villageYearsOf = (villageCode: string): Promise<StoredVillageYear[]> =>
  readRows(VillageYearEntity, {
    partition: `VILLAGE#${villageCode}`,
    range: { beginsWith: 'YEAR#' },
    consistent: true,
  });

/** The last year a village has a book of: its registers' sums stand there. */
export async function latestYearOf(villageCode: string): Promise<StoredVillageYear | undefined> {
  const rows = await readRows(VillageYearEntity, {
    partition: `VILLAGE#${villageCode}`,
    range: { beginsWith: 'YEAR#' },
    consistent: true,
    newestFirst: true,
    limit: 1,
  });
  return rows[0];
}

export interface EntryChoice {
  direction?: Direction | undefined;
  accountCode?: string | undefined;
  month?: string | undefined;
}

/** A year's entries, newest first: all, those of a direction, or those of an account; of one month where it is given. */
export function entriesIn(
  book: Book,
  { direction: side, accountCode, month }: EntryChoice,
  query: PageQuery,
): Promise<Page<StoredEntry>> {
  const [first, last] = month ? idsBetween(...monthInChina(month)) : [];
  const range =
    first && last ? { between: [`ENTRY#${first}`, `ENTRY#${last}`] as [string, string] } : { beginsWith: 'ENTRY#' };
  const place = side
    ? ({ index: 'gsi1', partition: `${bookOf(book)}#${side}` } as const)
    : accountCode
      ? ({ index: 'gsi2', partition: `${bookOf(book)}#${accountCode}` } as const)
      : { partition: bookOf(book) };
  return queryPage(EntryEntity, { ...place, range, newestFirst: true }, query);
}

export const voucherOf = (
  book: Book,
  voucherId: string,
  { consistent = false } = {},
): Promise<StoredVoucher | undefined> => readRow(VoucherEntity, { ...book, voucherId }, { consistent });

/** The id of the voucher with this number; undefined when the year's book has none. */
export async function voucherIdNumbered(book: Book, voucherNo: string): Promise<string | undefined> {
  const row = await readRow(VoucherNoEntity, { ...book, voucherNo });
  return row?.voucherId;
}

/** Opens a year's row, or replaces the one that was read. */
export const putVillageYear = (next: Omit<StoredVillageYear, 'version'>, previous: StoredVillageYear | undefined) =>
  putRow(VillageYearEntity, { ...next, version: (previous?.version ?? 0) + 1 }, unlessChanged(previous?.version));

/** A new voucher, its number, and its entries: each only where there is none. */
export const putNewVoucher = (voucher: StoredVoucher, entries: readonly StoredEntry[]) => [
  putNew(VoucherEntity, voucher),
  putRow(
    VoucherNoEntity,
    {
      villageCode: voucher.villageCode,
      year: voucher.year,
      voucherNo: voucher.voucherNo,
      voucherId: voucher.voucherId,
    },
    { attr: 'voucherId', exists: false },
  ),
  ...entries.map((entry) => putNew(EntryEntity, entry)),
];

/** The voucher that was reversed, with its link: only once. */
export const putReversed = (voucher: StoredVoucher) =>
  putRow(VoucherEntity, voucher, { attr: 'reversedBy', exists: false });

/** Every voucher of a year's book: for the night's work, never on the way to a screen. */
export const vouchersOf = (book: Book): Promise<StoredVoucher[]> =>
  everyRow((query) => queryPage(VoucherEntity, { partition: bookOf(book), range: { beginsWith: 'VOUCHER#' } }, query));
