import { monthOf } from '@shared/time';
import { balancesOf } from '../../accounts/balances/balance-store';
import { addToBalances, type Balances, monthShortOfCash } from '../../accounts/balances/balances';
import type { PostedVoucher } from '../../accounts/book';
import { bookOfVoucher } from '../../accounts/change-book';
import type { RowProblem } from './kind';

interface Numbered {
  readonly voucher: PostedVoucher;
  readonly rowNos: readonly number[];
}

/** The file as a whole must leave no book with less than no cash at the end of a month; in between it may be out of order. */
export async function shortOfCash(drafts: readonly Numbered[]): Promise<RowProblem[]> {
  const books = new Map<string, Numbered[]>();
  for (const draft of drafts) {
    const { villageCode, year } = bookOfVoucher(draft.voucher);
    books.set(`${villageCode}#${year}`, [...(books.get(`${villageCode}#${year}`) ?? []), draft]);
  }
  const found = await Promise.all(
    [...books.values()].map(async (all): Promise<RowProblem[]> => {
      const before = await balancesOf(bookOfVoucher(all[0]!.voucher), { consistent: true });
      if (!before) return [];
      const after = all.reduce<Balances>((balances, { voucher }) => addToBalances(balances, voucher), before);
      const month = monthShortOfCash(before, after);
      if (month === undefined) return [];
      const paying = all.filter(
        ({ voucher }) =>
          monthOf(voucher.voucherOn) <= month &&
          voucher.lines.some(({ accountCode, creditFen }) => accountCode.startsWith('101') && creditFen > 0),
      );
      const { rowNos } = paying.at(-1) ?? all[0]!;
      const message = `记上这些凭证以后，${month} 月末的库存现金是负数。请核对付现金的凭证；有收款、取款漏记的，一起补在文件里`;
      return [{ rowNo: rowNos[0]!, column: 'creditFen', message }];
    }),
  );
  return found.flat();
}
