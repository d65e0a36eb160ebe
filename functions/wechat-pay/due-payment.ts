import type { DueBreakKind, DuePaymentState, DueRefundState } from '@shared/wechat-pay/dues';
import { secondsAfter } from '@shared/time';
import type { Refund, Trade } from './wire/pay-client';

/** Until then an order can be paid; long enough to find a card, short enough to try again. */
export const OPEN_SECONDS = 900;
/** A phone's clock, and money that is under way as it ends. */
const GRACE_SECONDS = 60;
/** Seconds until an order without an end, or a refund, is asked about again; the last for as long as it takes. */
const ASK_AFTER = [20, 60, 180, 600, 1800, 3600] as const;
/** Seconds until a refund that did not arrive is asked about again: the merchant mends it at WeChat, by hand. */
const ASK_ABNORMAL_AFTER = 86_400;
/** Seconds until a register or a book that could not take a payment is tried again. */
export const BOOK_AFTER = 3600;
/** Seconds until it is looked again whether people have put its voucher into the book, or sent it back. */
const WATCH_AFTER = 3600;

/** A payment as far as its steps go. */
export interface Due {
  readonly state: DuePaymentState;
  readonly amountFen: number;
  readonly paidFen?: number | undefined;
  readonly expiresAt: string;
  readonly asked: number;
  readonly nextAskAt?: string | undefined;
  readonly prepayId?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly paidAt?: string | undefined;
  readonly bookedAt?: string | undefined;
  readonly attention?: DueBreakKind | undefined;
  readonly refund?: { readonly state: DueRefundState; readonly endedAt?: string | undefined } | undefined;
}

export const isOpen = ({ state }: Pick<Due, 'state'>): boolean => state === 'created' || state === 'waiting';
export const isOver = ({ expiresAt }: Pick<Due, 'expiresAt'>, at: string): boolean =>
  at > secondsAfter(expiresAt, GRACE_SECONDS);

/** What a trade says that is of this order: whose it is and how much were compared already. */
export interface TradeNews {
  readonly state: Trade['trade_state'];
  readonly transactionId?: string | undefined;
  readonly paidAt?: string | undefined;
  /** Another merchant's, or another app's: it says nothing of this order. */
  readonly isElsewhere: boolean;
  /** Paid by another, or another amount than was ordered. */
  readonly isForeign: boolean;
  /** Fen, where it is another amount. */
  readonly paidFen?: number | undefined;
}

export interface Outcome<D extends Due> {
  readonly due: D;
  /** The register and the book are to be told; somebody is to look at it. */
  readonly effect?: 'book' | DueBreakKind;
}

/**
 * A payment after WeChat said something of its trade, in any order and however often: paid once, and never unpaid by itself. Money that
 * comes after the order was closed, from another payer or in another amount is told, and not taken for rent.
 */
export function afterTrade<D extends Due>(due: D, news: TradeNews, at: string): Outcome<D> {
  const isMoney = news.state === 'SUCCESS' || news.state === 'REFUND';
  if (!isMoney) {
    // One whose payment failed may be paid again until it is closed.
    const isEnd = news.state === 'CLOSED' || news.state === 'REVOKED';
    return isOpen(due) && isEnd ? { due: { ...due, state: 'closed', nextAskAt: undefined } } : { due };
  }
  if (due.state === 'paid' || due.state === 'late') return { due };
  if (news.isElsewhere || !news.paidAt || !news.transactionId)
    return due.attention ? { due } : { due: { ...due, attention: 'differs' }, effect: 'differs' };
  const paid = { ...due, transactionId: news.transactionId, paidAt: news.paidAt, asked: 0, nextAskAt: undefined };
  // WeChat takes no other payment under this number: the order ends, and what came is no rent.
  if (news.isForeign)
    return { due: { ...paid, paidFen: news.paidFen, state: 'late', attention: 'differs' }, effect: 'differs' };
  // A trade that is refunded without our having known it paid is somebody's to look at: nothing of it is booked.
  if (due.state === 'closed' || news.state === 'REFUND')
    return { due: { ...paid, state: 'late', attention: 'late' }, effect: 'late' };
  return { due: { ...paid, state: 'paid', nextAskAt: secondsAfter(at, BOOK_AFTER) }, effect: 'book' };
}

/** It is asked about again later, each time after longer. */
export const askedAgain = <D extends Due>(due: D, at: string): D => ({
  ...due,
  asked: due.asked + 1,
  nextAskAt: secondsAfter(
    at,
    due.refund?.state === 'abnormal' ? ASK_ABNORMAL_AFTER : ASK_AFTER[Math.min(due.asked, ASK_AFTER.length - 1)]!,
  ),
});

/** A voucher of it waits for people: what they do with it is looked at later. */
export const watched = <D extends Due>(due: D, at: string): D => ({ ...due, nextAskAt: secondsAfter(at, WATCH_AFTER) });

/** The register has it, and the desk its voucher. */
export const booked = <D extends Due>(due: D, at: string): D => ({
  ...watched(due, at),
  bookedAt: at,
  attention: undefined,
});

/** After the voucher that it waits for was looked at: one that a person sent back is told, and nothing is asked any more. */
export function afterVoucher<D extends Due>(due: D, voucher: 'waiting' | 'returned' | 'ended', at: string): Outcome<D> {
  if (voucher === 'waiting') return { due: watched(due, at) };
  const ended = { ...due, nextAskAt: undefined };
  return voucher === 'ended'
    ? { due: ended }
    : { due: { ...ended, attention: 'voucherReturned' }, effect: 'voucherReturned' };
}

/** The register or the book cannot take it now: it is tried again, and somebody is told once. */
export const unbooked = <D extends Due>(due: D, at: string): Outcome<D> => ({
  due: { ...due, attention: 'unbooked', nextAskAt: secondsAfter(at, BOOK_AFTER) },
  ...(due.attention !== 'unbooked' && { effect: 'unbooked' }),
});

/** What WeChat has of a payment. */
export const cameFen = ({ amountFen, paidFen }: Pick<Due, 'amountFen' | 'paidFen'>): number => paidFen ?? amountFen;

/** Whether the whole of a payment may be asked back: it is there, and no refund of it is under way or done. */
export const isRefundable = ({ state, refund }: Due): boolean =>
  (state === 'paid' || state === 'late') && (!refund || refund.state === 'declined' || refund.state === 'failed');

/** Whether a payment still has to come into the register and the book: not while it may be going back. */
export const mayBeBooked = ({ state, bookedAt, refund }: Due): boolean =>
  state === 'paid' && !bookedAt && (!refund || refund.state === 'declined' || refund.state === 'failed');

const REFUND_STATES = {
  SUCCESS: 'refunded',
  CLOSED: 'failed',
  ABNORMAL: 'abnormal',
  PROCESSING: 'processing',
} as const satisfies Record<Refund['status'], DueRefundState>;

/** Whether WeChat may have more to say of its refund. */
export const isRefundUnderWay = ({ refund }: Due): boolean =>
  refund !== undefined && ['sending', 'processing', 'abnormal'].includes(refund.state);

/** A payment after WeChat said something of its refund: what arrived stays arrived, and one that was taken for failed may have arrived. */
export function afterRefund<D extends Due>(
  due: D,
  status: Refund['status'],
  at: string,
): { due: D; effect?: 'takeBack' | 'refundAbnormal' } {
  const { refund } = due;
  if (!refund) return { due };
  if (!isRefundUnderWay(due) && !(refund.state === 'failed' && status === 'SUCCESS')) return { due };
  const state = REFUND_STATES[status];
  if (state === refund.state) return { due };
  const isEnd = state === 'refunded' || state === 'failed';
  const next = { ...due, refund: { ...refund, state, ...(isEnd && { endedAt: at }) } };
  if (state === 'refunded') return { due: { ...next, nextAskAt: undefined, attention: undefined }, effect: 'takeBack' };
  if (state === 'abnormal')
    return { due: { ...askedAgain(next, at), attention: 'refundAbnormal' }, effect: 'refundAbnormal' };
  // What the book has to do with a payment goes on where its refund came to nothing.
  return { due: state === 'failed' ? { ...next, nextAskAt: due.state === 'paid' ? at : undefined } : next };
}
