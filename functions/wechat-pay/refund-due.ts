import { AppError } from '@shared/errors';
import { askDueRefund, decideDueRefund, type DuePayment } from '@shared/wechat-pay/dues';
import { secondsAfter } from '@shared/time';
import { newId } from '../platform/id';
import { handle } from '../platform/serve';
import { isRefundable } from './due-payment';
import { dueView } from './due-view';
import { merchant } from './merchant';
import { officeStep, refuseOneOf } from './office-step';
import { sendRefund } from './send-refund';

export const askDueRefundHandler = handle(askDueRefund)(async ({ params, body: { reason }, caller }, { at, once }) => {
  const due = await officeStep({ action: askDueRefund.id, ...params, caller, at, once }, (before, asked) => {
    if (!isRefundable(before)) throw new AppError('dues.wrongState');
    const refund = { refundNo: newId(at), state: 'asked' as const, reason, asked };
    return Promise.resolve({ next: { ...before, refund } });
  });
  return dueView(due);
});

/**
 * Human beings are compared: who decides is neither who asked nor who is paid, on whatever account. That it goes out is stored before
 * WeChat hears of it.
 */
export const decideDueRefundHandler = handle(decideDueRefund)(async (
  { params, body: { agrees }, caller },
  { at, once },
): Promise<DuePayment> => {
  const due = await officeStep({ action: decideDueRefund.id, ...params, caller, at, once }, async (before, decided) => {
    const { refund, payerPersonId } = before;
    if (refund?.state !== 'asked') throw new AppError('dues.wrongState');
    if (agrees) merchant();
    await refuseOneOf([refund.asked.personId, payerPersonId], decided);
    const state = agrees ? ('sending' as const) : ('declined' as const);
    return {
      next: {
        ...before,
        refund: { ...refund, state, decided },
        ...(agrees && { asked: 0, nextAskAt: secondsAfter(at, 60) }),
      },
    };
  });
  return dueView(due.refund?.state === 'sending' ? await sendRefund(due, merchant(), at) : due);
});
