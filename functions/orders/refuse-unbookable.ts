import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { isInUse } from '../accounts/bank/bank-account';
import { bankAccountsOf } from '../accounts/bank/bank-account-store';
import { accountChart } from '../accounts/chart-store';
import { villageNamed } from '../identity/division-store';
import { payingAccountOf } from './funds-store';
import type { StoredOrder } from './order-store';
import { dryVouchers } from './payment-voucher';

/**
 * Whether the vouchers of an order could be entered once the bank has paid, and its account is one that the village uses: asked when it is
 * written and again when it is submitted, since nothing can be asked any more when the money is gone.
 * @throws AppError `orders.accountUnknown`, `orders.accountClosed`, `orders.spendingCode`
 */
export async function refuseUnbookable(order: StoredOrder, at: string): Promise<void> {
  const { villageCode, payingAccountId } = order;
  const [account, village, chart] = await Promise.all([
    payingAccountOf(payingAccountId),
    villageNamed(villageCode),
    accountChart(),
  ]);
  if (account?.villageCode !== villageCode) throw new AppError('orders.accountUnknown');
  if (account.bankAccountId) {
    const { accounts } = await bankAccountsOf(villageCode);
    if (!accounts.some((one) => one.bankAccountId === account.bankAccountId && isInUse(one)))
      throw new AppError('orders.accountClosed');
  }
  dryVouchers(order, { village, payingCode: account.accountCode, isNatural: true, on: dayInChina(at) }, chart);
}
