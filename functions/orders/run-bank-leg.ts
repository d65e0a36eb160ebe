import { dayInChina, daysAfter, secondsAfter } from '@shared/time';
import { createHash } from 'node:crypto';
import { now } from '../platform/clock';
import { env, refuseSimulators } from '../platform/env';
import { log } from '../platform/log';
import { putObject } from '../platform/media-bucket';
import { Overtaken, transact } from '../platform/transact';
import { auditRow } from '../platform/audit';
import { markOf, openNumber } from './account-number';
import { checkName, fetchDayFile, fetchReceipt, queryBalance, queryTransfer, sendTransfer } from './bank/bank-client';
import type { DayFile } from './bank/day-file';
import { FRESH_MS } from './bank/message';
import { WINDOW_SECONDS, whenAbsent, whenSent } from './bank-leg';
import { freeHolds } from './change-order';
import { digestOf } from './digest';
import { accountsAskedBefore, payingAccountOf, putAccount } from './funds-store';
import { withBankBalance } from './hold';
import { expired } from './order';
import { advanced, ordersDue, putOrder, type StoredOrder, type StoredPayment } from './order-store';
import { payeeOf, payeesUnchecked, putPayee } from './payee-store';
import { change, hear } from './settle';

type Contract = NonNullable<typeof env.bank>;

refuseSimulators();

/**
 * The one function that speaks to the bank, each minute: sends what was given to it, asks about what has no end yet, always by the
 * same serial, fetches receipts, checks names, takes balances over. One that fails is tried again the next minute.
 */
export const handler = async (): Promise<void> => {
  const contract = env.bank;
  const count = { done: 0, failed: 0 };
  const each = async <T>(rows: readonly T[], work: (row: T) => Promise<unknown>) => {
    for (const row of rows) {
      const isDone = await work(row).then(
        () => true,
        (error: unknown) => {
          log('error', 'bankLegFailed', { error: error instanceof Error ? error.name : 'unknown' });
          return false;
        },
      );
      count[isDone ? 'done' : 'failed'] += 1;
    }
  };
  await each(await ordersDue('expiry', dayInChina(daysAfter(now(), -1))), (order) => expire(order));
  if (!contract) return;
  await each(await payeesUnchecked(), async (payee) => {
    const account = await openNumber(payee, payee.payeeId);
    const isRight = await checkName(contract, { account, name: payee.name }, now());
    if (isRight !== undefined) await transact(putPayee({ ...payee, nameCheck: isRight ? 'right' : 'wrong' }, payee));
  });
  const due = await ordersDue('bank', now());
  await each(
    due.flatMap((order) => order.payments.map((payment) => ({ order, payment }))),
    ({ order, payment }) => advance(contract, order, payment),
  );
  await each(await accountsAskedBefore(secondsAfter(now(), -3600)), async (account) => {
    const number = await openNumber(account, account.payingAccountId);
    const asked = now();
    const balanceFen = await queryBalance(contract, number, asked);
    const next = balanceFen === undefined ? undefined : withBankBalance(account, balanceFen);
    // An account that changed meanwhile is asked again: what the bank said may be of before.
    if (next) await transact(putAccount({ ...next, balanceAt: asked }, account)).catch(unlessOvertaken);
  });
  if (count.done + count.failed > 0) log(count.failed > 0 ? 'error' : 'info', 'runBankLeg', { count: count.done });
};

const unlessOvertaken = (error: unknown): void => {
  if (!(error instanceof Overtaken)) throw error;
};

async function expire(order: StoredOrder): Promise<void> {
  const at = now();
  const next = advanced(order, expired(order, at));
  const trail = auditRow({ subject: `order#${order.orderId}`, action: 'expireOrder', at, actor: 'clock' });
  await transact(putOrder(next, order), ...(await freeHolds(order, at)), trail).catch(unlessOvertaken);
}

async function advance(contract: Contract, order: StoredOrder, payment: StoredPayment): Promise<void> {
  const at = now();
  if (!payment.nextAskAt || payment.nextAskAt > at) return;
  const place = { villageCode: order.villageCode, orderId: order.orderId, serial: payment.serial };
  if (payment.state === 'sending' && !payment.sentAt) return send(contract, order, payment);
  if (payment.state === 'paid' && !payment.receiptHash) await keepReceipt(contract, order, payment);
  await hear(place, await queryTransfer(contract, payment, at), at);
  const isLong = payment.sentAt !== undefined && at >= secondsAfter(payment.sentAt, WINDOW_SECONDS);
  if (payment.state === 'unknown' && isLong && (await isInNoFile(contract, payment, at)))
    await change(place, (one) => ({ leg: whenAbsent(one, at), effects: [] }), at);
}

/** Whether the files of the days on which it can have come to the bank are there, whole, and without it. */
async function isInNoFile(contract: Contract, { serial, sentAt }: StoredPayment, at: string): Promise<boolean> {
  const days = new Set([dayInChina(sentAt!), dayInChina(secondsAfter(sentAt!, FRESH_MS / 1000))]);
  const files: (DayFile | undefined)[] = await Promise.all([...days].map((day) => fetchDayFile(contract, day, at)));
  return files.every((file) => file !== undefined && !file.entries.has(serial));
}

/** Sends a transfer. That it is sent is stored before the first byte: whatever happens then, it is asked about and not sent anew. */
async function send(contract: Contract, order: StoredOrder, payment: StoredPayment): Promise<void> {
  const { villageCode, orderId, purpose, signatures, paid } = order;
  const { serial, amountFen, payeeName } = payment;
  const [account, payee] = await Promise.all([
    payingAccountOf(order.payingAccountId),
    payeeOf(villageCode, payment.payeeId),
  ]);
  if (!account || !payee || !paid) throw new Error('what is to be sent is not whole');
  const [payerAccount, payeeAccount] = await Promise.all([
    openNumber(account, account.payingAccountId),
    openNumber(payee, payee.payeeId),
  ]);
  // What goes out is what was signed, to the letter: by everyone, and to this number.
  const digest = digestOf(order);
  const hands = [...signatures, paid];
  if (hands.some((hand) => hand.digest !== digest) || markOf(payeeAccount) !== payment.accountMark)
    throw new Error(`order ${orderId} is not what was signed`);
  const at = now();
  const place = { villageCode, orderId, serial };
  let isMine = false;
  await change(
    place,
    (one) => {
      isMine = one.state === 'sending' && !one.sentAt;
      return { leg: isMine ? whenSent(one, at) : one, effects: [] };
    },
    at,
  );
  if (!isMine) return;
  const approvals = hands.map((hand) => ({
    role: hand.post,
    userId: hand.personId,
    time: hand.at,
    sigHash: hand.digest,
  }));
  const instruction = { serial, amountFen, payerAccount, payeeAccount, payeeName, purpose, approvals };
  await hear(place, await sendTransfer(contract, instruction, at), now());
}

/** The bank's receipt as it came, and its hash: the record is the file, not a print of it. */
async function keepReceipt(contract: Contract, order: StoredOrder, { serial }: StoredPayment): Promise<void> {
  const at = now();
  const receipt = await fetchReceipt(contract, serial, at);
  if (receipt === undefined) return;
  const bytes = Buffer.from(receipt);
  await putObject(`bank-receipts/${order.villageCode}/${serial}`, bytes, 'application/octet-stream');
  const receiptHash = createHash('sha256').update(bytes).digest('hex');
  const { villageCode, orderId } = order;
  await change({ villageCode, orderId, serial }, (one) => ({ leg: { ...one, receiptHash }, effects: [] }), at);
}
