import { showChargeDue, showDue } from '@shared/wechat-pay/dues';
import { env } from '../platform/env';
import { handle } from '../platform/serve';
import type { Caller } from '../platform/sessions';
import { lateDuesOf, newestDueOf, owedIdOf, type StoredDue } from './due-store';
import { dueView } from './due-view';
import { owedBy, type OwedPlace } from './owed';

export const showDueHandler = handle(showDue)(({ params, caller }, { at }) => show(params, caller, at));
export const showChargeDueHandler = handle(showChargeDue)(({ params, caller }, { at }) => show(params, caller, at));

async function show(place: OwedPlace, { person }: Caller, at: string) {
  const owed = await owedBy(place, person, at);
  const isOffered = env.wechatPay !== undefined;
  if (!owed) return { isParty: false, isOffered, amountFen: 0 };
  const where = { villageCode: place.villageCode, owedId: owedIdOf(owed.label) };
  const [newest, lateOnes] = await Promise.all([newestDueOf(where), lateDuesOf(where)]);
  const isTheirs = (due: StoredDue | undefined) => due?.payerPersonId === person?.personId;
  const late = lateOnes.filter(
    (due) => isTheirs(due) && due.duePaymentId !== newest?.duePaymentId && due.refund?.state !== 'refunded',
  );
  return {
    ...{ isParty: true, isOffered, amountFen: owed.amountFen, dueOn: owed.dueOn },
    ...(newest && isTheirs(newest) && { payment: await dueView(newest) }),
    late: await Promise.all(late.map(dueView)),
  };
}
