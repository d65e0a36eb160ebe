import type { ReminderGroup } from '@shared/messages/subscriptions';
import type { Channel } from './outgoing';

/**
 * The way to an account by a channel for a group: how many reminders it may still bring (WeChat: one for each time the person agreed),
 * and when it last brought one. Reminders of a group all say the same, so one that left after another was made says both.
 */
export interface Line {
  accountId: string;
  channel: Channel;
  group: ReminderGroup;
  /** The WeChat template that was agreed to; another one begins anew. */
  templateId?: string | undefined;
  left: number;
  remindedAt?: string | undefined;
  /** One sender at a time. */
  busyUntil?: string | undefined;
  version: number;
}

/** Nobody agrees to more than this before some are sent; a phone that says so is not believed. */
export const MOST_LEFT = 50;

export const newLine = (key: Pick<Line, 'accountId' | 'channel' | 'group'>): Line => ({ ...key, left: 0, version: 0 });

const next = (line: Line, change: Partial<Line>): Line => ({ ...line, ...change, version: line.version + 1 });

/** How many more this template may bring. */
export const leftOf = (line: Line, templateId: string): number => (line.templateId === templateId ? line.left : 0);

/** The person agreed once more. */
export const withOneMore = (line: Line, templateId: string): Line =>
  next(line, { templateId, left: Math.min(MOST_LEFT, leftOf(line, templateId) + 1) });

export const isBusy = ({ busyUntil }: Line, at: string): boolean => busyUntil !== undefined && busyUntil > at;
export const taken = (line: Line, until: string): Line => next(line, { busyUntil: until });

/** The line after it brought one. */
export const afterSent = (line: Line, at: string): Line =>
  next(line, { left: Math.max(0, line.left - 1), remindedAt: at, busyUntil: undefined });
/** WeChat knows of none: what was there when it was asked is gone, what was agreed to meanwhile is not. */
export const afterRefused = (line: Line, leftWhenTaken: number): Line =>
  next(line, { left: Math.max(0, line.left - leftWhenTaken), busyUntil: undefined });
export const released = (line: Line): Line => next(line, { busyUntil: undefined });

/** Whether a reminder made at `createdAt` was said by another one that left since. */
export const hasSaid = ({ remindedAt }: Line, createdAt: string): boolean =>
  remindedAt !== undefined && remindedAt >= createdAt;
