import { AppError } from '@shared/errors';
import { type OrderContent, saveOrder, WECHAT_FEN, WECHAT_KINDS } from '@shared/orders/payment-orders';
import { refuseUnfit } from '../platform/fit-words';
import { claimMedia, findMediaAll } from '../media/media-store';
import { namesIn, withoutNames } from '../accounts/parties/names-beside';
import { counterpartyOf } from '../accounts/reading/counterparty';
import { auditRow } from '../platform/audit';
import { doOnce } from '../platform/command';
import { newId } from '../platform/id';
import { markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { transact } from '../platform/transact';
import { changeOrder, shownOrder } from './change-order';
import { payingAccountOf } from './funds-store';
import { handIn, saved } from './order';
import { advanced, putNewOrder, type StoredOrder, type StoredPayment } from './order-store';
import { payeeOf } from './payee-store';
import { termsFor } from '../identity/post-store';
import { refuseUnbookable } from './refuse-unbookable';
import { actorOf, asPersons } from './who';

export const saveOrderHandler = handle(saveOrder)(async ({ params, body, caller }, { at, once, requestId }) => {
  const { villageCode } = params;
  const { orderId, version, ...asked } = body;
  // A voucher will carry it, and everyone read it.
  await refuseUnfit(caller.openid, [body.purpose]);
  if (orderId)
    return changeOrder({
      params: { villageCode, orderId },
      version: version ?? 0,
      action: saveOrder.id,
      caller,
      at,
      once,
      requestId,
      decide: async (order, { actor, terms }) => {
        const hand = handIn('clerk', order, actor, terms, at);
        const content = await contentOf(villageCode, asked, at);
        // One that was taken off the order and comes back is the order's already.
        const papers = await findMediaAll(asked.paperIds);
        const added = asked.paperIds.filter((_, place) => papers[place]?.claimedBy !== orderId);
        const claims = added.length > 0 ? await claimMedia(added, `account#${caller.accountId}`, orderId) : [];
        const next = advanced({ ...order, ...content }, saved(order, content, hand));
        await refuseUnbookable(next, at);
        return { next, besides: claims };
      },
    });
  const act = async () => {
    const [held, self, content] = await Promise.all([
      termsFor(villageCode),
      actorOf(caller),
      contentOf(villageCode, asked, at),
    ]);
    const { terms, actor } = await asPersons({ orders: [], terms: held, actor: self });
    const order: StoredOrder = {
      ...content,
      villageCode,
      orderId: newId(at),
      state: 'draft',
      makers: [handIn('clerk', { villageCode }, actor, terms, at)],
      signatures: [],
      draftedAt: at,
      version: 1,
    };
    await refuseUnbookable(order, at);
    const claims = await claimMedia(asked.paperIds, `account#${caller.accountId}`, order.orderId);
    await transact(
      putNewOrder(order),
      ...claims,
      auditRow({ subject: `order#${order.orderId}`, action: saveOrder.id, at, actor: caller.accountId, requestId }),
      markDone(once, order.orderId, at),
    );
    return shownOrder(villageCode, order.orderId, at);
  };
  return doOnce(once, { done: (id) => shownOrder(villageCode, id, at), act });
});

type Content = Pick<
  StoredOrder,
  'payingAccountId' | 'rail' | 'kind' | 'purpose' | 'accountCode' | 'decisionId' | 'paperIds' | 'payments'
>;

/**
 * What is asked for, with its payees as they are registered. Every transfer gets a serial of its own, anew at each writing: what was
 * on its way before is never sent under another content.
 * @throws AppError `orders.accountUnknown`, `orders.accountClosed`, `orders.payeeUnknown`, `orders.otherRail`, `orders.labourSum`,
 * `orders.wechatLimits`
 */
async function contentOf(villageCode: string, asked: OrderContent, at: string): Promise<Content> {
  const account = await payingAccountOf(asked.payingAccountId);
  if (account?.villageCode !== villageCode) throw new AppError('orders.accountUnknown');
  if (account.rail === 'wechat') refuseByWechat(asked);
  const names: string[] = [];
  const payments = await Promise.all(
    asked.payments.map(async ({ payeeId, amountFen, days, rateFen }, place): Promise<StoredPayment> => {
      const payee = await payeeOf(villageCode, payeeId);
      if (!payee) throw new AppError('orders.payeeUnknown');
      if (payee.rail !== account.rail) throw new AppError('orders.otherRail', [{ path: `payments.${place}.payeeId` }]);
      if (counterpartyOf(villageCode, payee.name, payee.natural, () => false).counterpartyKey)
        names.push(...namesIn(payee.name));
      const isLabour = asked.kind === 'labour' || days !== undefined || rateFen !== undefined;
      if (isLabour && (days ?? 0) * (rateFen ?? 0) !== amountFen)
        throw new AppError('orders.labourSum', [{ path: `payments.${place}.amountFen` }]);
      return {
        serial: newId(at),
        state: 'waiting',
        asked: 0,
        payeeId,
        payeeName: payee.name,
        ...(payee.personId && { payeePersonId: payee.personId }),
        accountMark: payee.mark,
        accountTail: payee.tail,
        amountFen,
        ...(days !== undefined && { days }),
        ...(rateFen !== undefined && { rateFen }),
      };
    }),
  );
  const { payingAccountId, kind, accountCode, decisionId, paperIds } = asked;
  // Whom the voucher shows with stars its summary does not name.
  const purpose = withoutNames(asked.purpose, names);
  return { payingAccountId, rail: account.rail, kind, purpose, accountCode, decisionId, paperIds, payments };
}

/** @throws AppError `orders.wechatLimits` */
function refuseByWechat({ kind, payments }: OrderContent): void {
  const { least, most } = WECHAT_FEN;
  if (!WECHAT_KINDS.includes(kind)) throw new AppError('orders.wechatLimits', [{ path: 'kind' }]);
  const place = payments.findIndex(({ amountFen }) => amountFen < least || amountFen > most);
  if (place >= 0) throw new AppError('orders.wechatLimits', [{ path: `payments.${place}.amountFen` }]);
}
