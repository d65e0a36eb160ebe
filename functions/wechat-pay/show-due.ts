import { showDue } from '@shared/wechat-pay/dues';
import { dayInChina } from '@shared/time';
import { contractOf } from '../accounts/registers/contract-store';
import { env } from '../platform/env';
import { handle } from '../platform/serve';
import { lateDuesOf, newestDueOf, type StoredDue } from './due-store';
import { dueView } from './due-view';
import { isPartyOf } from './party';
import { payableOn } from './payable';

export const showDueHandler = handle(showDue)(async ({ params: { villageCode, contractId }, caller }, { at }) => {
  const contract = await contractOf(villageCode, contractId);
  const isOffered = env.wechatPay !== undefined;
  if (!contract || !isPartyOf(contract, caller.person)) return { isParty: false, isOffered, amountFen: 0 };
  const place = { villageCode, contractId };
  const [newest, lateOnes] = await Promise.all([newestDueOf(place), lateDuesOf(place)]);
  const isTheirs = (due: StoredDue | undefined) => due?.payerPersonId === caller.person?.personId;
  const late = lateOnes.filter(
    (due) => isTheirs(due) && due.duePaymentId !== newest?.duePaymentId && due.refund?.state !== 'refunded',
  );
  return {
    isParty: true,
    isOffered,
    ...payableOn(contract, dayInChina(at)),
    ...(newest && isTheirs(newest) && { payment: await dueView(newest) }),
    late: await Promise.all(late.map(dueView)),
  };
});
