import { dayInChina, daysAfter, secondsAfter } from '@shared/time';
import { auditRow } from '../platform/audit';
import { log } from '../platform/log';
import { MAX_TRIES, Overtaken, pause, transact, type WriteItem } from '../platform/transact';
import type { BankNews } from './bank/bank-client';
import { afterWord, type Effect, isOpen, type Outcome } from './bank-leg';
import { BANK, book, bookWaiting } from './enter-book';
import { holdOf, payingAccountOf, putAccount, putResolved } from './funds-store';
import { resolveHold } from './hold';
import { withPayment } from './order';
import { putStep } from './order-event-store';
import { advanced, orderOf, type StoredOrder, type StoredPayment } from './order-store';

/** Days for which a paid transfer is asked about: banks return most within two, some much later. */
const WATCH_DAYS = 60;

interface Place {
  readonly villageCode: string;
  readonly orderId: string;
  readonly serial: string;
}

export const placeOf = ({ villageCode, orderId }: StoredOrder, { serial }: StoredPayment): Place => ({
  villageCode,
  orderId,
  serial,
});

/**
 * Takes in what the bank said of a transfer: the order, its hold, the account's counters, the voucher and the trail in one
 * transaction, once, however often it is said.
 * @param known what it said of the transfer besides.
 */
export async function hear(
  place: Place,
  news: BankNews,
  at: string,
  known: Partial<StoredPayment> = {},
): Promise<void> {
  // News of a return that overtook the payment is two things, one after the other.
  const outcome = await change(place, (payment) => heard({ ...payment, ...known }, news, at), at);
  if (news.word === 'RETURNED' && outcome?.leg.state === 'paid') await change(place, (one) => heard(one, news, at), at);
}

/** Tries to tell the book what it could not take before. @throws Overtaken when another change came first. */
export async function tellBook({ villageCode, orderId, serial }: Place, at: string): Promise<void> {
  const order = await orderOf(villageCode, orderId);
  const payment = order?.payments.find((one) => one.serial === serial);
  if (order && payment) await bookWaiting(order, payment, at);
}

/** Seconds until something that could not be done is tried again: it makes room for what stands behind it. */
const POSTPONED_SECONDS = 600;

/** A transfer of which something failed here: nothing of it changes but when it is looked at again. */
export function postponed(place: Place, { nextAskAt, bookAt }: StoredPayment, at: string): Promise<unknown> {
  const later = secondsAfter(at, POSTPONED_SECONDS);
  return change(
    place,
    (one) => ({
      leg: {
        ...one,
        ...(nextAskAt && nextAskAt <= at && one.nextAskAt === nextAskAt && { nextAskAt: later }),
        ...(bookAt && bookAt <= at && one.bookAt === bookAt && { bookAt: later }),
      },
      effects: [],
    }),
    at,
  );
}

/** Changes one transfer as it stands, with what is written besides; tries again when another change came first. */
export async function change(
  { villageCode, orderId, serial }: Place,
  decide: (payment: StoredPayment) => Outcome<StoredPayment>,
  at: string,
  besides: (leg: StoredPayment) => WriteItem[] = () => [],
): Promise<Outcome<StoredPayment> | undefined> {
  for (let tries = 1; ; tries += 1) {
    const order = await orderOf(villageCode, orderId);
    const payment = order?.payments.find((one) => one.serial === serial);
    if (!order || !payment) throw new Error(`no transfer ${serial}`);
    const outcome = decide(payment);
    try {
      await write(order, payment, outcome, at, besides(outcome.leg));
      if (outcome.alarm && outcome.alarm !== payment.alarm)
        log('error', 'bankContradicts', { subject: `order#${orderId}` });
      return outcome;
    } catch (error) {
      if (!(error instanceof Overtaken) || tries >= MAX_TRIES) throw error;
      await pause(tries);
    }
  }
}

function heard(
  payment: StoredPayment,
  { word, failCode, isForeign, isFinal }: BankNews,
  at: string,
): Outcome<StoredPayment> {
  const isEarly = word === 'RETURNED' && payment.state !== 'paid' && payment.state !== 'returnedLater';
  const outcome = afterWord(payment, isEarly ? 'SUCCESS' : word, at);
  const isNews = outcome.leg.state !== payment.state;
  const leg = {
    ...outcome.leg,
    // A signature under what is to become of it was given to what the bank had said till then.
    ...(isNews && { decision: undefined }),
    ...(isForeign && isOpen(outcome.leg) && { isForeign }),
    ...(failCode && outcome.effects.includes('void') && { failCode }),
    ...((outcome.leg.state === 'paid' || outcome.leg.releasedAt) && {
      nextAskAt: isFinal ? undefined : nextLook(outcome.leg, at),
    }),
    ...((outcome.alarm ?? isForeign) && { alarm: outcome.alarm ?? ('contradiction' as const) }),
  };
  return { ...outcome, leg };
}

/** Soon until its receipt is there, then once a day for as long as it may come back. */
function nextLook({ receiptHash, releasedAt, sentAt }: StoredPayment, at: string): string | undefined {
  const next = secondsAfter(at, receiptHash || releasedAt ? 86_400 : 300);
  const last = daysAfter(releasedAt ?? sentAt ?? at, WATCH_DAYS);
  return next > last ? undefined : next;
}

async function write(
  order: StoredOrder,
  before: StoredPayment,
  { leg, effects }: Outcome<StoredPayment>,
  at: string,
  besides: WriteItem[],
): Promise<void> {
  const next = (payment: StoredPayment) => putStep(advanced(order, withPayment(order, payment)), order, at);
  const [effect] = effects;
  if (!effect) {
    const trail = leg.state === before.state ? [] : [trailOf(order, `transfer.${leg.state}`, at)];
    return transact(...next(leg), ...besides, ...trail);
  }
  const rows = [...(await moneyRows(order, leg, effect, at)), ...besides, trailOf(order, `transfer.${leg.state}`, at)];
  if (effect === 'void') return transact(...next(leg), ...rows);
  return book(order, leg, { effect: effect === 'reverse' ? 'reverse' : 'post', on: dayInChina(at) }, rows, at);
}

const trailOf = ({ orderId, rail }: StoredOrder, action: string, at: string): WriteItem =>
  auditRow({ subject: `order#${orderId}`, action, at, actor: rail ?? BANK });

/** The hold resolved and the counters moved; what comes back is a movement of its own. */
async function moneyRows(
  { payingAccountId }: StoredOrder,
  { serial, amountFen }: StoredPayment,
  effect: Effect,
  at: string,
): Promise<WriteItem[]> {
  const [account, hold] = await Promise.all([payingAccountOf(payingAccountId), holdOf(payingAccountId, serial)]);
  if (!account || !hold) throw new Error(`transfer ${serial} has no hold`);
  // The bank's balance has what came back, or went out after all: it is asked for next, and not counted here a second time.
  if (effect === 'reverse' || effect === 'postLate')
    return [putAccount({ ...account, balanceAt: undefined, askedAt: undefined }, account)];
  const resolved = resolveHold(account, hold, effect === 'post' ? 'posted' : 'voided');
  const atBankFen = account.atBankFen - amountFen;
  return [putAccount({ ...resolved.funds, atBankFen }, account), putResolved({ ...resolved.hold, resolvedAt: at })];
}
