import { createHash } from 'node:crypto';
import type { Report } from '../report';

type Content = Pick<
  Report,
  | 'referenceNo'
  | 'submittedAt'
  | 'villageCode'
  | 'category'
  | 'description'
  | 'aboutKind'
  | 'accusedPersonId'
  | 'place'
  | 'mediaIds'
>;

/**
 * 内容指纹: SHA-256, hex, of what was sent, as ADR 28 writes it down: a JSON array without spaces of the form's name, the number,
 * the instant, the village, the category, the words, whom it is about (kind, cadre's id or ''), the place's words, latitude and
 * longitude (or ''), and the ids of the files. Nothing of who sent it is in it.
 */
export const contentHashOf = (sent: Content): string => {
  const { place } = sent;
  const content = [
    'mingbaile-report-1',
    sent.referenceNo,
    sent.submittedAt,
    sent.villageCode,
    sent.category,
    sent.description,
    sent.aboutKind,
    sent.accusedPersonId ?? '',
    place?.text ?? '',
    place?.latitude ?? '',
    place?.longitude ?? '',
    sent.mediaIds,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
};

/** Whether a report still is what its receipt says: files that were given later come after those it was sent with. */
export const isAsSent = (report: Report): boolean =>
  report.proof !== undefined &&
  contentHashOf({ ...report, mediaIds: report.mediaIds.slice(0, report.proof.files) }) === report.proof.contentHash;

/** What proves a report that is taken in now. */
export const proofOf = (report: Report): NonNullable<Report['proof']> => ({
  contentHash: contentHashOf(report),
  files: report.mediaIds.length,
});
