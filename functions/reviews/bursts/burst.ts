import type { BurstReason } from '@shared/reviews/reviews';
import { secondsAfter } from '@shared/time';
import { BRIGADING } from '../brigading';
import { type Pace, type Window, windowOf } from './pace';

/**
 * Voices of a subject that came all at once, by the time in which they were first given: after `from`, up to `until`. A voice is of it by
 * its own time alone, so that whoever asks, the score, the page or its author, gets one answer, and no voice is written anew.
 */
export interface Burst {
  readonly burstId: string;
  readonly from: string;
  readonly until: string;
  readonly state: 'open' | 'released' | 'leftOut';
  /** The day of China on which it was noticed. */
  readonly since: string;
  readonly dueOn: string;
  /** Why it was left out, with words to its authors. */
  readonly reason?: BurstReason | undefined;
  readonly words?: string | undefined;
  /** Released, its voices are read as if they were published then, together. */
  readonly readableFrom?: string | undefined;
}

/** A voice as far as it is of a burst. */
export interface Member {
  readonly firstAt?: string | undefined;
  /** On appeal its own voice counts, though others of its burst do not. */
  readonly isFreed?: boolean | undefined;
}

export const isOf = ({ firstAt }: Member, { from, until }: Burst): boolean =>
  firstAt !== undefined && firstAt > from && firstAt <= until;

/** The burst that keeps a voice from counting and from being read: until somebody has decided, and after it was left out. */
export const keptBackBy = (voice: Member, bursts: readonly Burst[] = []): Burst | undefined =>
  bursts.find(
    (burst) => burst.state !== 'released' && isOf(voice, burst) && !(burst.state === 'leftOut' && voice.isFreed),
  );

/** Since when a voice may be read: with all of a burst that was released. */
export const readableSince = (voice: Member, since: string, bursts: readonly Burst[] = []): string => {
  const released = bursts.find((burst) => burst.state === 'released' && isOf(voice, burst))?.readableFrom ?? '';
  return released > since ? released : since;
};

/** From which voice on a new burst may hold: not what is shown, which stays, nor what somebody has decided on. */
interface Standing {
  readonly bursts: readonly Burst[];
  readonly shownThrough?: string | undefined;
}
const latest = (...instants: readonly (string | undefined)[]): string =>
  instants.reduce<string>((last, each = '') => (each > last ? each : last), '');

/**
 * The burst that the newest voices make, if they make one that is not held already. What everybody reads stays: else whoever wants a
 * neighbour's word gone had only to order many like it.
 */
export function noticed(
  pace: Pace,
  { bursts, shownThrough }: Standing,
  rule = BRIGADING.burst,
): (Window & { readonly until: string }) | undefined {
  const last = bursts.at(-1);
  if (!pace.newestHour || (last && pace.newestHour <= last.until && last.state === 'open')) return undefined;
  const window = windowOf(pace, last?.until, rule);
  if (!window) return undefined;
  return {
    ...window,
    from: latest(window.from, shownThrough, last?.until),
    until: secondsAfter(pace.newestHour, (rule.hoursAfter + 1) * 3600),
  };
}
