import { monthInChina, yearMonthOf } from '@shared/time';
import { bookOfVoucher } from '../../accounts/change-book';
import { type StoredVoucher, VoucherEntity, VoucherNoEntity } from '../../accounts/book-store';
import { idsBetween } from '../../platform/id';
import { rowsAt } from '../rows-store';
import type { RowProblem } from './kind';
import { type Draft, renumbered, sameVoucher } from './voucher-draft';
import { isBegunAnew, monthlyNo, wordsBegunAnew } from './voucher-numbers';

/** A draft under the number it is to have. */
export interface NamedDraft {
  readonly draft: Draft;
  /** The voucher that is in the book under its day and number, as it was written or with its month. */
  readonly before?: StoredVoucher | undefined;
  /** Why it can have no number. */
  readonly whyNot?: Omit<RowProblem, 'rowNo'>;
}

const keyOf = ({ voucher }: Draft) => ({ ...bookOfVoucher(voucher), voucherId: voucher.voucherId });
const numberOf = ({ voucher }: Draft) => ({ ...bookOfVoucher(voucher), voucherNo: voucher.voucherNo });
/** Whether a voucher is of the month of a day: its id has the time of its own day. */
function isOfMonth(voucherId: string, day: string): boolean {
  const [first, last] = idsBetween(...monthInChina(yearMonthOf(day)));
  return voucherId >= first && voucherId <= last;
}
const withMonth = (draft: Draft): Draft => renumbered(draft, monthlyNo(draft.voucher));

/**
 * The numbers of a village's vouchers, in the order of their days. One that begins anew each month gets its month in front, so that
 * a year has it once; what is in the book keeps the number it has there. A number that is said twice is refused.
 */
export async function withNumbers(drafts: readonly Draft[]): Promise<NamedDraft[]> {
  const monthly = drafts.map(withMonth);
  const [plainRows, monthlyRows, plainHolders, monthlyHolders] = await Promise.all([
    rowsAt(VoucherEntity, drafts.map(keyOf)),
    rowsAt(VoucherEntity, monthly.map(keyOf)),
    rowsAt(VoucherNoEntity, drafts.map(numberOf)),
    rowsAt(VoucherNoEntity, monthly.map(numberOf)),
  ]);
  const places = new Map(drafts.map(({ voucher }, place) => [voucher, place]));
  const years = new Map<number, Draft['voucher'][]>();
  for (const { voucher } of drafts) {
    const { year } = bookOfVoucher(voucher);
    years.set(year, [...(years.get(year) ?? []), voucher]);
  }
  const anew = new Map(
    [...years].map(([year, vouchers]) => [
      year,
      wordsBegunAnew(vouchers, (voucher) => {
        const holder = plainHolders[places.get(voucher)!];
        return holder !== undefined && !isOfMonth(holder.voucherId, voucher.voucherOn);
      }),
    ]),
  );
  const seen = new Map<string, Draft>();
  return drafts.map((draft, place): NamedDraft => {
    const { year } = bookOfVoucher(draft.voucher);
    const isMonthly = isBegunAnew(draft.voucher, anew.get(year)!);
    const before = plainRows[place] ?? monthlyRows[place];
    const known = plainRows[place] ? draft : monthlyRows[place] ? monthly[place]! : undefined;
    const named = known ?? (isMonthly ? monthly[place]! : draft);
    const number = `${year}#${isMonthly ? monthly[place]!.voucher.voucherNo : named.voucher.voucherNo}`;
    const earlier = seen.get(number);
    seen.set(number, earlier ?? draft);
    if (earlier) return { draft: named, whyNot: saidTwice(earlier, draft) };
    if (before) return { draft: named, before };
    const plain = plainHolders[place];
    const ofMonth = plain && isOfMonth(plain.voucherId, draft.voucher.voucherOn) ? plain : monthlyHolders[place];
    return (isMonthly ? ofMonth : plain) ? { draft: named, whyNot: taken(isMonthly) } : { draft: named };
  });
}

function saidTwice(earlier: Draft, { voucher }: Draft): Omit<RowProblem, 'rowNo'> {
  const { voucherNo, voucherOn } = voucher;
  const row = earlier.rowNos[0]!;
  if (earlier.voucher.voucherOn !== voucherOn)
    return {
      column: 'voucherOn',
      message: `凭证 ${voucherNo} 前面的日期是 ${earlier.voucher.voucherOn}（第 ${row} 行）。同一年里凭证号不能重复，按月重新编号的请在号前加月份（例如 03-0001）`,
    };
  return {
    column: 'voucherNo',
    message: sameVoucher(earlier.voucher, voucher)
      ? `凭证 ${voucherNo} 和第 ${row} 行起的那一张一模一样，像是贴了两遍。请删掉一遍`
      : `凭证 ${voucherNo} 同一天在第 ${row} 行已经有一张，内容不一样。两张凭证不能用同一个号：是收、付各自编号的请加“凭证字”，否则请改号`,
  };
}

const taken = (isMonthly: boolean): Omit<RowProblem, 'rowNo'> => ({
  column: 'voucherNo',
  message: isMonthly
    ? '这个凭证号在这个月里已经用过（日期不同），请核对'
    : '这个凭证号在这一年里已经用过（日期不同）。按月重新编号的请在号前加月份（例如 03-0001）',
});
