import { CODE_SLEEPS_HOURS, MOST_TRIES, type SigningCodeState } from '@shared/orders/signing';
import { dayInChina } from '@shared/time';

interface Kept {
  /** From then it signs. */
  readonly signsFrom: string;
  /** The day in China that `tries` are of; empty before the first. */
  readonly triedOn: string;
  /** Codes that were typed on that day and were not right, with those that are being compared. */
  readonly tries: number;
}

/** From when a code signs that is set at an instant. */
export const signsFrom = (at: string): string => new Date(Date.parse(at) + CODE_SLEEPS_HOURS * 3_600_000).toISOString();

/** What of a day's tries is used up. */
export const triesOn = ({ triedOn, tries }: Pick<Kept, 'triedOn' | 'tries'>, day: string): number =>
  triedOn === day ? tries : 0;

/** Whether a code may be typed now, and why not. It sleeps before it is locked: no try of a sleeping one is counted. */
export function stateOf(kept: Kept | undefined, at: string): SigningCodeState {
  if (!kept) return 'none';
  if (at < kept.signsFrom) return 'asleep';
  return triesOn(kept, dayInChina(at)) >= MOST_TRIES ? 'locked' : 'awake';
}
