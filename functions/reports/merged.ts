import { idFollowing, newId } from '../platform/id';
import type { Report, ReportEvent } from './report';
import { type Companion, findReport, type ReportFile } from './report-store';
import { afterStep, eventOf, movedAlong, type Office, released, type Step } from './transitions';

/** Those merged into a report that are still handled with it: one that was withdrawn or left it meanwhile is left alone. */
export async function filesMergedInto({ mergedIds, reportId }: Report): Promise<ReportFile[]> {
  const files = await Promise.all(mergedIds.map(findReport));
  return files.flatMap((file) => (file?.report.state === 'merged' && file.report.parentId === reportId ? [file] : []));
}

export const mergedInto = async (report: Report): Promise<Report[]> =>
  (await filesMergedInto(report)).map((file) => file.report);

const line = (report: Report, step: ReportEvent['step'], text: string, at: string): ReportEvent => ({
  reportId: report.reportId,
  eventId: newId(at),
  step,
  at,
  byOffice: report.handledBy,
  text,
  handledByDivision: report.handledByDivision,
});

/** They are answered with it, each reporter in their own report. */
export const answeredWith = async (report: Report, step: Step, at: string): Promise<Companion[]> =>
  (await mergedInto(report)).map((before) => ({
    before,
    after: afterStep(before, step, at),
    event: eventOf(before, step, newId(at), at, before.handledBy),
  }));

/** They go with it to another office; who stepped aside from it stepped aside from them. */
export const movedWith = async (report: Report, to: Office, at: string, recusedId?: string): Promise<Companion[]> =>
  (await filesMergedInto(report)).map((file) => ({
    before: file.report,
    after: movedAlong(file.report, to, recusedId),
    event: wentAlong(file, to, at),
  }));

/** What its timeline says when the one it is handled with goes to another office. */
export const wentAlong = ({ report, events }: ReportFile, to: Office, at: string): ReportEvent => ({
  ...line(report, 'merged', `一起转到${to.name}`, at),
  eventId: idFollowing(events.at(-1)!.eventId, at),
});

/**
 * It was withdrawn: they are handled by themselves again.
 * @param at what is kept of when: of one who hid, the day.
 */
export const releasedFrom = async (report: Report, at: string): Promise<Companion[]> =>
  (await filesMergedInto(report)).map(({ report: before, events }) => ({
    before,
    after: released(before),
    event: {
      ...line(before, 'split', '一起办的那件撤回了，您这件接着单独办', at),
      eventId: idFollowing(events.at(-1)!.eventId, at),
    },
  }));
