import { AppError } from '@shared/errors';
import { startOfDay } from '@shared/time';
import type { Receipt, ReportDraft } from '@shared/reports/reports';
import type { Media } from '../../media/media';
import { claimOf, findMediaAll } from '../../media/media-store';
import { idAt, idFollowing, newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { findDone, type Once } from '../../platform/once';
import { together } from '../../platform/together';
import { ConditionsFailed, type Overtaken } from '../../platform/transact';
import { keptInstant, sealedInstant, sentAt } from '../anonymous/coarse';
import { putSealedIdentity, type ReporterIdentity } from '../reporter/identity-store';
import { officeOf, REPORTER } from '../sight/office';
import { newReport, type Report, withinOf } from '../report';
import { findReport, putEvent, saveSubmitted } from '../report-store';
import { handledAs, handlingOf } from '../routing/handling';
import { proofOf } from '../trail/content-hash';

/** Whom a new report comes from: a person who says so, one that wants to be hidden, or the holder of a draft's secret. */
export type Sender = {
  /** As its files were uploaded: `account#<id>` or `draft#<hash>`. */
  owner: string;
} & (
  | { mode: 'named'; accountId: string; personId: string; name: string; requestId: string }
  | { mode: 'confidential'; alias: string; identity: ReporterIdentity }
  /** Its 16 digits. `isHeld` tells, after it was paid for, whether its village is flooded: it is sorted first then. */
  | { mode: 'anonymous'; receiptNo: string; isHeld: () => boolean }
);

/**
 * Takes in a report: routed to its office, its files attached, once however often it is sent.
 * @param before refuses a sender before anything else is read, or finds the same among what they sent a moment ago: that one's receipt is given, nothing is written.
 * @throws AppError `reports.cadreUnknown`, `media.*`, `notFound` (village or file), `request.keyReused`.
 */
export async function takeIn(
  draft: ReportDraft,
  sender: Sender,
  at: string,
  once: Once,
  before?: () => Promise<Report | undefined>,
): Promise<Receipt> {
  const act = async (): Promise<Receipt> => {
    const same = await before?.();
    if (same) {
      // What is found may be its own twin's, which was done meanwhile: that is no other report.
      const isTwins = (await findDone(once)) === same.reportId;
      return { ...(await receiptOf(same, sender)), ...(!isTwins && { sentBefore: true }) };
    }
    const kept = keptInstant(sender, at);
    // Its first ten letters are a millisecond: of a report the day is enough, for who stood where is known in a village.
    const reportId = idAt(startOfDay(at));
    const mediaIds = [...new Set(draft.mediaIds)];
    const [report, { media, claims }] = await together(
      reportFrom(reportId, { ...draft, mediaIds }, sender, at),
      claimOf(mediaIds, sender.owner, reportId),
    );
    const { handledByDivision } = report;
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
    return receiptOf(report, sender, media);
  };
  return doOnce(once, {
    done: async (reportId) => receiptOf((await findReport(reportId))!.report, sender),
    act,
    overtaken: async (error) => refusalOf(error, sender),
  });
}

async function reportFrom(reportId: string, draft: ReportDraft, sender: Sender, at: string): Promise<Report> {
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
  const report = newReport({
    reportId,
    villageCode,
    category,
    description,
    place,
    mediaIds,
    mode: sender.mode,
    ...reporter,
    ...handledAs(await handlingOf(draft, reporter)),
    submittedAt: keptInstant(sender, at),
    ...sealedInstant(sender, at, 'report', reportId),
    ...(sender.mode === 'anonymous' && sender.isHeld() && { held: true }),
  });
  return { ...report, proof: proofOf(report) };
}

/**
 * The digests are those of now: a file that arrived a moment ago may not have been looked at.
 * @param read the files with which it was sent, where they were just read.
 */
const receiptOf = async (report: Report, sender: Sender, read?: readonly Media[]): Promise<Receipt> => {
  const media = read ?? (await findMediaAll(report.mediaIds.slice(0, report.proof?.files ?? 0)));
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
const refusalOf = (error: Overtaken, { mode }: Sender): AppError =>
  new AppError(
    mode === 'anonymous' && error instanceof ConditionsFailed && error.failed.includes(2)
      ? 'request.keyReused'
      : 'notFound',
  );
