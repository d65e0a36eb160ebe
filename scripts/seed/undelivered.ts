import type { DeadStep } from '../../functions/messages/dead-letters/dead-step';
import type { Outgoing } from '../../functions/messages/outgoing/outgoing';
import { demoAccountId } from './demo-people';
import { Dice } from './dice';
import type { SeedReport } from './reports';

const minutesAfter = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** Reminders that did not get through, for the admin to see: what WeChat would not take, did not answer, or was too busy for. */
const FAILED = [
  { who: 'wang-xiuying', reason: 'lost', state: 'unknown', attempts: 1, on: '2026-11-20T01:03:00.000Z' },
  { who: 'li-jianping', reason: 'rejected', state: 'dead', attempts: 1, on: '2026-11-19T10:02:00.000Z' },
  { who: 'wang-xiuying', reason: 'unreachable', state: 'dead', attempts: 6, on: '2026-11-18T09:41:00.000Z' },
] as const;

export const failedReminders = (): Outgoing[] =>
  FAILED.map(({ who, on, ...given }, index) => ({
    ...given,
    group: 'progress',
    outgoingId: new Dice(`undelivered:${index}`).ulid(on),
    accountId: demoAccountId(who),
    channel: 'wechat',
    createdAt: minutesAfter(on, -3),
    dueAt: on,
    endedAt: on,
    version: 3,
  }));

/** One step that its consumer gave up: the first of a report; to send it again finds it told already. */
export function failedSteps(reports: readonly SeedReport[]): DeadStep[] {
  const event = reports[0]?.events[0];
  if (!event) return [];
  const failedAt = minutesAfter(event.at, 4);
  return [
    {
      letterId: new Dice('undelivered:step').ulid(failedAt),
      consumer: 'tellAboutReport',
      rowPk: `REPORT#${event.reportId}`,
      rowSk: `EVENT#${event.eventId}`,
      reason: 'failed',
      state: 'dead',
      attempts: 1,
      failedAt,
      version: 1,
    },
  ];
}
