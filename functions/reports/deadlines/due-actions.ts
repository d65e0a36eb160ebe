import { dayInChina } from '@shared/time';
import { dueAt, type Report, type ReportEvent } from '../report';
import { divisionAbove } from '../sight/parts';
import { resumed } from '../transitions';
import { workingDaysAfter, workingDaysBefore } from './calendar';

/** How many working days before a deadline the office is reminded. */
export const REMINDERS = [3, 1] as const;

/** What a deadline asks for at an instant, and by which words it is known: the same is never done twice. */
export type DueAction =
  { does: 'remind'; mark: string; at: string } | { does: 'escalate' } | { does: 'lapse'; until: string };

const NINE_IN_CHINA = 'T01:00:00.000Z';
const reminderAt = (due: string, daysBefore: number) =>
  `${workingDaysBefore(dayInChina(due), daysBefore)}${NINE_IN_CHINA}`;

/**
 * What the clock has to do about a report: nothing while its office is in time, or was told already. After an outage only the
 * latest reminder is given, and none once it is late.
 */
export function dueAction(report: Report, at: string): DueAction | undefined {
  const due = dueAt(report);
  if (due === undefined) return undefined;
  if (report.awaiting) return at > due ? { does: 'lapse', until: due } : undefined;
  // Told after the deadline it has now: an extension or a return has a deadline of its own, and another lateness.
  if (at > due) return (report.escalatedAt ?? '') > due ? undefined : { does: 'escalate' };
  const daysBefore = [...REMINDERS].reverse().find((days) => at >= reminderAt(due, days));
  if (daysBefore === undefined) return undefined;
  const mark = `${due}|${daysBefore}`;
  return report.remindedOf === mark ? undefined : { does: 'remind', mark, at: reminderAt(due, daysBefore) };
}

/** No deadline after this asks for anything yet. */
export const horizonAt = (at: string): string =>
  `${workingDaysAfter(dayInChina(at), Math.max(...REMINDERS) + 1)}T23:59:59.999Z`;

/** Its lateness is carried above; the level above sees it from now on. */
export const escalated = (report: Report, at: string): Report => ({
  ...report,
  escalatedAt: at,
  version: report.version + 1,
});

/** It waits no more. The pause ended when the time for material did, however late the clock came to see it. */
export const lapsed = (report: Report, until: string): Report => ({
  ...resumed(report, until),
  version: report.version + 1,
});

/** The line that the clock writes into the timeline, in the name of the office that it concerns. */
export const clockEvent = (
  report: Report,
  does: 'escalate' | 'lapse',
  { eventId, at, byOffice }: Pick<ReportEvent, 'eventId' | 'at' | 'byOffice'>,
): ReportEvent => ({
  reportId: report.reportId,
  eventId,
  step: does === 'escalate' ? 'escalated' : 'materialLapsed',
  at,
  byOffice,
  text: does === 'escalate' ? lateWords(report) : '没有收到补充的材料，按现有的情况接着办',
  handledByDivision: report.handledByDivision,
});

const lateWords = ({ state, handledByDivision }: Report): string => {
  const owed = state === 'submitted' ? '没有按期受理' : '没有按期答复';
  return divisionAbove(handledByDivision) ? `${owed}，已报到上一级` : owed;
};
