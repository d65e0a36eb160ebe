import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import { askDueRefund, decideDueRefund, type DuePayment } from '@shared/wechat-pay/dues';
import { secondsAfter } from '@shared/time';
import { handOf } from '../accounts/desk/signature';
import { knownAs } from '../identity/person-store';
import { auditRow } from '../platform/audit';
import { doOnce } from '../platform/command';
import { newId } from '../platform/id';
import { markDone, type Once } from '../platform/once';
import { handle } from '../platform/serve';
import type { Caller } from '../platform/sessions';
import { transact } from '../platform/transact';
import { isRefundable } from './due-payment';
import { dueOf, putDue, type StoredDue } from './due-store';
import { dueView } from './due-view';
import { merchant } from './merchant';
import { sendRefund } from './send-refund';

type StoredRefund = NonNullable<StoredDue['refund']>;

interface Step {
  readonly action: string;
  readonly villageCode: string;
  readonly duePaymentId: string;
  readonly caller: Caller;
  readonly at: string;
  readonly once: Once;
}

/** A step of a refund, once. @throws AppError `notFound` for a payment elsewhere too; what `decide` throws. */
async function step(
  { action, villageCode, duePaymentId, caller, at, once }: Step,
  decide: (due: StoredDue, hand: StoredRefund['asked']) => Promise<StoredDue>,
): Promise<StoredDue> {
  const read = async () => {
    const due = await dueOf(duePaymentId);
    if (due?.villageCode !== villageCode) throw new AppError('notFound');
    return due;
  };
  return doOnce(once, {
    done: read,
    act: async () => {
      const before = await read();
      const hand = handOf(caller, at);
      if (!hand.personId) throw new AppError('identity.bindingRequired');
      const next = await decide(before, { ...hand, personId: hand.personId });
      await transact(
        putDue(next, before),
        auditRow({ subject: `due#${duePaymentId}`, action, at, actor: caller.accountId, note: next.refund!.state }),
        markDone(once, duePaymentId, at),
      );
      return read();
    },
  });
}

export const askDueRefundHandler = handle(askDueRefund)(async ({ params, body: { reason }, caller }, { at, once }) => {
  const due = await step({ action: askDueRefund.id, ...params, caller, at, once }, (before, asked) => {
    if (!isRefundable(before)) throw new AppError('dues.wrongState');
    const refund = { refundNo: newId(at), state: 'asked' as const, reason, asked };
    return Promise.resolve({ ...before, refund });
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
  const due = await step({ action: decideDueRefund.id, ...params, caller, at, once }, async (before, decided) => {
    const { refund, payerPersonId } = before;
    if (refund?.state !== 'asked') throw new AppError('dues.wrongState');
    if (agrees) merchant();
    const others = [refund.asked.personId, payerPersonId];
    const self = await knownAs(decided.personId, others);
    if (!others.every((other) => areTwoPersons(other, self))) throw new AppError('dues.samePerson');
    const state = agrees ? ('sending' as const) : ('declined' as const);
    return {
      ...before,
      refund: { ...refund, state, decided },
      ...(agrees && { asked: 0, nextAskAt: secondsAfter(at, 60) }),
    };
  });
  return dueView(due.refund?.state === 'sending' ? await sendRefund(due, merchant(), at) : due);
});
