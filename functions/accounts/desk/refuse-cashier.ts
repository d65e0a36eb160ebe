import { AppError } from '@shared/errors';
import { actsIn } from '../../identity/acts-in';
import type { Caller } from '../../platform/sessions';
import { isUnder } from '../balances/balances';

const MONEY = ['101', '102'];

/** Whether a voucher moves nothing but cash and bank: what the one who holds the money keeps books of. */
export const isMoneyAlone = (lines: readonly { readonly accountCode: string }[]): boolean =>
  lines.every(({ accountCode }) => MONEY.some((money) => isUnder(accountCode, money)));

/** Whether who calls holds the money of a village, or of all villages of a division, on the day, or is the deputy: a human being, over all their rows of a roster. */
export const isCashier = async (caller: Pick<Caller, 'person'>, division: string, at: string): Promise<boolean> =>
  (await actsIn(caller, division, at))('chiefCashier');

/**
 * 会计法 第三十五条: who holds the money of a village neither examines its vouchers nor keeps or closes its books of revenue, cost and debt.
 * @throws AppError `accounts.cashier`
 */
export async function refuseCashier(caller: Pick<Caller, 'person'>, villageCode: string, at: string): Promise<void> {
  if (await isCashier(caller, villageCode, at)) throw new AppError('accounts.cashier');
}
