import type { ReportSummary, ReportView } from '@shared/reports';
import { accountById } from '../identity/account-store';
import { villageNamed } from '../identity/division-store';
import { mediaViews } from '../media/media-store';
import { officeOf } from './office';
import { officesFor, type Part } from './parts';
import { dueAt, type Report, type ReportEvent } from './report';
import type { ReportFile } from './report-store';
import { mayDo } from './transitions';

const EXCERPT_LENGTH = 60;

const excerptOf = (description: string): string => {
  const letters = [...description.replace(/\s+/g, ' ')];
  return letters.length > EXCERPT_LENGTH ? `${letters.slice(0, EXCERPT_LENGTH).join('')}…` : letters.join('');
};

/** A report as a line of a list. */
export async function summarise(report: Report): Promise<ReportSummary> {
  const { shortName } = await villageNamed(report.villageCode);
  return {
    reportId: report.reportId,
    referenceNo: report.referenceNo,
    villageCode: report.villageCode,
    villageName: shortName,
    category: report.category,
    excerpt: excerptOf(report.description),
    state: report.state,
    anonymous: report.anonymous,
    submittedAt: report.submittedAt,
    dueAt: dueAt(report),
    handledBy: report.handledBy,
    handledByDivision: report.handledByDivision,
    supervisedAt: report.supervisedAt,
    mediaCount: report.mediaIds.length,
  };
}

/** A report as one with these parts may see it: who sent it is for the office that handles a named one, and no one else. */
export async function viewReport(
  { report, events }: ReportFile,
  parts: readonly Part[],
  at: string,
): Promise<ReportView> {
  const { answer } = report;
  const allowed = mayDo(parts, report, at);
  const [summary, media, answerMedia, reporter, assigneeName, offices] = await Promise.all([
    summarise(report),
    mediaViews(report.mediaIds),
    mediaViews(answer?.mediaIds ?? []),
    parts.includes('handler') ? reporterOf(report) : undefined,
    parts.includes('handler') ? assigneeOf(report) : undefined,
    allowed.includes('transfer') ? Promise.all(officesFor(report).map(officeNamed)) : undefined,
  ]);
  return {
    ...summary,
    description: report.description,
    aboutKind: report.aboutKind,
    aboutName: report.aboutName,
    place: report.place,
    media,
    timeline: events.map(toStep),
    reporter,
    awaiting: report.awaiting && { since: report.awaiting.since, until: report.awaiting.until },
    extendedDays: report.extendedDays,
    refusal: report.refusal,
    assigneeName,
    offices,
    answer: answer && { text: answer.text, answeredAt: answer.answeredAt, media: answerMedia },
    rating: report.rating,
    mayDo: allowed,
    version: report.version,
  };
}

/** The phone is read when it is looked at, not kept in the report: unbinding deletes it everywhere. */
async function reporterOf({ reporterAccountId, reporterName }: Report): Promise<ReportView['reporter']> {
  if (!reporterAccountId || !reporterName) return undefined;
  const account = await accountById(reporterAccountId);
  return { name: reporterName, maskedPhone: account?.maskedPhone };
}

const assigneeOf = async ({ assigneeAccountId }: Report): Promise<string | undefined> =>
  assigneeAccountId && (await accountById(assigneeAccountId))?.personName;

const officeNamed = async (division: string) => ({ division, name: await officeOf(division) });

const toStep = ({ eventId, at, step, byOffice, text, stars }: ReportEvent): ReportView['timeline'][number] => ({
  eventId,
  at,
  step,
  by: byOffice,
  text,
  stars,
});
