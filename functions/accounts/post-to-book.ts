import { AppError } from '@shared/errors';
import { noonInChina } from '@shared/time';
import { auditRow } from '../platform/audit';
import { derivedId } from '../platform/id';
import { ConditionsFailed, retryOnRace, transact, type WriteItem } from '../platform/transact';
import {
  addToYear,
  carryForward,
  entriesOf,
  type Movement,
  type PostedVoucher,
  postVoucher,
  reverse,
  type Reversal,
  type VoucherDraft,
} from './book';
import {
  type Book,
  entryRow,
  putNewVoucher,
  putReversed,
  putVillageYear,
  villageYearsOf,
  voucherOf,
} from './book-store';
import { accountChart } from './chart-store';

/** The voucher, or one with its number, is in the book already, or was reversed already: nothing was written. */
export class AlreadyPosted extends Error {
  constructor(readonly voucherId: string) {
    super(`voucher ${voucherId} is in the book already`);
    this.name = 'AlreadyPosted';
  }
}

/** The id of a voucher: the same number of the same day and book is the same voucher, so an import run twice is refused. */
export const voucherIdOf = ({
  villageCode,
  voucherNo,
  voucherOn,
}: Pick<VoucherDraft, 'villageCode' | 'voucherNo' | 'voucherOn'>) =>
  derivedId(noonInChina(voucherOn), `voucher|${villageCode}|${voucherNo}`);

/** The book a voucher belongs to: its village's, of the year of its day. */
export const bookOfVoucher = ({ villageCode, voucherOn }: Pick<VoucherDraft, 'villageCode' | 'voucherOn'>): Book => ({
  villageCode,
  year: Number(voucherOn.slice(0, 4)),
});

/** The entries of a voucher as the store keeps them. Exported for the seed, which writes many at once. */
export const entryRowsOf = (voucher: PostedVoucher) =>
  entriesOf(voucher).map((movement: Movement, place) =>
    entryRow({
      ...movement,
      ...bookOfVoucher(voucher),
      entryId: derivedId(noonInChina(movement.occurredOn), `entry|${voucher.voucherId}|${place}`),
    }),
  );

/**
 * Posts a voucher: it, its entries, the village's year and the audit row in one transaction, so a year's sums are always
 * those of its entries. Later years open with what this one now ends with.
 * @throws AppError `request.malformed` when the voucher does not balance or names an unknown account, `notFound` when the
 * village has no book of that year; AlreadyPosted.
 */
export async function postToBook(draft: VoucherDraft, at: string, actor: string): Promise<PostedVoucher> {
  const voucher = postVoucher({ ...draft, lines: await namedLines(draft.lines) });
  await write(voucher, [], at, actor, 'postVoucher');
  return voucher;
}

/**
 * Reverses a voucher by another, linked both ways, in one transaction.
 * @throws AppError `notFound` when there is no such voucher, `request.malformed` as `reverse` says; AlreadyPosted.
 */
export async function reverseInBook(
  book: Book,
  voucherId: string,
  reversal: Reversal,
  at: string,
  actor: string,
): Promise<PostedVoucher> {
  const voucher = await voucherOf(book, voucherId, { consistent: true });
  if (!voucher) throw new AppError('notFound');
  const { reversing, reversed } = reverse(voucher, reversal);
  await write(reversing, [putReversed({ ...reversed, ...book })], at, actor, 'reverseVoucher');
  return reversing;
}

async function write(
  voucher: PostedVoucher,
  besides: WriteItem[],
  at: string,
  actor: string,
  action: string,
): Promise<void> {
  const book = bookOfVoucher(voucher);
  const { voucherId } = voucher;
  const entries = entryRowsOf(voucher);
  const writes: WriteItem[] = [
    ...putNewVoucher({ ...voucher, ...book }, entries),
    ...besides,
    auditRow({ subject: `voucher#${voucherId}`, action, at, actor }),
  ];
  await retryOnRace(async () => {
    const years = await yearsWith(book, entries, at);
    try {
      await transact(...writes, ...years);
    } catch (error) {
      const known = error instanceof ConditionsFailed && error.failed.some((place) => place < writes.length);
      throw known ? new AlreadyPosted(voucherId) : error;
    }
  });
}

/** The year with these entries, and the later years opened by it, each only if nobody posted in between. */
async function yearsWith(book: Book, entries: Movement[], at: string): Promise<WriteItem[]> {
  const years = await villageYearsOf(book.villageCode);
  const before = years.find(({ year }) => year === book.year);
  if (!before) throw new AppError('notFound');
  const after = { ...addToYear(before, entries), publishedAt: at };
  const movedFen = after.balanceFen - before.balanceFen;
  const later = movedFen === 0 ? [] : years.filter(({ year }) => year > book.year);
  return [putVillageYear(after, before), ...later.map((year) => putVillageYear(carryForward(year, movedFen), year))];
}

/** The lines with the chart's names. @throws AppError `request.malformed` for an account that is not in the chart. */
async function namedLines<L extends { accountCode: string; accountName: string }>(lines: L[]): Promise<L[]> {
  const chart = await accountChart();
  return lines.map((line, place) => {
    if (!chart.has(line.accountCode.slice(0, 3)))
      throw new AppError('request.malformed', [
        { path: `lines.${place}.accountCode`, message: '科目表里没有这个科目' },
      ]);
    return { ...line, accountName: chart.get(line.accountCode) ?? line.accountName };
  });
}
