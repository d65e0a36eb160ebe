import { hourInChina } from '@shared/time';
import type { LetterReason } from '@shared/messages/dead-letters';
import { ReminderGroup } from '@shared/messages/subscriptions';

export type Channel = 'wechat' | 'sms';

/** What it says: that something came of a group of messages, or that a person was bound or released (`binding`: SMS alone). */
export const OUTGOING_GROUPS = [...ReminderGroup.options, 'binding'] as const;
export type OutgoingGroup = (typeof OUTGOING_GROUPS)[number];

/**
 * `waiting` → `sending` → `sent`, or back to `waiting` when nobody could be reached. Final besides: `needless` (the person has looked,
 * or another reminder said the same), `refused` (they have not agreed to one more, or have no phone that takes it), `dead` and `unknown`
 * (for the admin to look at), `dropped` (by the admin).
 */
export type OutgoingState = 'waiting' | 'sending' | 'sent' | 'needless' | 'refused' | 'dead' | 'unknown' | 'dropped';

/**
 * A reminder that is to leave the app. It says to whom and of which group, and nothing else: neither the message nor the report
 * behind it, so that no row joins a person and a report that was not joined before.
 */
export interface Outgoing {
  outgoingId: string;
  /** Whom it is for; of `binding` a person of the roster, whose phone there is told whichever account was bound. */
  accountId: string;
  channel: Channel;
  group: OutgoingGroup;
  createdAt: string;
  state: OutgoingState;
  attempts: number;
  /** When it is to be sent; while it is being sent, until when its sender has it. */
  dueAt: string;
  reason?: LetterReason | undefined;
  /** Since when it is final. */
  endedAt?: string | undefined;
  version: number;
}

/** What sending came to. `unknown`: it left, and whether it arrived nobody knows. */
export type SendResult = 'sent' | 'refused' | 'rejected' | 'unavailable' | 'unknown';

const MINUTE_MS = 60_000;
/** Until the next try, in minutes, a quarter more or less; after the last of them it is dead. */
export const BACKOFF_MINUTES = [1, 5, 15, 60, 360] as const;
/** Longer than the sender can live: a lease that ran out is of a sender that died. */
export const LEASE_MINUTES = 3;

const later = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();

export const newOutgoing = (
  given: Pick<Outgoing, 'outgoingId' | 'accountId' | 'channel' | 'group' | 'createdAt' | 'dueAt'>,
): Outgoing => ({ ...given, state: 'waiting', attempts: 0, version: 1 });

const next = (outgoing: Outgoing, change: Partial<Outgoing>): Outgoing => ({
  ...outgoing,
  ...change,
  version: outgoing.version + 1,
});
const ended = (outgoing: Outgoing, state: OutgoingState, at: string, reason?: LetterReason): Outgoing =>
  next(outgoing, { state, endedAt: at, reason });

/** Taken by one sender, before it is sent. */
export const claimed = (outgoing: Outgoing, at: string): Outgoing =>
  next(outgoing, { state: 'sending', attempts: outgoing.attempts + 1, dueAt: later(at, LEASE_MINUTES) });

/** As it stands once its sender knows what sending came to. `chance` is from 0 to 1. */
export function afterSending(outgoing: Outgoing, result: SendResult, at: string, chance: number): Outgoing {
  if (result === 'sent' || result === 'refused') return ended(outgoing, result, at);
  if (result === 'unknown') return ended(outgoing, 'unknown', at, 'lost');
  if (result === 'rejected') return ended(outgoing, 'dead', at, 'rejected');
  const wait = BACKOFF_MINUTES[outgoing.attempts - 1];
  if (wait === undefined) return ended(outgoing, 'dead', at, 'unreachable');
  return next(outgoing, { state: 'waiting', dueAt: later(at, wait * (0.75 + chance / 2)) });
}

/** Its sender died with it: it may have left, so it is not sent again by itself. */
export const lapsed = (outgoing: Outgoing, at: string): Outgoing => ended(outgoing, 'unknown', at, 'lost');
export const spared = (outgoing: Outgoing, state: 'needless' | 'refused', at: string): Outgoing =>
  ended(outgoing, state, at);
export const dropped = (outgoing: Outgoing, at: string): Outgoing => ended(outgoing, 'dropped', at);
/** Sent again because the admin says so: with all its tries, and as if it were made now; a binding's text has the day of the binding. */
export const retried = (outgoing: Outgoing, at: string): Outgoing =>
  next(outgoing, {
    state: 'waiting',
    attempts: 0,
    createdAt: outgoing.group === 'binding' ? outgoing.createdAt : at,
    dueAt: at,
    reason: undefined,
    endedAt: undefined,
  });

/** Whether it waits for the admin. */
export const hasFailed = ({ state }: Outgoing): boolean => state === 'dead' || state === 'unknown';

const QUIET_FROM = 22;
const QUIET_UNTIL = 7;

/** Whether people sleep: from 22:00 to 7:00 in China nothing is sent. */
export function isQuiet(at: string): boolean {
  const hour = hourInChina(at);
  return hour >= QUIET_FROM || hour < QUIET_UNTIL;
}
