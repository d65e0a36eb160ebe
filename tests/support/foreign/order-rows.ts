import { townOf } from '@shared/divisions';
import { saveOrder } from '@shared/orders/payment-orders';
import { dayInChina } from '@shared/time';
import {
  accountWithMoney,
  holdPosts,
  newContent,
  payeeReady,
} from '../../../functions/orders/testing/paying-village-store';
import { breaksPage } from '../../../functions/orders/reconciliation/break-store';
import { breaksIn } from '../../../functions/orders/testing/break-in';
import { now } from '../../../functions/platform/clock';
import { FENGXIANG_COMMUNITY as FENGXIANG, NIUJIAO } from '../../../scripts/seed/demo-people';
import { callApi } from '../api';
import { sentPicture } from '../pictures';
import { ok } from './files';
import { type Finding, type Maker, once } from './finding';
import type { Insiders } from './people';

/** How to come by payment orders of our village and of another, with what a request for them has to say. */
export function orderRows(
  { cadre }: Insiders,
  { signedInVillager, stranger, idOfVillager, villager }: Finding,
): Record<string, Maker> {
  const post = async (villageCode: string, { token, personId }: { token?: string | undefined; personId: string }) => {
    const holder = { name: '田乙', token: token!, personId };
    await holdPosts(villageCode, {
      clerk: holder,
      villageHead: holder,
      supervisionHead: holder,
      agencyDirector: holder,
      chiefCashier: holder,
    });
    return holder;
  };
  const ours = once(() => post(NIUJIAO, { token: cadre.token, personId: cadre.personId! }));
  const theirs = once(async () => {
    const { token, personId } = await signedInVillager(FENGXIANG, [{ role: 'cadre', division: FENGXIANG }]);
    return post(FENGXIANG, { token, personId: personId! });
  });
  const drafted = async (villageCode: string) => {
    const holder = await (villageCode === NIUJIAO ? ours() : theirs());
    const body = await newContent(villageCode, holder);
    return ok(await callApi(saveOrder, { token: holder.token, params: { villageCode }, body }));
  };
  const breakIn = async (place: string) => {
    await breaksIn(place, 1);
    return (await breaksPage('open', ({ villageCode }) => villageCode === place, { limit: 1 })).items[0]!.breakId;
  };
  const other = once(() => drafted(FENGXIANG));
  const content = async () => ({
    ...{ kind: 'service', purpose: '公厕保洁', accountCode: '513' },
    payments: [{ payeeId: await payeeReady(NIUJIAO), amountFen: 1_000 }],
    payingAccountId: await accountWithMoney(NIUJIAO),
    paperIds: [await sentPicture((await ours()).token)],
  });
  return {
    orderId: async () => {
      const { orderId, version } = await drafted(NIUJIAO);
      return { own: orderId, other: (await other()).orderId, body: { version } };
    },
    'decideUnknownTransfer.orderId': async () => {
      const { orderId, version, payments } = await drafted(NIUJIAO);
      return {
        ...{ own: orderId, other: (await other()).orderId },
        ...{ params: { serial: payments[0]!.serial }, body: { version } },
      };
    },
    serial: async () => {
      const { orderId, version, payments } = await drafted(NIUJIAO);
      return {
        ...{ own: payments[0]!.serial, other: (await other()).payments[0]!.serial },
        ...{ params: { orderId }, body: { version } },
      };
    },
    'saveOrder.orderId': async () => {
      const { orderId, version } = await drafted(NIUJIAO);
      return { own: orderId, other: (await other()).orderId, body: { ...(await content()), version } };
    },
    'settleTransferBreak.breakId': async () => ({
      ...{ own: await breakIn(NIUJIAO), other: await breakIn(FENGXIANG) },
      params: { division: townOf(NIUJIAO) },
    }),
    payingAccountId: async () => {
      const body = await content();
      return { own: body.payingAccountId, other: await accountWithMoney(FENGXIANG), body };
    },
    paperIds: async () => {
      const body = await content();
      return { own: body.paperIds[0]!, other: await sentPicture((await stranger()).token!), body };
    },
    'registerPayee.personId': async () => {
      await ours();
      const own = await villager(NIUJIAO);
      const body = { name: own.person.name, natural: true, account: '88010120000055555' };
      return { own: own.person.personId, other: await idOfVillager(FENGXIANG), body };
    },
    'appointToPost.personId': async () => ({
      own: await idOfVillager(NIUJIAO),
      body: { division: NIUJIAO, post: 'townHead', fromOn: dayInChina(now()) },
    }),
    'appointToPost.deputyId': async () => ({
      own: await idOfVillager(NIUJIAO),
      body: { division: NIUJIAO, post: 'townHead', fromOn: dayInChina(now()), personId: await idOfVillager(NIUJIAO) },
    }),
  };
}
