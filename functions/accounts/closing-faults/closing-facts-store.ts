import { monthInChina, monthOfYear } from '@shared/time';
import type { Entity, FormattedItem } from 'dynamodb-toolbox/entity';
import { idsBetween } from '../../platform/id';
import { readRows } from '../../platform/query-page';
import { VoucherPapersEntity } from '../attachments/papers-store';
import { type Book, type StoredVoucher, VoucherEntity, VoucherNoEntity } from '../book-store';

/** Strongly consistent: what is compared with the balances must be as new as they are. */
const everyOf = <E extends Entity>(
  entity: E,
  { villageCode, year }: Book,
  range: { beginsWith: string } | { between: [string, string] },
): Promise<FormattedItem<E>[]> =>
  readRows(entity, { partition: `BOOK#${villageCode}#${year}`, range, consistent: true });

/** The ids of a month's vouchers have its days' times. */
function ofMonth(prefix: string, { year }: Book, month: number): { between: [string, string] } {
  const [first, last] = idsBetween(...monthInChina(monthOfYear(year, month)));
  return { between: [`${prefix}${first}`, `${prefix}${last}`] };
}

/** The vouchers of a month, earliest day first: some dozens. */
export const vouchersOfMonth = (book: Book, month: number): Promise<StoredVoucher[]> =>
  everyOf(VoucherEntity, book, ofMonth('VOUCHER#', book, month));

/** The vouchers of a month that papers were added to after they were posted, or whose papers have pictures. */
export async function withAddedPapers(book: Book, month: number): Promise<Set<string>> {
  const rows = await everyOf(VoucherPapersEntity, book, ofMonth('PAPERS#', book, month));
  return new Set(rows.flatMap(({ voucherId, papers }) => (papers.length > 0 ? [voucherId] : [])));
}

/** Every number of a year's book: a small row for each. */
export const numbersOf = async (book: Book): Promise<string[]> =>
  (await everyOf(VoucherNoEntity, book, { beginsWith: 'NUMBER#' })).map(({ voucherNo }) => voucherNo);
