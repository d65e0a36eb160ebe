import type { Report, ReportEvent } from '../../functions/reports/report';

/** A line of a report's timeline. */
export const lineOf = (
  { reportId, handledByDivision }: Report,
  eventId: string,
  at: string,
  byOffice: string,
  said: Pick<ReportEvent, 'step' | 'text'>,
): ReportEvent => ({ reportId, eventId, at, byOffice, handledByDivision, ...said });
