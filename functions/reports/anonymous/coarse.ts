import { startOfDay } from '@shared/time';
import { derivedId } from '../../platform/id';
import { openInstant, sealInstant } from '../../platform/sealed';
import { REPORTER } from '../sight/office';
import type { Part } from '../sight/parts';
import type { Report, ReportEvent } from '../report';

/** Whether a step was taken when a reporter did something: by them, or at once because of it (where it may have been, it counts as so). */
export const isByReporter = ({ byOffice, step }: Pick<ReportEvent, 'byOffice' | 'step'>): boolean =>
  byOffice === REPORTER || step === 'routed' || step === 'rerouted';

/**
 * Whether one with these parts may know the minute in which a reporter did something. In a village the minute says who: an
 * office learns the day. (Not the week: the law's days are counted from it.)
 */
export const knowsTheMinute = (parts: readonly Part[]): boolean =>
  parts.includes('reporter') || parts.includes('regulator');

/**
 * What is kept of the instant at which a reporter did something: of one whom nobody may know, the day. Their phone got its token less
 * than 15 minutes before, and two rows of one minute would name them (ADR 41). The law counts in days, so nothing needs more.
 */
export const keptInstant = ({ mode }: Pick<Report, 'mode'>, at: string): string =>
  mode === 'named' ? at : startOfDay(at);

const contextOf = (what: string, id: string) => `${what}|${id}`;

/** What is kept beside the day, for who may know the minute; nothing beside an instant. */
export const sealedInstant = (report: Pick<Report, 'mode'>, at: string, what: 'report' | 'step', id: string) =>
  keptInstant(report, at) === at ? {} : { sealedAt: sealInstant(at, contextOf(what, id)) };

/** When a report was sent, for who may know the minute. */
export const sentAt = ({
  reportId,
  submittedAt,
  sealedAt,
}: Pick<Report, 'reportId' | 'submittedAt' | 'sealedAt'>): string =>
  sealedAt === undefined ? submittedAt : openInstant(sealedAt, contextOf('report', reportId));

/** A step for who may know the minute. */
export const minuteOfStep = (event: ReportEvent): ReportEvent =>
  event.sealedAt === undefined
    ? event
    : { ...event, at: openInstant(event.sealedAt, contextOf('step', event.eventId)) };

/** A step as an office may know it: of a reporter's, the day; an id tells its millisecond, and is shown as another one. */
export const dayOfStep = <E extends ReportEvent>(event: E): E => {
  if (!isByReporter(event)) return event;
  const at = startOfDay(event.at);
  return { ...event, at, eventId: derivedId(at, event.eventId) };
};
