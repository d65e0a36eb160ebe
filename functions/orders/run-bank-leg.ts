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
import { WINDOW_SECONDS, whenAbsent, whenSent } from './bank-leg';
import { freeHolds } from './change-order';
import { digestOf } from './digest';
import { accountsAskedBefore, type PayingAccount, payingAccountOf, putAccount } from './funds-store';
import { withBankBalance } from './hold';
import { expired } from './order';
import { putStep } from './order-event-store';
import { advanced, ordersDue, putOrder, type StoredOrder, type StoredPayment } from './order-store';
import { payeeOf, payeesUnchecked, putPayee, type StoredPayee } from './payee-store';
import { daysAtBank } from './reconciliation/compare-file';
import { filesDue, reconcileFile } from './reconciliation/reconcile-file';
import { accountsToCompare, markStatementsCompared, reconcileStatements } from './reconciliation/reconcile-statements';
import { putTransfer } from './reconciliation/transfer-store';
import { change, hear, placeOf, postponed, tellBook } from './settle';

type Contract = NonNullable<typeof env.bank>;

refuseSimulators();

/** Seconds after which a run begins nothing more: what is left comes first in the next one. */
const RUN_SECONDS = 240;

/**
 * The one function that speaks to the bank, each minute: sends what was given to it, asks about what has no end yet, always by the
 * same serial, fetches receipts, takes balances over and checks names; last of all, in the morning, what the bank said of yesterday is
 * compared with ours. One that fails is tried again some minutes later, and holds up none of the others.
 */
export const handler = async (): Promise<void> => {
  const contract = env.bank;
  const count = { done: 0, failed: 0 };
  const until = secondsAfter(now(), RUN_SECONDS);
  const each = async <T>(
    rows: readonly T[],
    work: (row: T) => Promise<unknown>,
    postpone: (row: T) => Promise<unknown>,
  ) => {
    for (const row of rows) {
      if (now() > until) return;
      try {
        await work(row);
        count.done += 1;
      } catch (error) {
        log('error', 'bankLegFailed', { error: error instanceof Error ? error.name : 'unknown' });
        count.failed += 1;
        // What cannot even be put off stays first: the next run says so again.
        await postpone(row).catch(() => undefined);
      }
    }
  };
  const over = await ordersDue('expiry', dayInChina(daysAfter(now(), -1)));
  await each(over, expire, (order) => transact(putOrder({ ...order, postponedTo: dayInChina(now()) }, order)));
  if (!contract) return;
  const due = (await ordersDue('bank', now())).flatMap((order) =>
    order.payments.map((payment) => ({ order, payment })),
  );
  // What somebody waits for goes out before anything is asked.
  const [unsent, asked] = [
    due.filter(({ payment }) => isUnsent(payment)),
    due.filter(({ payment }) => !isUnsent(payment)),
  ];
  await each(
    [...unsent, ...asked],
    ({ order, payment }) => advance(contract, order, payment),
    ({ order, payment }) => postponed(placeOf(order, payment), payment, now()),
  );
  await each(
    await accountsAskedBefore(secondsAfter(now(), -3600)),
    (account) => takeBalance(contract, account),
    (account) => transact(putAccount({ ...account, askedAt: now() }, account)),
  );
  await each(
    await payeesUnchecked(),
    (payee) => checkPayee(contract, payee),
    (payee) => transact(putPayee({ ...payee, askedAt: now() }, payee)),
  );
  await each(await filesDue(now()), (due) => reconcileFile(contract, due, now()), nothing);
  const compared = await accountsToCompare(now());
  await each(compared ?? [], (account) => reconcileStatements(contract, account, now()), nothing);
  if (compared && now() <= until) await markStatementsCompared(now());
  if (count.done + count.failed > 0) log(count.failed > 0 ? 'error' : 'info', 'runBankLeg', { count: count.done });
};

/** What failed of a comparison is due again by itself. */
const nothing = () => Promise.resolve();

const isUnsent = ({ state, sentAt }: StoredPayment): boolean => state === 'sending' && !sentAt;

const unlessOvertaken = (error: unknown): void => {
  if (!(error instanceof Overtaken)) throw error;
};

async function takeBalance(contract: Contract, account: PayingAccount): Promise<void> {
  const number = await openNumber(account, account.payingAccountId);
  const askedAt = now();
  const balanceFen = await queryBalance(contract, number, askedAt);
  const next = balanceFen === undefined ? undefined : withBankBalance(account, balanceFen);
  // An account that changed meanwhile is asked again: what the bank said may be of before.
  await transact(putAccount(next ? { ...next, balanceAt: askedAt, askedAt } : { ...account, askedAt }, account)).catch(
    unlessOvertaken,
  );
}

async function checkPayee(contract: Contract, payee: StoredPayee): Promise<void> {
  const account = await openNumber(payee, payee.payeeId);
  const askedAt = now();
  const isRight = await checkName(contract, { account, name: payee.name }, askedAt);
  const nameCheck = isRight === undefined ? payee.nameCheck : isRight ? 'right' : 'wrong';
  await transact(putPayee({ ...payee, nameCheck, askedAt }, payee)).catch(unlessOvertaken);
}

async function expire(order: StoredOrder): Promise<void> {
  const at = now();
  const next = advanced(order, expired(order, at));
  const trail = auditRow({ subject: `order#${order.orderId}`, action: 'expireOrder', at, actor: 'clock' });
  await transact(...putStep(next, order, at), ...(await freeHolds(order, at)), trail).catch(unlessOvertaken);
}

async function advance(contract: Contract, order: StoredOrder, payment: StoredPayment): Promise<void> {
  const at = now();
  const place = placeOf(order, payment);
  if (payment.bookAt && payment.bookAt <= at) await tellBook(place, at).catch(unlessOvertaken);
  if (!payment.nextAskAt || payment.nextAskAt > at) return;
  if (isUnsent(payment)) return send(contract, order, payment);
  // What the bank says of the money is heard whether or not its receipt can be kept.
  if (payment.state === 'paid' && !payment.receiptHash)
    await keepReceipt(contract, order, payment).catch((error: unknown) =>
      log('error', 'receiptNotKept', { error: error instanceof Error ? error.name : 'unknown' }),
    );
  await hear(place, await queryTransfer(contract, payment, at), at);
  const isLong = payment.sentAt !== undefined && at >= secondsAfter(payment.sentAt, WINDOW_SECONDS);
  if (payment.state === 'unknown' && isLong && (await isInNoFile(contract, payment, at)))
    await change(place, (one) => ({ leg: whenAbsent(one, at), effects: [] }), at);
}

/** Whether the files of the days on which it can have come to the bank are there, whole, and without it. */
async function isInNoFile(contract: Contract, { serial, sentAt }: StoredPayment, at: string): Promise<boolean> {
  const files = await Promise.all(daysAtBank(sentAt!).map((day) => fetchDayFile(contract, day, at)));
  return files.every((fetched) => fetched && 'file' in fetched && !fetched.file.entries.has(serial));
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
    () =>
      isMine
        ? [putTransfer({ serial, villageCode, orderId, payingAccountId: account.payingAccountId, sentAt: at })]
        : [],
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
