import { townOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { dayInChina, noonInChina } from '@shared/time';
import type { DueBreakKind } from '@shared/wechat-pay/dues';
import { auditRow } from '../platform/audit';
import { derivedId } from '../platform/id';
import { log } from '../platform/log';
import { lookupHash } from '../platform/sealed';
import { MAX_TRIES, Overtaken, pause, transact, type WriteItem } from '../platform/transact';
import {
  afterRefund,
  afterTrade,
  afterVoucher,
  booked,
  cameFen,
  mayBeBooked,
  type Outcome,
  type TradeNews,
  unbooked,
  watched,
} from './due-payment';
import { dueBreakOf, dueOf, MERCHANT, putBreak, putDue, putLate, type StoredBreak, type StoredDue } from './due-store';
import { MACHINE, voucherOf, voucherOfDue, voucherTakenBack } from './due-voucher';
import { takenIn, takenOut } from './take-in';
import type { Refund, Trade } from './wire/pay-client';
import type { PayContract } from './wire/signature';

/** What a trade says of an order of ours. */
export const newsOf = (trade: Trade, due: StoredDue, contract: PayContract): TradeNews => ({
  state: trade.trade_state,
  transactionId: trade.transaction_id,
  paidAt:
    trade.success_time && Number.isFinite(Date.parse(trade.success_time))
      ? new Date(trade.success_time).toISOString()
      : undefined,
  isElsewhere: trade.appid !== contract.appId || trade.mchid !== contract.merchantId,
  isForeign:
    trade.amount?.total !== due.amountFen ||
    (trade.amount.currency ?? 'CNY') !== 'CNY' ||
    !trade.payer?.openid ||
    lookupHash('openid', trade.payer.openid) !== due.openidHash,
  ...(trade.amount?.total !== due.amountFen && { paidFen: trade.amount?.total }),
});

/** Takes in what WeChat said of a trade, once, however often it is said. @throws AppError `notFound`, for a number that is not ours. */
export const hearTrade = (duePaymentId: string, trade: Trade, contract: PayContract, at: string): Promise<StoredDue> =>
  changeDue(duePaymentId, async (due) => {
    const outcome = afterTrade(due, newsOf(trade, due, contract), at);
    if (outcome.due === due) return;
    if (outcome.effect === 'book') return bookDue(due, outcome.due, at);
    const theirsFen = outcome.effect === 'differs' ? trade.amount?.total : undefined;
    return write(due, outcome, at, theirsFen);
  });

/**
 * What the clock has to do with a payment that WeChat has no more to say of: the register and the book that could not take it are tried
 * again, and what people did with its voucher is looked at. One that a person sent back is the office's to look at.
 */
export const tendBooks = (duePaymentId: string, at: string): Promise<StoredDue> =>
  changeDue(duePaymentId, async (due) => {
    if (mayBeBooked(due)) return bookDue(due, due, at);
    if (!due.nextAskAt) return;
    const pending = await voucherOf(due);
    const isWaiting = pending?.state === 'prepared' || pending?.state === 'reviewed';
    // What the machine sent back itself went back to its payer.
    const isBack = pending?.state === 'returned' && pending.returned?.accountId !== MACHINE.accountId;
    const outcome = afterVoucher(due, isWaiting ? 'waiting' : isBack ? 'returned' : 'ended', at);
    await (outcome.effect ? write(due, outcome, at) : transact(putDue(outcome.due, due)));
  });

/** Takes in what WeChat said of a refund. @throws AppError `notFound` */
export const hearRefund = (refund: Omit<Refund, 'refund_id'>, at: string): Promise<StoredDue> =>
  changeDue(refund.out_trade_no, async (due) => {
    if (due.refund?.refundNo !== refund.out_refund_no || refund.amount.refund !== cameFen(due)) return;
    const { due: next, effect } = afterRefund(due, refund.status, at);
    if (next === due) return;
    if (effect === 'takeBack') return takeBack(due, next, at);
    return write(due, { due: next, ...(effect && { effect }) }, at);
  });

/**
 * Reads a payment, decides and writes; again when another change came first.
 * @returns the payment as it stands then. @throws AppError `notFound`
 */
export async function changeDue(duePaymentId: string, change: (due: StoredDue) => Promise<void>): Promise<StoredDue> {
  for (let tries = 1; ; tries += 1) {
    const due = await dueOf(duePaymentId);
    if (!due) throw new AppError('notFound');
    try {
      await change(due);
      return (await dueOf(duePaymentId))!;
    } catch (error) {
      if (!(error instanceof Overtaken) || tries >= MAX_TRIES) throw error;
      await pause(tries);
    }
  }
}

const trailOf = ({ duePaymentId, state, refund }: StoredDue, at: string): WriteItem =>
  auditRow({
    subject: `due#${duePaymentId}`,
    action: `due.${refund?.state ?? state}`,
    at,
    actor: MACHINE.accountId,
  });

async function write(
  before: StoredDue,
  { due, effect }: Outcome<StoredDue>,
  at: string,
  theirsFen?: number,
): Promise<void> {
  const found = effect && effect !== 'book' ? await breakOf(before, effect, at, theirsFen) : [];
  const late = due.state === 'late' && before.state !== 'late' ? [putLate(due)] : [];
  return transact(putDue(due, before), ...late, ...found, trailOf(due, at));
}

/** Nothing is written where it is somebody's task already; one that was settled, and is found again, is a task again. */
async function breakOf(due: StoredDue, kind: DueBreakKind, at: string, theirsFen?: number): Promise<WriteItem[]> {
  log('error', 'dueBreak', { subject: `due#${due.duePaymentId}`, code: kind });
  const found = breakFound({ kind, on: dayInChina(due.paidAt ?? at), theirsFen, due }, at);
  const known = await dueBreakOf(found.division, found.breakId);
  return known && !known.settled ? [] : [putBreak(found, known)];
}

/** A break of a payment is its town's; one that no payment of ours explains, the merchant's: who stands above the towns sees it. */
export function breakFound(
  {
    kind,
    on,
    due,
    refundNo,
    ...more
  }: Pick<StoredBreak, 'kind' | 'on' | 'oursFen' | 'theirsFen'> & {
    due: StoredDue | { no: string };
    /** Several refunds of one payment are several tasks. */
    refundNo?: string | undefined;
  },
  at: string,
): Omit<StoredBreak, 'version'> {
  const isOurs = 'duePaymentId' in due;
  const of = isOurs ? [due.duePaymentId, ...(refundNo ? [refundNo] : [])].join('|') : due.no;
  const breakId = derivedId(noonInChina(on), `${kind}|${of}`);
  return {
    ...more,
    ...{ breakId, kind, on, foundAt: at },
    division: isOurs ? townOf(due.villageCode) : MERCHANT,
    ...(isOurs && {
      duePaymentId: due.duePaymentId,
      villageCode: due.villageCode,
      ...(due.contractNo && { contractNo: due.contractNo }),
      ...(more.oursFen === undefined && { oursFen: due.amountFen }),
    }),
  };
}

/**
 * Money that came: the order, the receipt of the contract or the charge, the voucher that waits for people and the trail, in one transaction. What the
 * register or the book cannot take is kept as paid, said to the office and tried again: money never waits for the book.
 */
async function bookDue(before: StoredDue, paid: StoredDue, heardAt: string): Promise<void> {
  const { duePaymentId, paidAt } = paid;
  // WeChat's clock may be ahead of ours over midnight: no receipt is of a day that is still to come.
  const at = paidAt && paidAt > heardAt ? paidAt : heardAt;
  const attempt = async () => {
    if (!paidAt) throw new AppError('notFound');
    const { booking, twice, write: takeIn } = await takenIn({ ...paid, paidAt }, at);
    const { pendingId, write: voucher } = await voucherOfDue({ ...paid, paidAt }, booking, at);
    const next = { ...booked(paid, at), pendingId, ...(twice && { attention: twice }) };
    const found = twice ? await breakOf(next, twice, at) : [];
    await takeIn([putDue(next, before), voucher, ...found, trailOf(next, at)]);
  };
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log('error', 'dueUnbooked', { subject: `due#${duePaymentId}`, code: error.code });
    await write(before, unbooked(paid, at), at);
  }
}

/** Money that went back: its receipt leaves the contract or the charge, and its voucher the desk, or the book by a reversal that people approve. */
async function takeBack(before: StoredDue, after: StoredDue, at: string): Promise<void> {
  if (!before.bookedAt) return write(before, { due: after }, at);
  let vouchers: WriteItem[] = [];
  let next = after;
  try {
    const { reversalId, writes } = await voucherTakenBack(before, at);
    vouchers = writes;
    if (reversalId) next = watched({ ...after, reversalId }, at);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    next = { ...after, attention: 'refundUnbooked' };
    vouchers = await breakOf(before, 'refundUnbooked', at);
  }
  return takenOut(before, [putDue(next, before), ...vouchers, trailOf(next, at)], at);
}
