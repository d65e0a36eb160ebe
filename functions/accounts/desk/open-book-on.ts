import { AppError } from '@shared/errors';
import { dayInChina, monthOf, yearOf } from '@shared/time';
import { type StoredVillageYear, villageYearOf } from '../book-store';

/**
 * The year a voucher of that day belongs to.
 * @throws AppError `notFound` without a book, `accounts.periodClosed`, `request.malformed` for a day that has not come.
 */
export async function openBookOn(villageCode: string, voucherOn: string, at: string): Promise<StoredVillageYear> {
  if (voucherOn > dayInChina(at))
    throw new AppError('request.malformed', [{ path: 'voucherOn', message: '日期还没到' }]);
  const year = await villageYearOf({ villageCode, year: yearOf(voucherOn) });
  if (!year) throw new AppError('notFound');
  if (monthOf(voucherOn) <= year.closedThrough) throw new AppError('accounts.periodClosed');
  return year;
}
