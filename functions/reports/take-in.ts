import { AppError } from '@shared/errors';
import type { Receipt, ReportAbout, ReportDraft } from '@shared/reports';
import { cadreOf } from '../identity/cadre-store';
import { claimMedia } from '../media/media-store';
import { newId } from '../platform/id';
import { findDone, type Once } from '../platform/once';
import { ConditionsFailed } from '../platform/transact';
import { officeOf, REPORTER } from './office';
import { newReport, type Report, route } from './report';
import { findReport, saveSubmitted } from './report-store';

/** Whom a new report comes from: an account that says so, or the holder of a draft's secret. */
export interface Sender {
  /** As its files were uploaded: `account#<id>` or `draft#<hash>`. */
  owner: string;
  named?: { accountId: string; name: string; requestId: string };
  /** Of an anonymous report: its 16 digits. */
  receiptNo?: string;
}

/**
 * Takes in a report: routed to its office, its files attached, once however often it is sent.
 * @throws AppError `reports.cadreUnknown`, `media.*`, `notFound` (village or file), `request.keyReused`.
 */
export async function takeIn(draft: ReportDraft, sender: Sender, at: string, once: Once): Promise<Receipt> {
  const done = await findDone(once);
  if (done) return receiptOf((await findReport(done))!.report, sender);
  try {
    const report = await reportFrom(draft, sender, at);
    const { reportId, handledByDivision } = report;
    const claims = await claimMedia(report.mediaIds, sender.owner, reportId);
    const event = {
      reportId,
      eventId: newId(at),
      step: 'submitted' as const,
      at,
      byOffice: REPORTER,
      handledByDivision,
    };
    const { named, receiptNo } = sender;
    await saveSubmitted(
      { report, event, claims, ...(receiptNo && { receiptNo }) },
      {
        audit: {
          subject: `report#${reportId}`,
          action: named ? 'submitReport' : 'submitAnonymousReport',
          at,
          actor: named?.accountId ?? 'anonymous',
          ...(named && { role: 'resident', requestId: named.requestId }),
        },
        once,
      },
    );
    return receiptOf(report, sender);
  } catch (error) {
    // The same command may have won the race, and taken the files with it.
    const won = await findDone(once);
    if (won) return receiptOf((await findReport(won))!.report, sender);
    throw error instanceof ConditionsFailed ? refusalOf(error, sender) : error;
  }
}

async function reportFrom(draft: ReportDraft, { named }: Sender, at: string): Promise<Report> {
  const { villageCode, category, description, about, place, mediaIds } = draft;
  const handledByDivision = route(about.kind, villageCode);
  await officeOf(villageCode);
  return newReport({
    reportId: newId(at),
    villageCode,
    category,
    description,
    aboutKind: about.kind,
    ...(await accusedBy(about, villageCode)),
    place,
    mediaIds: [...new Set(mediaIds)],
    anonymous: !named,
    ...(named && { reporterAccountId: named.accountId, reporterName: named.name }),
    handledByDivision,
    handledBy: await officeOf(handledByDivision),
    submittedAt: at,
  });
}

async function accusedBy(
  about: ReportAbout,
  villageCode: string,
): Promise<Pick<Report, 'accusedPersonId' | 'aboutName'>> {
  if (about.kind !== 'cadre') return {};
  const cadre = await cadreOf(villageCode, about.cadreId);
  if (!cadre) throw new AppError('reports.cadreUnknown');
  return { accusedPersonId: cadre.cadreId, aboutName: `${cadre.name}（${cadre.title}）` };
}

const receiptOf = (
  { reportId, referenceNo, submittedAt, acceptBy, answerBy, handledBy }: Report,
  { receiptNo = referenceNo }: Sender,
): Receipt => ({ reportId, receiptNo, submittedAt, acceptBy, answerBy, handledBy });

/** A draft's secret makes one report; else a file was attached to another one meanwhile. */
const refusalOf = ({ failed }: ConditionsFailed, { receiptNo }: Sender): AppError =>
  new AppError(receiptNo && failed.includes(2) ? 'request.keyReused' : 'notFound');
