import { breakIn, dueIn } from '../../../functions/wechat-pay/testing/due-in';
import { transferTo } from '../../../functions/wechat-pay/testing/transfer-to';
import { chargeIn, levyIn, resolvedIn } from '../../../functions/accounts/levies/testing/levies-in';
import { now } from '../../../functions/platform/clock';
import { rented } from '../merchant';
import { FENGXIANG_COMMUNITY as FENGXIANG, NIUJIAO } from '../../../scripts/seed/demo-people';
import { type Finding, type Maker, once } from './finding';
import type { Insiders } from './people';

/** How to come by payments by WeChat of ours and of others, and by a contract of ours. */
export function dueRows({ sender, township }: Insiders, { find, signedInVillager }: Finding): Record<string, Maker> {
  const other = once(async () => {
    const { accountId, personId } = await signedInVillager(FENGXIANG);
    return (await dueIn(FENGXIANG, { accountId: accountId!, personId: personId! })).duePaymentId;
  });
  const contract: Maker = once(async () => ({
    own: await rented(NIUJIAO, '王秀英', township.token!),
    other: String((await find('Contract', (row) => row.villageCode === FENGXIANG)).contractId),
  }));
  const charge = (more: Parameters<typeof levyIn>[1]): Maker =>
    once(async () => {
      const away = await signedInVillager(FENGXIANG);
      const ours = await chargeIn(await levyIn(NIUJIAO, more), sender.personId!);
      const theirs = await chargeIn(await levyIn(FENGXIANG, more), away.personId!);
      return { own: ours.charge.chargeId, other: theirs.charge.chargeId };
    });
  const levy: Maker = once(async () => ({
    own: (await levyIn(NIUJIAO, { state: 'prepared' })).levyId,
    other: (await levyIn(FENGXIANG, { state: 'prepared' })).levyId,
  }));
  return {
    chargeId: charge({}),
    levyId: levy,
    'prepareLevy.decisionId': async () => ({ own: await resolvedIn(NIUJIAO), other: await resolvedIn(FENGXIANG) }),
    'showDue.contractId': contract,
    'payDue.contractId': contract,
    'settleDueBreak.breakId': async () => {
      const payer = { accountId: sender.accountId!, personId: sender.personId! };
      const { division, breakId } = await breakIn(NIUJIAO, payer);
      const strange = await signedInVillager(FENGXIANG);
      const away = { accountId: strange.accountId!, personId: strange.personId! };
      const { breakId: elsewhere } = await breakIn(FENGXIANG, away);
      return { own: breakId, other: elsewhere, params: { division } };
    },
    'showMyTransfer.serial': async () => {
      const payee = { accountId: sender.accountId!, personId: sender.personId! };
      const { accountId, personId } = await signedInVillager(FENGXIANG);
      const away = { accountId: accountId!, personId: personId! };
      return { own: await transferTo(NIUJIAO, payee), other: await transferTo(FENGXIANG, away) };
    },
    'printDueReceipt.duePaymentId': async () => {
      const payer = { accountId: sender.accountId!, personId: sender.personId! };
      const paid = await dueIn(NIUJIAO, payer, { state: 'paid', paidAt: now() });
      return { own: paid.duePaymentId, other: await other() };
    },
    duePaymentId: async () => {
      const payer = { accountId: sender.accountId!, personId: sender.personId! };
      return { own: (await dueIn(NIUJIAO, payer)).duePaymentId, other: await other() };
    },
  };
}
