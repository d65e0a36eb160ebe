import { type MessageKind, TOPIC_OF } from '@shared/messages/messages';
import type { ReminderGroup } from '@shared/messages/subscriptions';
import { daysAfter, startOfDay } from '@shared/time';
import type { Channel } from './outgoing';

/** What an office that did not look within a day is told by SMS. */
const PRESSING: readonly MessageKind[] = ['workLate', 'workSupervised'];
/** What somebody may have done with another's session: told wherever the district tells, within the day in which it gives nothing. */
const WARNING: readonly MessageKind[] = ['signingCodeSet'];
/** What the law says a reporter must be told: acceptance or refusal, and the answer (信访工作条例 第二十三条, 第三十四条). */
const STATUTORY: readonly MessageKind[] = ['reportAccepted', 'reportRefused', 'reportAnswered'];

/** The hours in China at which handlers are reminded. */
const WORK_HOURS = [8, 12, 18] as const;
const HOUR_MS = 3_600_000;

export const groupOf = (kind: MessageKind): ReminderGroup => (TOPIC_OF[kind] === 'work' ? 'work' : 'progress');

/** The next of the hours at which handlers are reminded. */
export function nextWorkHour(at: string): string {
  const midnight = Date.parse(startOfDay(at));
  const hours = [...WORK_HOURS, 24 + WORK_HOURS[0]].map((hour) => new Date(midnight + hour * HOUR_MS).toISOString());
  return hours.find((hour) => hour > at)!;
}

export interface Planned {
  channel: Channel;
  group: ReminderGroup;
  /** As of when it is made: what was said after this says it too. */
  createdAt: string;
  dueAt: string;
}

/**
 * How one who gets this message is reminded of it outside the app. Whoever waits is reminded at once. Whoever handles is reminded at
 * set hours: a phone that buzzed the minute someone pressed 提交 would tell a small village who pressed it.
 * @param left of WeChat's reminders, how many they agreed to.
 */
export function planOf(
  kind: MessageKind,
  { left, smsUses }: { left: number; smsUses: readonly string[] },
  at: string,
): Planned[] {
  const group = groupOf(kind);
  const createdAt = group === 'work' ? nextWorkHour(at) : at;
  const by = (channel: Channel, dueAt = createdAt): Planned => ({ channel, group, createdAt, dueAt });
  const planned = left > 0 ? [by('wechat')] : [];
  if (PRESSING.includes(kind) && smsUses.includes('work')) planned.push(by('sms', daysAfter(createdAt, 1)));
  if (WARNING.includes(kind) && smsUses.includes('work')) planned.push(by('sms'));
  if (STATUTORY.includes(kind) && smsUses.includes('answers') && left === 0) planned.push(by('sms'));
  return planned;
}
