import {
  approveOrder,
  type OrderView,
  payOrder,
  saveOrder,
  showOrder,
  submitOrder,
} from '@shared/orders/payment-orders';
import { registerPayee } from '@shared/orders/registers';
import { daysAfter } from '@shared/time';
import { listMyTransfers, showMyTransfer } from '@shared/wechat-pay/transfers';
import { service } from '../../infrastructure/service';
import { actAs, actorOf } from '../../local/iam/enforce';
import { simulatedMerchantId } from '../../local/wechat-pay-simulator/simulated-merchant';
import { accountById } from '../../functions/identity/account-store';
import { markOf, sealNumber, tailOf } from '../../functions/orders/account-number';
import { claimPayingNumber, holdsOn, payingAccountOf, putNewAccount } from '../../functions/orders/funds-store';
import { payeeOf, putPayee } from '../../functions/orders/payee-store';
import { type Hands, payingVillage, stepOn } from '../../functions/orders/testing/paying-village-store';
import { BY_CODE } from '../../functions/orders/testing/signing';
import { now, setClock } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { transact } from '../../functions/platform/transact';
import { personNamed } from '../../functions/reports/testing/people';
import { runPayLeg } from '../../functions/wechat-pay/run-pay-leg';
import { callApi } from './api';
import { closeMerchant, openMerchant } from './merchant';
import { NIUJIAO } from './people';
import { sentPicture } from './pictures';

/** Rows of the merchant's account as one that a village pays from, with so much on it. */
export async function merchantAccount(villageCode: string, postedFen = 1_000_000): Promise<string> {
  const payingAccountId = newId();
  const mark = markOf(simulatedMerchantId);
  const account = {
    ...{ payingAccountId, villageCode, rail: 'wechat' as const, name: '微信支付商户', accountCode: '102' },
    ...{ tail: tailOf(simulatedMerchantId), ...(await sealNumber(simulatedMerchantId, payingAccountId)) },
    ...{ postedFen, pendingFen: 0, atBankFen: 0, balanceAt: now(), version: 1 },
  };
  await transact(putNewAccount(account), claimPayingNumber({ mark, villageCode, payingAccountId }));
  return payingAccountId;
}

/** A payee by WeChat whose cooling period is over. */
export async function payeeByWechat(
  villageCode: string,
  { token }: { token: string },
  payee: { name: string; personId: string },
): Promise<string> {
  const { status, body } = await callApi(registerPayee, {
    ...{ token, params: { villageCode } },
    body: { name: payee.name, natural: true, personId: payee.personId },
  });
  if (status !== 200) throw new Error(`registerPayee answered ${status} ${JSON.stringify(body)}`);
  const row = (await payeeOf(villageCode, body.payeeId))!;
  await transact(putPayee({ ...row, usableFrom: daysAfter(now(), -1) }, row));
  return body.payeeId;
}

export type TransferOffice = Awaited<ReturnType<typeof openTransferOffice>>;

/** A village that pays by WeChat: its posts, its merchant's account, 王秀英 with her phone, and a WeChat Pay, at a clock that a test moves. */
export async function openTransferOffice() {
  let shift = 0;
  const restore = setClock(() => new Date(Date.now() + shift));
  const hands: Hands = await payingVillage(NIUJIAO);
  const payee = { ...(await personNamed('王秀英')), name: '王秀英' };
  const { openid } = (await accountById(payee.accountId))!;
  const wechat = await openMerchant();
  const payingAccountId = await merchantAccount(NIUJIAO);
  const payeeId = await payeeByWechat(NIUJIAO, hands.clerk, payee);
  const params = { villageCode: NIUJIAO };
  const content = async (amountFen = 12_000, more: object = {}) => ({
    ...{ payingAccountId, kind: 'labour' as const, purpose: '清沟除草用工', accountCode: '513' },
    paperIds: [await sentPicture(hands.clerk.token)],
    payments: [{ payeeId, amountFen, days: 1, rateFen: amountFen }],
    ...more,
  });
  const ok = ({ status, body }: { status: number; body: OrderView }): OrderView => {
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  /** A session lasts an hour: what people do stands in the present. */
  const inThePresent = async <T>(act: () => Promise<T>): Promise<T> => {
    const was = shift;
    shift = 0;
    try {
      return await act();
    } finally {
      shift = was;
    }
  };
  const write = async (amountFen?: number, more?: object) =>
    callApi(saveOrder, { params, token: hands.clerk.token, body: await content(amountFen, more) });
  return {
    ...{ hands, payee, openid, wechat, payingAccountId, payeeId, content, write, inThePresent },
    /** An order that the cashier has given to us. */
    paying: async (amountFen?: number): Promise<OrderView> => {
      const { clerk, villageHead, supervisionHead, agencyDirector, chiefCashier } = hands;
      let order = ok(await write(amountFen));
      order = ok(await callApi(submitOrder, stepOn({ ...order, digest: undefined }, clerk)));
      for (const person of [villageHead, supervisionHead, agencyDirector])
        order = ok(await callApi(approveOrder, stepOn(order, person, { proof: BY_CODE })));
      return ok(await callApi(payOrder, stepOn(order, chiefCashier, { proof: BY_CODE })));
    },
    shown: ({ orderId }: OrderView) =>
      inThePresent(async () =>
        ok(await callApi(showOrder, { params: { ...params, orderId }, token: hands.clerk.token })),
      ),
    leg: () => actAs(actorOf(service, 'wechatPay'), () => runPayLeg()),
    mine: (token = payee.token) => inThePresent(async () => (await callApi(listMyTransfers, { token })).body.items),
    look: (serial: string, token = payee.token) =>
      inThePresent(() => callApi(showMyTransfer, { token, params: { serial } })),
    funds: async () => (await payingAccountOf(payingAccountId))!,
    holds: async () => (await holdsOn(payingAccountId)).map(({ state }) => state),
    minutes: (count: number) => void (shift += count * 60_000),
    setNow: (instant: string) => void (shift = Date.parse(instant) - Date.now()),
    close: async () => {
      restore();
      await closeMerchant(wechat);
    },
  };
}
