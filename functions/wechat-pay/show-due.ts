import { showDue } from '@shared/wechat-pay/dues';
import { dayInChina } from '@shared/time';
import { contractOf } from '../accounts/registers/contract-store';
import { env } from '../platform/env';
import { handle } from '../platform/serve';
import { newestDueOf } from './due-store';
import { dueView } from './due-view';
import { isPartyOf } from './party';
import { payableOn } from './payable';

export const showDueHandler = handle(showDue)(async ({ params: { villageCode, contractId }, caller }, { at }) => {
  const contract = await contractOf(villageCode, contractId);
  const isOffered = env.wechatPay !== undefined;
  if (!contract || !isPartyOf(contract, caller.person)) return { isParty: false, isOffered, amountFen: 0 };
  const newest = await newestDueOf({ villageCode, contractId });
  const isTheirs = newest?.payerPersonId === caller.person?.personId;
  return {
    isParty: true,
    isOffered,
    ...payableOn(contract, dayInChina(at)),
    ...(newest && isTheirs && { payment: await dueView(newest) }),
  };
});
