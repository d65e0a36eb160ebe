import type { MessageKind } from '@shared/messages';
import { tellAccount } from '../messages/tell';
import { log } from '../platform/log';
import { streamed } from '../platform/streamed';
import { handlersOf, thoseAbove } from './holders';
import type { Report, ReportEvent } from './report';
import { findReport } from './report-store';
import { TELLS, TELLS_MERGED } from './transitions';

/** Civic's stream: a step that was taken is told to who waits for it, once however often the stream delivers it. */
export const handler = streamed('tellAboutReport', async ({ eventName, newImage }) => {
  if (eventName !== 'INSERT' || newImage?._et !== 'ReportEvent') return;
  await tellOf(newImage as unknown as ReportEvent);
});

interface Told {
  accountId: string;
  kind: MessageKind;
  /** The report that it opens: each reporter's own. */
  reportId: string;
}

async function tellOf({ reportId, eventId, step, at }: ReportEvent): Promise<void> {
  const file = await findReport(reportId);
  if (!file) return;
  const { report } = file;
  const { reporter, handlers, above } = TELLS[step];
  const told: Told[] = [
    ...(reporter && report.reporterAccountId
      ? [{ accountId: report.reporterAccountId, kind: reporter, reportId }]
      : []),
    ...(await mergedReporters(report, TELLS_MERGED[step])),
    ...(handlers ? (await handlersOf(report)).map(({ accountId }) => ({ accountId, kind: handlers, reportId })) : []),
    ...(above ? (await thoseAbove(report)).map(({ accountId }) => ({ accountId, kind: above, reportId })) : []),
  ];
  for (const each of told) await tellAccount({ ...each, sourceId: eventId, at });
  log('info', 'tellAboutReport', { subject: `report#${reportId}`, count: told.length });
}

/** The reporters of what is handled together with it: told of their own report, and nothing of this one. */
async function mergedReporters({ mergedIds }: Report, kind: MessageKind | undefined): Promise<Told[]> {
  if (!kind) return [];
  const files = await Promise.all(mergedIds.map(findReport));
  return files.flatMap((file) =>
    file?.report.state === 'merged' && file.report.reporterAccountId
      ? [{ accountId: file.report.reporterAccountId, kind, reportId: file.report.reportId }]
      : [],
  );
}
