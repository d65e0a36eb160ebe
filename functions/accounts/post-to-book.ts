import { AppError } from '@shared/errors';
import { noonInChina } from '@shared/time';
import { auditRow } from '../platform/audit';
import { derivedId } from '../platform/id';
import type { WriteItem } from '../platform/transact';
import { nextVoucherNo } from './balances/balances';
import { type PostedVoucher, postVoucher, reverse, type Reversal, type VoucherDraft } from './book';
import { type Book, putReversed, type StoredVoucher, voucherOf } from './book-store';
import { bookOfVoucher, type BookState, changeBook } from './change-book';
import { accountChart, type Chart } from './chart-store';
import { correctionOf } from './publications/publication';
import { putCorrection } from './publications/publication-store';

/** The id of a voucher: the same number of the same day and book is the same voucher, so an import run twice is refused. */
export const voucherIdOf = ({
  villageCode,
  voucherNo,
  voucherOn,
}: Pick<VoucherDraft, 'villageCode' | 'voucherNo' | 'voucherOn'>) =>
  derivedId(noonInChina(voucherOn), `voucher|${villageCode}|${voucherNo}`);

/** A number and the id that follows from it. */
export type Named = Pick<PostedVoucher, 'voucherId' | 'voucherNo'>;

/** The next number of the book, asked again whenever another voucher came first: no gap, no number twice. */
export const nextNumber =
  ({ villageCode, voucherOn }: Pick<VoucherDraft, 'villageCode' | 'voucherOn'>) =>
  ({ balances }: BookState): Named => {
    const voucherNo = nextVoucherNo(balances);
    return { voucherNo, voucherId: voucherIdOf({ villageCode, voucherNo, voucherOn }) };
  };

export interface Posting {
  readonly at: string;
  readonly actor: string;
  /** The number, where the book gives it: asked again when another voucher came first. */
  readonly name?: (state: BookState) => Named;
  /** A history comes in parts: whether cash sufficed is for who has the whole. */
  readonly cashWasChecked?: true;
  /** What else is written in the same transaction. */
  readonly besides?: (posted: Named) => WriteItem[];
}

/**
 * Posts a voucher: it, its entries and postings, the village's year, every balance and the audit row in one transaction, so
 * sums are always those of what is under them. Later years open with what this one now ends with. One voucher of a history, in whatever
 * order it comes: whether cash sufficed is not asked, as it is at the desk.
 * @throws AppError `request.malformed` when the voucher does not balance or names an unknown account, `notFound` when the
 * village has no book of that year, `accounts.periodClosed`; AlreadyPosted.
 */
export async function postToBook(draft: VoucherDraft, at: string, actor: string): Promise<PostedVoucher> {
  return post(draft, { at, actor, cashWasChecked: true });
}

/** Posts a voucher, with what its caller adds. @throws as `postToBook` does. */
export async function post(
  draft: VoucherDraft,
  { at, actor, name, cashWasChecked, besides }: Posting,
): Promise<PostedVoucher> {
  let voucher = postVoucher({ ...draft, lines: namedLines(draft.lines, await accountChart()) });
  await changeBook(bookOfVoucher(voucher), at, (state) => {
    voucher = { ...voucher, ...name?.(state) };
    return {
      vouchers: [voucher],
      ...(cashWasChecked && { cashWasChecked }),
      besides: [
        auditRow({ subject: `voucher#${voucher.voucherId}`, action: 'postVoucher', at, actor }),
        ...(besides?.(voucher) ?? []),
      ],
    };
  });
  return voucher;
}

/**
 * Reverses a voucher by another, linked both ways, in one transaction; what was published of its month keeps its figures and is
 * told of the correction.
 * @throws AppError `notFound` when there is no such voucher, `request.malformed` as `reverse` says; AlreadyPosted.
 */
export async function reverseInBook(
  book: Book,
  voucherId: string,
  reversal: Reversal,
  at: string,
  actor: string,
): Promise<PostedVoucher> {
  const posting: Posting = { at, actor, cashWasChecked: true };
  return postReversal(book, await voucherToReverse(book, voucherId), reversal, posting);
}

/** The voucher to be taken back, as it stands. @throws AppError `notFound` */
export async function voucherToReverse(book: Book, voucherId: string): Promise<StoredVoucher> {
  const voucher = await voucherOf(book, voucherId, { consistent: true });
  if (!voucher) throw new AppError('notFound');
  return voucher;
}

/** Reverses a voucher that was read, with what its caller adds. @throws as `reverseInBook` does. */
export async function postReversal(
  book: Book,
  voucher: StoredVoucher,
  reversal: Reversal,
  { at, actor, name, cashWasChecked, besides }: Posting,
): Promise<PostedVoucher> {
  let { reversing, reversed } = reverse(voucher, reversal);
  await changeBook(book, at, (state) => {
    ({ reversing, reversed } = reverse(voucher, { ...reversal, ...name?.(state) }));
    const correction = correctionOf(reversed, reversing);
    return {
      vouchers: [reversing],
      ...(cashWasChecked && { cashWasChecked }),
      besides: [
        putReversed({ ...reversed, ...book }),
        auditRow({ subject: `voucher#${reversing.voucherId}`, action: 'reverseVoucher', at, actor }),
        ...(correction ? [putCorrection({ ...correction, ...book })] : []),
        ...(besides?.(reversing) ?? []),
      ],
    };
  });
  return reversing;
}

/** The lines with the chart's names. @throws AppError `request.malformed` for an account that is not in the chart. */
export function namedLines<L extends { accountCode: string; accountName: string }>(
  lines: readonly L[],
  chart: Chart,
): L[] {
  return lines.map((line, place) => {
    if (!chart.has(line.accountCode.slice(0, 3)))
      throw new AppError('request.malformed', [
        { path: `lines.${place}.accountCode`, message: '科目表里没有这个科目' },
      ]);
    return { ...line, accountName: chart.get(line.accountCode)?.name ?? line.accountName };
  });
}
