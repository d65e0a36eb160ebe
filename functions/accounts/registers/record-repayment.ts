import { recordRepayment } from '@shared/accounts/debts';
import { AppError } from '@shared/errors';
import { handle } from '../../platform/serve';
import { refuseCashier } from '../desk/refuse-cashier';
import { debtOn, withRepayment } from './debt';
import { debtOf } from './debt-store';
import { asSeen, recordOnce, todayOf, voucherNamed } from './recording';

export const recordRepaymentHandler = handle(recordRepayment)(async ({ params, body, caller }, context) => {
  const { villageCode, debtId } = params;
  const show = async () => {
    const debt = await debtOf(params);
    if (!debt) throw new AppError('notFound');
    return debtOn(debt, todayOf(context));
  };
  return recordOnce({ villageCode, action: 'recordRepayment', caller }, context, show, async () => {
    await refuseCashier(caller, villageCode, context.at);
    const before = await asSeen(await debtOf(params), body.version, show);
    const voucher = await voucherNamed(villageCode, body.voucher);
    const { repaidOn, amountFen } = body;
    const after = withRepayment(before, { repaidOn, amountFen, ...(voucher && { voucher }) }, todayOf(context));
    return { id: debtId, change: { rows: [{ register: 'debt', before, after }], events: [] }, words: [] };
  });
});
