import { secondsAfter } from '@shared/time';
import { type Leg, WINDOW_SECONDS } from '../../orders/bank-leg';

/** A transfer by WeChat, as far as it decides what is to be done about it. */
export interface WechatLeg extends Leg {
  /** Why WeChat last did not take it. */
  readonly refused?: string | undefined;
}

/**
 * Whether a transfer that WeChat has just said not to have is sent again: under its own number, as WeChat asks for, within the day on which
 * it was given to us. The number decides, so that it is one however often it arrives. After that day nothing is sent, so that what WeChat
 * then says proves something, and two persons decide as they do at the bank: refused is no proof, since what was sent may be under way twice.
 * @param handedAt when the cashier gave it to us.
 */
export function isSentAgain(leg: WechatLeg, handedAt: string, at: string): boolean {
  const { state, sentAt, isForeign, notFoundAt } = leg;
  const isAbsent = state === 'unknown' && sentAt !== undefined && !isForeign && notFoundAt === at;
  return isAbsent && at <= secondsAfter(handedAt, WINDOW_SECONDS);
}

/** Stored before it is sent once more: asked about at the pace at which it was. What was said within a day of it proves nothing. */
export const whenSentAgain = <L extends WechatLeg>(leg: L, at: string): L => ({
  ...leg,
  sentAt: at,
  refused: undefined,
});
