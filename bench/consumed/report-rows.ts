import { randomInt } from 'node:crypto';
import type { ReportAbout } from '@shared/reports/reports';
import { copyKeyOf, type Media, originalKeyOf, posterKeyOf } from '../../functions/media/media';
import { MediaEntity } from '../../functions/media/media-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { putObject } from '../../functions/platform/media-bucket';
import { lookupHash, reporterAlias } from '../../functions/platform/sealed';
import { newReport, type Report, route } from '../../functions/reports/report';
import { afterStep, eventOf, type Step } from '../../functions/reports/transitions';
import {
  FingerprintEntity,
  ReceiptEntity,
  ReportEntity,
  ReportEventEntity,
  reportRow,
} from '../../functions/reports/report-store';
import { proofOf } from '../../functions/reports/trail/content-hash';
import { pointersTo, ReportPointerEntity } from '../../functions/reports/work/pointer-store';
import { put, puts, type Row } from '../../scripts/seed/row';
import { reportTrailRows } from '../../scripts/seed/report-trail';
import { writeRows } from '../../scripts/seed/write';
import type { District } from './district';

const OFFICE = '牛角村村委会';

/** The one copy that all pictures have: it lies in storage, so that what is made of it for a look can be made. */
const COPY = { copyKey: copyKeyOf('bench', 'image/jpeg'), posterKey: posterKeyOf('bench') };

export const storeCopy = async (): Promise<void> => {
  for (const key of Object.values(COPY)) await putObject(key, Buffer.alloc(1_000), 'image/jpeg');
};

/** A picture that was sent and processed, attached to nothing yet. */
export function mediaRow(owner: string, claimedBy?: string): { row: Row; mediaId: string } {
  const mediaId = newId();
  const media: Media = {
    mediaId,
    kind: 'image',
    contentType: 'image/jpeg',
    bytes: 1_000_000,
    state: 'ready',
    owner,
    originalKey: originalKeyOf(mediaId),
    copyKey: COPY.copyKey,
    posterKey: COPY.posterKey,
    width: 1280,
    height: 960,
    ...(claimedBy && { claimedBy }),
  };
  return { row: put(MediaEntity, media as never), mediaId };
}

/** The same, in the tables. */
export async function keptPicture(owner: string): Promise<string> {
  const { row, mediaId } = mediaRow(owner);
  await writeRows([row]);
  return mediaId;
}

export interface Filed {
  villageCode: string;
  about: ReportAbout['kind'];
  /** None of an anonymous report. */
  reporter?: { accountId: string; personId: string; name: string } | undefined;
  accusedPersonId?: string;
  /** 保密: of its reporter only the alias. */
  confidential?: true;
  /** An anonymous report's 16 digits. */
  receiptNo?: string;
  /** What was done about it, in order. */
  steps?: Step[];
  /** It came in a flood: it lies in the pile. */
  held?: true;
  /** Named beforehand where other rows belong to it, which stand in its trail. */
  reportId?: string;
  beside?: readonly Row[];
}

export const ACCEPTED: Step = { command: 'accept' };
export const ANSWERED: Step = { command: 'answer', text: '路灯已经换新，昨天晚上亮了，欢迎去看。', mediaIds: [] };

/** A report with one picture and the steps taken on it: the rows that the operations leave behind, by the same domain. */
export function reportRows({
  villageCode,
  about,
  reporter,
  accusedPersonId,
  confidential,
  receiptNo,
  steps = [],
  held,
  reportId = newId(now()),
  beside = [],
}: Filed): {
  rows: Row[];
  report: Report;
} {
  const at = now();
  const { row, mediaId } = mediaRow(
    reporter && !confidential ? `account#${reporter.accountId}` : 'draft#bench',
    reportId,
  );
  let report = newReport({
    reportId,
    villageCode,
    category: 'works',
    description: '村口的路灯坏了三个月没人修，晚上老人小孩走路都看不见。'.repeat(3),
    aboutKind: about,
    ...(accusedPersonId && { accusedPersonId, aboutName: '陈建国（村主任）' }),
    place: { text: '3组晒坝边', latitude: 28.84, longitude: 104.97 },
    mediaIds: [mediaId],
    mode: confidential ? 'confidential' : reporter ? 'named' : 'anonymous',
    ...(reporter &&
      (confidential
        ? { reporterAlias: reporterAlias(reporter.personId) }
        : {
            reporterAccountId: reporter.accountId,
            reporterPersonId: reporter.personId,
            reporterName: reporter.name,
          })),
    handledByDivision: route(about, villageCode),
    handledBy: OFFICE,
    submittedAt: at,
    ...(held && { held }),
  });
  report = { ...report, proof: proofOf(report) };
  const { handledByDivision } = report;
  const events = [
    { reportId, eventId: newId(at), step: 'submitted' as const, at, byOffice: '举报人', handledByDivision },
  ];
  const taken = steps.map((step) => {
    const event = eventOf(report, step, newId(at), at, OFFICE);
    report = afterStep(report, step, at);
    return event;
  });
  const rows = [
    row,
    put(ReportEntity, reportRow(report)),
    ...puts(ReportEventEntity, [...events, ...taken]),
    put(FingerprintEntity, { contentHash: report.proof!.contentHash, reportId }),
    ...puts(ReportPointerEntity, pointersTo(report)),
    ...(receiptNo ? [put(ReceiptEntity, { receiptHash: lookupHash('receipt', receiptNo), reportId })] : []),
    ...beside,
  ];
  return { rows: [...rows, ...reportTrailRows({ report, events: [...events, ...taken] }, rows)], report };
}

/** A report in the tables: about the village and by the district's resident, where nothing else is said. */
export async function filed({ village, resident }: District, more: Partial<Filed> = {}): Promise<Report> {
  const reporter = more.receiptNo ? undefined : resident;
  const { rows, report } = reportRows({ villageCode: village.code, about: 'village', reporter, ...more });
  await writeRows(rows);
  return report;
}

export const newReceiptNo = (): string => String(randomInt(1e12, 1e13)).padStart(16, '0');
