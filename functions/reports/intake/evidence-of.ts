import { levelOf } from '@shared/divisions';
import type { Media } from '../../media/media';
import type { Part } from '../sight/parts';
import type { Report } from '../report';

/**
 * Who may open a file as it was sent: of a named report the office that handles it, from the town up, and the district; of a
 * confidential or an anonymous one the district alone, for an original may tell where and on whose phone it was taken.
 */
export const mayOpenOriginals = (
  { mode, handledByDivision }: Pick<Report, 'mode' | 'handledByDivision'>,
  parts: readonly Part[],
): boolean =>
  parts.includes('regulator') ||
  (mode === 'named' && parts.includes('handler') && levelOf(handledByDivision) !== 'village');

/** Who may paint over a report's picture: who can answer with it. */
export const mayRedact = (parts: readonly Part[]): boolean => parts.includes('handler');

/** Whether a file was sent for this report, by whoever. A copy with something painted over is no original. */
export const isOfReport = ({ claimedBy, redactionOf }: Media, reportId: string): boolean =>
  claimedBy === reportId && redactionOf === undefined;

const SUFFIXES: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/aac': 'aac',
  'audio/webm': 'weba',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/amr': 'amr',
  'audio/amr-wb': 'awb',
};

/** `NX20261123-4F7K-3.heic`: the report's number, and the file's place among those of the report. */
export function fileNameOf({ referenceNo, mediaIds }: Pick<Report, 'referenceNo' | 'mediaIds'>, media: Media): string {
  const place = mediaIds.indexOf(media.mediaId) + 1;
  return `${referenceNo}-${place || media.mediaId.slice(-4)}.${SUFFIXES[media.contentType] ?? 'bin'}`;
}
