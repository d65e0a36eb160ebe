import { daysAfter, secondsAfter } from '@shared/time';
import { WECHAT_FEN } from '@shared/orders/payment-orders';
import { accountById } from '../../identity/account-store';
import { markOf, markOfOpenid } from '../../orders/account-number';
import { whenAbsent, whenSent, WINDOW_SECONDS } from '../../orders/bank-leg';
import { digestOf } from '../../orders/digest';
import { type PayingAccount, payingAccountOf, payingNumberOf, putAccount } from '../../orders/funds-store';
import { withBankBalance } from '../../orders/hold';
import { orderOf, ordersDue, type StoredOrder, type StoredPayment } from '../../orders/order-store';
import { payeeOf } from '../../orders/payee-store';
import { daysAtBank } from '../../orders/reconciliation/compare-file';
import { putTransfer, transferOf } from '../../orders/reconciliation/transfer-store';
import { change, hear, placeOf, postponed, tellBook } from '../../orders/settle';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { Overtaken, transact } from '../../platform/transact';
import { isBillCompared } from '../due-store';
import type { PayContract } from '../wire/signature';
import { createTransfer, queryOperationBalance, queryTransfer, type TransferNews } from './transfer-client';
import { isSentAgain, whenSentAgain } from './transfer-leg';

const BALANCE_SECONDS = 3600;
/** WeChat tells of a transfer for so many days. */
const DAYS_TOLD = 30;

const unlessOvertaken = (error: unknown): void => {
  if (!(error instanceof Overtaken)) throw error;
};

/**
 * Each minute: sends what was given to us, asks about what has no end yet, always under the same number, tries the books again that could
 * not take a payment, and takes the balance over. One that fails is tried again some minutes later, and holds up none of the others.
 */
export async function runTransfers(contract: PayContract, hasTime: () => boolean): Promise<void> {
  let failed = 0;
  for (const order of await ordersDue('wechat', now()))
    for (const payment of order.payments) {
      if (!hasTime()) return;
      try {
        await advance(contract, order, payment);
      } catch (error) {
        if (error instanceof Overtaken) continue;
        failed += 1;
        log('error', 'transferFailed', { error: error instanceof Error ? error.name : 'unknown' });
        await postponed(placeOf(order, payment), payment, now()).catch(() => undefined);
      }
    }
  const account = hasTime() ? await accountOf(contract) : undefined;
  if (account) await takeBalance(contract, account).catch(unlessOvertaken);
  if (failed > 0) log('error', 'runTransfers', { count: failed });
}

/** The account of a village that the merchant's is: registered by its number, as every account that is paid from. */
export async function accountOf({ merchantId }: PayContract): Promise<PayingAccount | undefined> {
  const owner = await payingNumberOf(markOf(merchantId));
  const account = owner && (await payingAccountOf(owner.payingAccountId));
  return account?.rail ? account : undefined;
}

/** What WeChat said, and what it said besides: the phone confirms with it. */
export const hearNews = (
  place: { villageCode: string; orderId: string; serial: string },
  { billNo, packageInfo, refused, ...news }: TransferNews,
  at: string,
): Promise<void> =>
  hear(place, news, at, {
    ...(billNo && { billNo }),
    ...(packageInfo && { packageInfo }),
    ...(refused && { refused }),
  });

async function advance(contract: PayContract, order: StoredOrder, payment: StoredPayment): Promise<void> {
  const at = now();
  const place = placeOf(order, payment);
  if (payment.bookAt && payment.bookAt <= at) await tellBook(place, at).catch(unlessOvertaken);
  if (!payment.nextAskAt || payment.nextAskAt > at) return;
  if (payment.state === 'sending' && !payment.sentAt) return send(contract, order, payment, whenSent);
  await ask(contract, order, payment, at);
}

/** Asks what became of a transfer, and does what is to be done where WeChat does not have it. */
export async function ask(
  contract: PayContract,
  order: StoredOrder,
  payment: StoredPayment,
  at: string,
): Promise<void> {
  const place = placeOf(order, payment);
  const isTold = at <= daysAfter(payment.sentAt ?? at, DAYS_TOLD);
  const news: TransferNews = isTold ? await queryTransfer(contract, payment, at) : { word: 'UNCLEAR' };
  await hearNews(place, news, at);
  // Only the answer to creating it has what the phone confirms with: the same is asked for once more.
  const isDumb = news.word === 'WAIT_PAYEE' && !news.packageInfo && !payment.packageInfo;
  if (news.word !== 'NOT_FOUND' && !isDumb) return;
  const heard = (await orderOf(order.villageCode, order.orderId))?.payments.find(
    ({ serial }) => serial === payment.serial,
  );
  if (!heard) return;
  if (isDumb) return heard.state === 'waitPayee' ? send(contract, order, heard, (leg) => leg) : undefined;
  if (isSentAgain(heard, order.paid?.at ?? at, at)) return send(contract, order, heard, whenSentAgain);
  if (await isInNoBill(heard, at)) await change(place, (one) => ({ leg: whenAbsent(one, at), effects: [] }), at);
}

/** Whether the bills of the days on which it can have come to WeChat were compared, whole, and none has it. */
async function isInNoBill({ serial, state, sentAt }: StoredPayment, at: string): Promise<boolean> {
  if (state !== 'unknown' || !sentAt || at < secondsAfter(sentAt, WINDOW_SECONDS)) return false;
  const compared = await Promise.all(daysAtBank(sentAt).map((day) => isBillCompared('FUND', day)));
  return compared.every(Boolean) && !(await transferOf(serial))?.fileDay;
}

/** Sends a transfer. That it is sent is stored before the first byte. */
async function send(
  contract: PayContract,
  order: StoredOrder,
  payment: StoredPayment,
  sent: <L extends StoredPayment>(leg: L, at: string) => L,
): Promise<void> {
  const { villageCode, orderId, payingAccountId, kind, purpose, signatures, paid } = order;
  const { serial, amountFen, accountMark, payeeName } = payment;
  const [own, payee] = await Promise.all([accountOf(contract), payeeOf(villageCode, payment.payeeId)]);
  // What goes out is what was signed, to the letter: by everyone, out of the merchant's own account, and to this phone.
  const digest = digestOf(order);
  const isSigned = paid !== undefined && [...signatures, paid].every((hand) => hand.digest === digest);
  const isOurs = own?.payingAccountId === payingAccountId && own.villageCode === villageCode;
  if (!isSigned || !isOurs || !payee?.accountId || amountFen > WECHAT_FEN.most)
    throw new Error(`order ${orderId} is not what was signed`);
  const at = now();
  const place = placeOf(order, payment);
  const account = await accountById(payee.accountId);
  const isTheirs =
    account !== undefined && account.personId === payment.payeePersonId && markOfOpenid(account.openid) === accountMark;
  // Nothing of it has gone out: a phone that is the payee's no more is not paid.
  if (!isTheirs && !payment.sentAt) return hear(place, { word: 'FAILED', failCode: 'PAYEE_CHANGED' }, at);
  if (!isTheirs) return;
  let isMine = false;
  await change(
    place,
    (one) => {
      isMine = one.sentAt === payment.sentAt && one.state === payment.state;
      return { leg: isMine ? sent(one, at) : one, effects: [] };
    },
    at,
    (leg) =>
      isMine && leg.sentAt === at
        ? [
            putTransfer({
              ...{ serial, villageCode, orderId, payingAccountId, sentAt: at },
              ...{ rail: 'wechat', payeeAccountId: account.accountId },
            }),
          ]
        : [],
  );
  if (!isMine) return;
  const asked = { serial, amountFen, accountMark, openid: account.openid, payeeName, kind, purpose };
  await hearNews(place, await createTransfer(contract, asked, at), now());
}

/** WeChat's own figure, each hour, while it has nothing of ours whose end we do not know. */
async function takeBalance(contract: PayContract, account: PayingAccount): Promise<void> {
  const askedAt = now();
  const last = [account.balanceAt, account.askedAt].filter((one) => one !== undefined).sort();
  if (last.length > 0 && secondsAfter(last.at(-1)!, BALANCE_SECONDS) > askedAt) return;
  const balanceFen = await queryOperationBalance(contract, askedAt);
  const next = balanceFen === undefined ? undefined : withBankBalance(account, balanceFen);
  await transact(putAccount(next ? { ...next, balanceAt: askedAt, askedAt } : { ...account, askedAt }, account));
}
