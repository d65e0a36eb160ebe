import type { ReportSummary, ReportView } from '@shared/reports/reports';
import { startOfDay } from '@shared/time';
import { accountById } from '../../identity/account-store';
import { personById } from '../../identity/person-store';
import { villageNamed } from '../../identity/division-store';
import { findMediaAll, type Viewing, viewsOf } from '../../media/media-store';
import { dayOfStep, knowsTheMinute, minuteOfStep, sentAt } from '../anonymous/coarse';
import { mayWantIdentity } from '../reporter/identity-wanted';
import { fitOffices } from './holders';
import { mayOpenOriginals, mayRedact } from '../intake/evidence-of';
import { officeOf } from './office';
import { officesFor, type Part } from './parts';
import { reporterAccountOf } from '../reporter/reporter-account';
import { dueAt, type Report, type ReportEvent, withinOf } from '../report';
import type { ReportFile } from '../report-store';
import { accusedCadres, statementsIn } from '../statements/statement-view';
import { mayDo } from '../transitions';

const EXCERPT_LENGTH = 60;

/** A text on one line, so many letters of it. */
export const firstLetters = (text: string, most: number): string => {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : letters.join('');
};

/**
 * A report as a line of a list.
 * @param to `reporter`: with the minute it was sent. An office learns the day.
 */
export async function summarise(report: Report, to: 'reporter' | 'office' = 'office'): Promise<ReportSummary> {
  const { shortName } = await villageNamed(report.villageCode);
  return {
    reportId: report.reportId,
    referenceNo: report.referenceNo,
    villageCode: report.villageCode,
    villageName: shortName,
    category: report.category,
    excerpt: firstLetters(report.description, EXCERPT_LENGTH),
    state: report.state,
    mode: report.mode,
    submittedAt: to === 'reporter' ? sentAt(report) : startOfDay(report.submittedAt),
    dueAt: dueAt(report),
    handledBy: report.handledBy,
    handledByDivision: report.handledByDivision,
    supervisedAt: report.supervisedAt,
    mediaCount: report.mediaIds.length,
    ...(report.held && { held: true as const }),
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
  const exact = knowsTheMinute(parts);
  const office = parts.includes('handler') || parts.includes('regulator');
  const sent = report.mediaIds.length;
  const files = findMediaAll([...report.mediaIds, ...(answer?.mediaIds ?? [])]);
  const [summary, media, answerMedia, reporter, assigneeName, offices, mayExplain, statements] = await Promise.all([
    summarise(report, exact ? 'reporter' : 'office'),
    files.then((found) => viewsOf(found.slice(0, sent), viewingOf(parts))),
    files.then((found) => viewsOf(found.slice(sent))),
    parts.includes('handler') ? reporterOf(report) : undefined,
    parts.includes('handler') ? assigneeOf(report) : undefined,
    allowed.includes('transfer') ? officesThatCould(report) : undefined,
    allowed.includes('askStatement') ? accusedCadres(report) : undefined,
    office && report.statementIds ? statementsIn(report, at) : undefined,
  ]);
  return {
    ...summary,
    description: report.description,
    aboutKind: report.aboutKind,
    aboutName: report.aboutName,
    place: report.place,
    media,
    timeline: events
      .filter((event) => office || event.step !== 'statementGiven')
      .map((event) => toStep(exact ? minuteOfStep(event) : dayOfStep(event), office)),
    reporter,
    awaiting: report.awaiting && { since: report.awaiting.since, until: report.awaiting.until },
    extendedDays: report.extendedDays,
    refusal: report.refusal,
    assigneeName,
    offices,
    within: withinOf(report),
    contentHash: parts.includes('reporter') ? report.proof?.contentHash : undefined,
    mayExplain,
    statements,
    answer: answer && { text: answer.text, answeredAt: answer.answeredAt, media: answerMedia },
    rating: report.rating && (exact ? report.rating : { ...report.rating, ratedAt: startOfDay(report.rating.ratedAt) }),
    mayDo: allowed,
    ...(office && { evidence: { mayOpen: mayOpenOriginals(report, parts), mayRedact: mayRedact(parts) } }),
    ...(office && mayWantIdentity(report) && { mayWantIdentity: true as const }),
    version: report.version,
  };
}

/** The time at which a reporter sent files, and what their bytes were, is for that reporter to know. */
export const viewingOf = (parts: readonly Part[]): Viewing =>
  parts.includes('reporter') ? { own: true } : { afresh: true };

/** The phone is read when it is looked at, not kept in the report: unbinding deletes it everywhere, and another one is the one. */
async function reporterOf(report: Report): Promise<ReportView['reporter']> {
  const { reporterName } = report;
  const accountId = await reporterAccountOf(report);
  if (!accountId || !reporterName) return undefined;
  const account = await accountById(accountId);
  return { name: reporterName, maskedPhone: account?.maskedPhone };
}

const assigneeOf = async ({ assigneeAccountId, assigneePersonId }: Report): Promise<string | undefined> => {
  if (assigneePersonId) return (await personById(assigneePersonId))?.name;
  return assigneeAccountId && (await accountById(assigneeAccountId))?.personName;
};

/** Where it may be handed to: not to an office of which everyone must step aside. */
async function officesThatCould(report: Report): Promise<ReportView['offices']> {
  const fit = await fitOffices(report, officesFor(report));
  return Promise.all(fit.map(async (division) => ({ division, name: await officeOf(division) })));
}

/** What someone was asked to explain is the office's to read; of it a reporter learns that it was done. */
const toStep = (
  { eventId, at, step, byOffice, text, stars }: ReportEvent,
  office: boolean,
): ReportView['timeline'][number] => ({
  eventId,
  at,
  step,
  by: byOffice,
  text: office || step !== 'statementAsked' ? text : undefined,
  stars,
});
