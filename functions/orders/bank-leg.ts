import { AppError } from '@shared/errors';
import type { LegState } from '@shared/orders/payment-orders';
import { secondsAfter } from '@shared/time';

/** What the bank, or WeChat, says of a serial. `UNCLEAR` is whatever is not surely one of the others: no answer, 9999, a bad signature. */
export type BankWord =
  | 'ACCEPTED'
  | 'WAIT_AUTH'
  | 'PROCESSING'
  | 'WAIT_PAYEE'
  | 'TRANSFERRING'
  | 'SUCCESS'
  | 'FAILED'
  | 'REJECTED'
  | 'EXPIRED'
  | 'RETURNED'
  | 'NOT_FOUND'
  | 'UNCLEAR';

/** One transfer at the bank. Its serial is made before the first byte goes out, and is never another. */
export interface Leg {
  readonly serial: string;
  readonly state: LegState;
  /** How often the bank was asked since it last said something new. */
  readonly asked: number;
  /** When it was sent last; absent while it waits to be sent. */
  readonly sentAt?: string | undefined;
  readonly nextAskAt?: string | undefined;
  /** When the bank last said that it knows no such serial, with nothing else since. */
  readonly notFoundAt?: string | undefined;
  /** When the day file of the day it was sent on was last read, whole and without it. */
  readonly absentAt?: string | undefined;
  /** Under its serial lies something else at the bank: no word about the serial is one about this transfer. */
  readonly isForeign?: boolean | undefined;
  /** When two persons freed its money. It is asked about for some time yet: the bank may have paid it after all. */
  readonly releasedAt?: string | undefined;
}

/** What a word does to the money: resolves the hold, enters what came back, or what was paid though its hold was freed. */
export type Effect = 'post' | 'void' | 'reverse' | 'postLate';

export interface Outcome<L extends Leg> {
  readonly leg: L;
  readonly effects: readonly Effect[];
  /** The bank contradicts itself: a person looks, the money stays as it is. */
  readonly alarm?: 'contradiction' | 'vanished';
}

/** Seconds between askings: soon at first, then each hour for as long as it takes. */
const BACKOFF = [10, 30, 120, 600, 1800, 3600];
const RANK: Partial<Record<LegState, number>> = {
  ...{ sending: 0, unknown: 0, accepted: 1, waitBankAuth: 2, processing: 2, waitPayee: 3, transferring: 4 },
};
const STATE_OF: Partial<Record<BankWord, LegState>> = {
  ACCEPTED: 'accepted',
  WAIT_AUTH: 'waitBankAuth',
  PROCESSING: 'processing',
  WAIT_PAYEE: 'waitPayee',
  TRANSFERRING: 'transferring',
};

export const isOpen = ({ state }: Pick<Leg, 'state'>): boolean => RANK[state] !== undefined;

const askedAgain = <L extends Leg>(leg: L, at: string, asked = leg.asked + 1): L => ({
  ...leg,
  asked,
  nextAskAt: secondsAfter(at, BACKOFF[Math.min(asked, BACKOFF.length) - 1] ?? BACKOFF[0]!),
});

const ended = <L extends Leg>(leg: L, state: LegState): L => ({
  ...leg,
  state,
  nextAskAt: undefined,
  notFoundAt: undefined,
});

/**
 * What becomes of a transfer by a word of the bank, however often, late or out of order it comes. Only a word that says so ends it:
 * no answer is no failure, received is not paid, and an unknown serial right after sending proves nothing (§8.3.2–4).
 */
export function afterWord<L extends Leg>(leg: L, word: BankWord, at: string): Outcome<L> {
  if (!isOpen(leg)) return afterEnd(leg, word);
  if (leg.isForeign) return { leg: askedAgain(leg, at), effects: [] };
  switch (word) {
    case 'SUCCESS':
      return { leg: ended(leg, 'paid'), effects: ['post'] };
    case 'RETURNED':
      // The news of the return overtook that of the payment: both happened.
      return { leg: ended(leg, 'returnedLater'), effects: ['post', 'reverse'] };
    case 'FAILED':
    case 'REJECTED':
    case 'EXPIRED':
      return { leg: ended(leg, 'failed'), effects: ['void'] };
    case 'UNCLEAR':
      return { leg: askedAgain(leg.state === 'sending' ? { ...leg, state: 'unknown' } : leg, at), effects: [] };
    case 'NOT_FOUND': {
      const knows = RANK[leg.state]! > 0;
      const next: L = knows ? leg : { ...leg, state: 'unknown', notFoundAt: at };
      return { leg: askedAgain(next, at), effects: [], ...(knows && { alarm: 'vanished' as const }) };
    }
    default: {
      const state = STATE_OF[word]!;
      const isNews = RANK[state]! > RANK[leg.state]!;
      const heard = { ...leg, ...(isNews && { state }), notFoundAt: undefined, absentAt: undefined };
      return { leg: askedAgain(heard, at, isNews ? 1 : undefined), effects: [] };
    }
  }
}

function afterEnd<L extends Leg>(leg: L, word: BankWord): Outcome<L> {
  if (leg.state === 'paid' && word === 'RETURNED')
    return { leg: { ...leg, state: 'returnedLater' }, effects: ['reverse'] };
  const wasPaid = word === 'SUCCESS' || word === 'RETURNED';
  if (leg.releasedAt && wasPaid) {
    // It was proved that the bank had not had it, and it had: the book says what happened, and a person looks.
    const [state, effects]: [LegState, Effect[]] =
      word === 'SUCCESS' ? ['paid', ['postLate']] : ['returnedLater', ['postLate', 'reverse']];
    return { leg: { ...leg, state, releasedAt: undefined }, effects, alarm: 'contradiction' };
  }
  const isFailure = word === 'FAILED' || word === 'REJECTED' || word === 'EXPIRED';
  const contradicts = leg.state === 'failed' ? wasPaid : isFailure;
  return { leg, effects: [], ...(contradicts && { alarm: 'contradiction' as const }) };
}

/** Stored before the first byte goes out; sent again with the same serial. */
export const whenSent = <L extends Leg>(leg: L, at: string): L => ({
  ...leg,
  sentAt: at,
  asked: 0,
  nextAskAt: secondsAfter(at, BACKOFF[0]!),
  notFoundAt: undefined,
  absentAt: undefined,
});

/** The day file of the day on which it was sent is whole, and does not have it. */
export const whenAbsent = <L extends Leg>(leg: L, at: string): L =>
  leg.state === 'unknown' && leg.sentAt ? { ...leg, absentAt: at } : leg;

/** The bank's agreed window: a request is older than its five minutes by far, so none can still arrive and be taken. */
export const WINDOW_SECONDS = 24 * 3600;

/** What says whether the bank had it. */
export type Proof = 'state' | 'sentAt' | 'notFoundAt' | 'absentAt' | 'isForeign';

/**
 * Whether it is as good as proved that the bank never had it: it said so, and its day file, both after the window. What either said
 * before proves nothing, since the request may have been under way.
 */
export function isProvedAbsent(
  { state, sentAt, notFoundAt, absentAt, isForeign }: Pick<Leg, Proof>,
  at: string,
): boolean {
  if (isForeign || state !== 'unknown' || !sentAt || !notFoundAt || !absentAt) return false;
  const closed = secondsAfter(sentAt, WINDOW_SECONDS);
  return at >= closed && notFoundAt >= closed && absentAt >= closed;
}

/**
 * What two persons decided of a transfer that stayed unknown: it goes out again under its serial, or its money is free.
 * @throws AppError `orders.notProved` while the bank may have it
 */
export function afterDecision<L extends Leg>(leg: L, choice: 'resend' | 'release', at: string): Outcome<L> {
  if (!isProvedAbsent(leg, at)) throw new AppError('orders.notProved');
  if (choice === 'release')
    return {
      leg: { ...ended(leg, 'failed'), releasedAt: at, nextAskAt: secondsAfter(at, WINDOW_SECONDS) },
      effects: ['void'],
    };
  return { leg: { ...leg, state: 'sending', sentAt: undefined, nextAskAt: at }, effects: [] };
}

/** Seconds for which a first signature waits for its second: over a weekend. What was true of the bank then may not be true any more. */
const DECISION_SECONDS = 3 * 24 * 3600;

/** Whether the first of two signatures under a decision still counts: it is young enough, and of this sending. */
export const isDecisionAlive = (decidedAt: string, { sentAt }: Pick<Leg, 'sentAt'>, at: string): boolean =>
  at <= secondsAfter(decidedAt, DECISION_SECONDS) && (sentAt === undefined || decidedAt >= sentAt);
