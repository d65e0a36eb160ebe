import { AppError } from '@shared/errors';
import { startOfDay } from '@shared/time';
import type { Receipt, ReportDraft } from '@shared/reports';
import { claimMedia, findMediaAll } from '../media/media-store';
import { idAt, idFollowing, newId } from '../platform/id';
import { findDone, type Once } from '../platform/once';
import { ConditionsFailed } from '../platform/transact';
import { keptInstant, sealedInstant, sentAt } from './coarse';
import { putSealedIdentity, type ReporterIdentity } from './identity-store';
import { officeOf, REPORTER } from './office';
import { newReport, type Report, withinOf } from './report';
import { findReport, putEvent, saveSubmitted } from './report-store';
import { handledAs, handlingOf } from './routing/handling';
import { proofOf } from './trail/content-hash';

/** Whom a new report comes from: a person who says so, one that wants to be hidden, or the holder of a draft's secret. */
export type Sender = {
  /** As its files were uploaded: `account#<id>` or `draft#<hash>`. */
  owner: string;
} & (
  | { mode: 'named'; accountId: string; personId: string; name: string; requestId: string }
  | { mode: 'confidential'; alias: string; identity: ReporterIdentity }
  /** Its 16 digits. `held`: its village is flooded, and it is sorted first. */
  | { mode: 'anonymous'; receiptNo: string; held: boolean }
);

/**
 * Takes in a report: routed to its office, its files attached, once however often it is sent.
 * @param before finds the same among what its sender sent a moment ago: that one's receipt is given then, and nothing is written.
 * @throws AppError `reports.cadreUnknown`, `media.*`, `notFound` (village or file), `request.keyReused`.
 */
export async function takeIn(
  draft: ReportDraft,
  sender: Sender,
  at: string,
  once: Once,
  before?: () => Promise<Report | undefined>,
): Promise<Receipt> {
  const done = await findDone(once);
  if (done) return receiptOf((await findReport(done))!.report, sender);
  const same = await before?.();
  if (same) return { ...(await receiptOf(same, sender)), sentBefore: true };
  const kept = keptInstant(sender, at);
  try {
    const report = await reportFrom(draft, sender, at);
    const { reportId, handledByDivision } = report;
    const claims = await claimMedia(report.mediaIds, sender.owner, reportId);
    const eventId = sender.mode === 'named' ? newId(at) : idAt(kept);
    const routedId = idFollowing(eventId, kept);
    const event = {
      reportId,
      eventId,
      ...sealedInstant(sender, at, 'step', eventId),
      step: 'submitted' as const,
      at: kept,
      byOffice: REPORTER,
      handledByDivision,
    };
    const routed = putEvent({
      ...event,
      // After the submission, whatever else made ids meanwhile.
      eventId: routedId,
      ...sealedInstant(sender, at, 'step', routedId),
      step: 'routed',
      byOffice: report.handledBy,
      ...(report.routing && { text: report.routing.line }),
    });
    const sealed = sender.mode === 'confidential' ? [await putSealedIdentity(reportId, sender.identity)] : [];
    await saveSubmitted(
      {
        report,
        event,
        claims: [...claims, routed, ...sealed],
        ...(sender.mode === 'anonymous' && { receiptNo: sender.receiptNo }),
      },
      {
        audit: {
          action: sender.mode === 'anonymous' ? 'submitAnonymousReport' : 'submitReport',
          at: kept,
          ...(sender.mode === 'named'
            ? { actor: sender.accountId, role: 'resident', requestId: sender.requestId }
            : { actor: sender.mode }),
        },
        once,
      },
    );
    return await receiptOf(report, sender);
  } catch (error) {
    // The same command may have won the race, and taken the files with it.
    const won = await findDone(once);
    if (won) return receiptOf((await findReport(won))!.report, sender);
    throw error instanceof ConditionsFailed ? refusalOf(error, sender) : error;
  }
}

async function reportFrom(draft: ReportDraft, sender: Sender, at: string): Promise<Report> {
  const { villageCode, category, description, place, mediaIds } = draft;
  await officeOf(villageCode);
  const reporter = {
    ...(sender.mode === 'named' && {
      reporterAccountId: sender.accountId,
      reporterPersonId: sender.personId,
      reporterName: sender.name,
    }),
    ...(sender.mode === 'confidential' && { reporterAlias: sender.alias }),
  };
  const reportId = idAt(startOfDay(at));
  const report = newReport({
    // Its first ten letters are a millisecond: of a report the day is enough, for who stood where is known in a village.
    reportId,
    villageCode,
    category,
    description,
    place,
    mediaIds: [...new Set(mediaIds)],
    mode: sender.mode,
    ...reporter,
    ...handledAs(await handlingOf(draft, reporter)),
    submittedAt: keptInstant(sender, at),
    ...sealedInstant(sender, at, 'report', reportId),
    ...(sender.mode === 'anonymous' && sender.held && { held: true }),
  });
  return { ...report, proof: proofOf(report) };
}

/** The digests are those of now: a file that arrived a moment ago may not have been looked at. */
const receiptOf = async (report: Report, sender: Sender): Promise<Receipt> => {
  const media = await findMediaAll(report.mediaIds.slice(0, report.proof?.files ?? 0));
  const files = media.flatMap((file) => (file ? [{ kind: file.kind, sha256: file.sha256 }] : []));
  const { reportId, referenceNo, acceptBy, answerBy, handledBy, routing } = report;
  return {
    reportId,
    receiptNo: sender.mode === 'anonymous' ? sender.receiptNo : referenceNo,
    submittedAt: sentAt(report),
    acceptBy,
    answerBy,
    handledBy,
    ...(routing && { why: routing.line }),
    within: withinOf(report),
    ...(report.held && { held: true as const }),
    ...(report.proof && { contentHash: report.proof.contentHash }),
    ...(files.length > 0 && { files }),
  };
};

/** A draft's secret makes one report; else a file was attached to another one meanwhile. */
const refusalOf = ({ failed }: ConditionsFailed, { mode }: Sender): AppError =>
  new AppError(mode === 'anonymous' && failed.includes(2) ? 'request.keyReused' : 'notFound');
