import { AppError } from '@shared/errors';
import { noonInChina, yearMonthOf, monthOfYear } from '@shared/time';
import { derivedId } from '../platform/id';
import { postingRowsOf } from './balances/balance-store';
import { type Balances, nextVoucherNo } from './balances/balances';
import { carryingLines } from './balances/carrying';
import { type PostedVoucher, postVoucher } from './book';
import type { StoredVillageYear } from './book-store';
import { bookkeeperOf } from './desk/signature';

interface Closing {
  year: Pick<StoredVillageYear, 'year' | 'closedThrough'>;
  /** All the village's years. */
  years: readonly Pick<StoredVillageYear, 'year' | 'closedThrough'>[];
  month: number;
  today: string;
}

/**
 * Whether a month may be closed: it is over, it is not closed, and every month before it is.
 * @throws AppError `accounts.periodClosed`, `accounts.priorOpen`, `accounts.monthNotOver`
 */
export function refuseClosing({ year: { year, closedThrough }, years, month, today }: Closing): void {
  if (month <= closedThrough) throw new AppError('accounts.periodClosed');
  const before = years.find((one) => one.year === year - 1);
  if (month > closedThrough + 1 || (before && before.closedThrough < 12)) throw new AppError('accounts.priorOpen');
  if (yearMonthOf(today) <= monthOfYear(year, month)) throw new AppError('accounts.monthNotOver');
}

/** A transaction takes 100 items; what closes the month, the balances and the later years have the rest. */
const ITEMS_FOR_VOUCHERS = 80;

/** Whether these go into the transaction that closes: each with its number and a posting for each account. They move no cash. */
export const goTogether = (vouchers: readonly PostedVoucher[]): boolean =>
  vouchers.reduce((items, voucher) => items + 2 + postingRowsOf(voucher).length, 0) <= ITEMS_FOR_VOUCHERS;

/** The vouchers that carry a year's surplus on its last day, numbered after the others; the machine prepares, `closer` answers for it. */
export function carryingVouchers(
  {
    villageCode,
    villageName,
    townName,
    year,
  }: Pick<StoredVillageYear, 'villageCode' | 'villageName' | 'townName' | 'year'>,
  balances: Balances,
  closer: string,
): PostedVoucher[] {
  const voucherOn = `${year}-12-31`;
  return carryingLines(balances).map((lines, place) => {
    const voucherNo = nextVoucherNo(balances, place);
    return postVoucher({
      voucherId: derivedId(noonInChina(voucherOn), `voucher|${villageCode}|${voucherNo}`),
      voucherNo,
      villageCode,
      villageName,
      bookkeeper: bookkeeperOf(townName),
      voucherOn,
      lines,
      attachments: [],
      preparedBy: '系统（年末结转）',
      reviewedBy: closer,
      approvedBy: '按制度结转，不用另批',
    });
  });
}
