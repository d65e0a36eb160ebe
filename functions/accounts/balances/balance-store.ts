import type { Page, PageQuery } from '@shared/page';
import { monthInChina, yearOf } from '@shared/time';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { idsBetween } from '../../platform/id';
import { queryPage, readRows } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { levelsOf, type PostedVoucher } from '../book';
import type { Book } from '../book-store';

/** Every account's opening and turnover by month, kept by each posting: the trial balance and the statements are one GetItem. */
export const BookBalancesEntity = new Entity({
  name: 'BookBalances',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    accounts: list(
      map({
        accountCode: string(),
        accountName: string(),
        openingFen: number(),
        turnover: list(map({ period: number(), debitFen: number(), creditFen: number() })),
      }),
    ),
    lastNumber: number(),
    version: number(),
  }),
  computeKey: ({ villageCode, year }: Book) => ({ pk: `VILLAGE#${villageCode}`, sk: `BALANCES#${year}` }),
  answers: "What every account of a village's year had and moved, by month",
});
export type StoredBalances = FormattedItem<typeof BookBalancesEntity>;

export const balancesOf = (book: Book, { consistent = false } = {}): Promise<StoredBalances | undefined> =>
  readRow(BookBalancesEntity, book, { consistent });

/** A year's balances and those of every later one, earliest first: some years at most. */
export const balancesFrom = ({ villageCode, year }: Book): Promise<StoredBalances[]> =>
  readRows(BookBalancesEntity, {
    partition: `VILLAGE#${villageCode}`,
    range: { between: [`BALANCES#${year}`, 'BALANCES#9999'] },
    consistent: true,
  });

/** Opens a year's balances, or replaces those that were read. */
export const putBalances = (next: Omit<StoredBalances, 'version'>, previous: StoredBalances | undefined) =>
  putRow(BookBalancesEntity, { ...next, version: (previous?.version ?? 0) + 1 }, unlessChanged(previous?.version));

const accountOf = ({ villageCode, year }: Book, accountCode: string) =>
  `BOOK#${villageCode}#${year}#ACCOUNT#${accountCode}`;

/** What one voucher moved in one account and below it. `voucherId` has the time of the day: a month is a range. */
export const PostingEntity = new Entity({
  name: 'Posting',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    accountCode: string().key(),
    voucherId: string().key(),
    voucherNo: string(),
    occurredOn: string(),
    summary: string(),
    debitFen: number(),
    creditFen: number(),
    reversal: boolean(),
  }),
  computeKey: ({ villageCode, year, accountCode, voucherId }: Book & { accountCode: string; voucherId: string }) => ({
    pk: accountOf({ villageCode, year }, accountCode),
    sk: `POSTING#${voucherId}`,
  }),
  answers: 'Which vouchers moved this account, newest first, in a year or a month',
});
export type StoredPosting = FormattedItem<typeof PostingEntity>;

/** A voucher's postings, one an account and one for each account it belongs to. Exported for the seed. */
export function postingRowsOf(voucher: PostedVoucher): StoredPosting[] {
  const { villageCode, voucherId, voucherNo, voucherOn: occurredOn } = voucher;
  const rows = new Map<string, StoredPosting>();
  for (const { accountCode: posted, summary, debitFen, creditFen } of voucher.lines)
    for (const accountCode of levelsOf(posted)) {
      const before = rows.get(accountCode);
      rows.set(accountCode, {
        villageCode,
        year: yearOf(occurredOn),
        accountCode,
        voucherId,
        voucherNo,
        occurredOn,
        summary: before?.summary ?? summary,
        debitFen: (before?.debitFen ?? 0) + debitFen,
        creditFen: (before?.creditFen ?? 0) + creditFen,
        reversal: voucher.reversalOf !== undefined,
      });
    }
  return [...rows.values()];
}

export const putPosting = (posting: StoredPosting) => putNew(PostingEntity, posting);

/** What one voucher moved in one account; undefined when it moved nothing there. */
export const postingOf = (key: Book & { accountCode: string; voucherId: string }): Promise<StoredPosting | undefined> =>
  readRow(PostingEntity, key);

/** The vouchers that moved an account, newest first, of a year or one month of it. */
export function postingsOf(
  book: Book,
  accountCode: string,
  month: string | undefined,
  query: PageQuery,
): Promise<Page<StoredPosting>> {
  const [first, last] = month ? idsBetween(...monthInChina(month)) : [];
  const range =
    first && last
      ? { between: [`POSTING#${first}`, `POSTING#${last}`] as [string, string] }
      : { beginsWith: 'POSTING#' };
  return queryPage(PostingEntity, { partition: accountOf(book, accountCode), range, newestFirst: true }, query);
}
