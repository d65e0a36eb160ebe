import { MAX_BYTES, MAX_COUNT, MAX_MEDIA, MediaKind } from '@shared/media';
import { countUse } from '../platform/rate-limit';

const A_DAY = 86_400;
const GB = 1024 ** 3;
/** What one report may bring at most. */
const ONE_REPORT = MediaKind.options.reduce((sum, kind) => sum + MAX_COUNT[kind] * MAX_BYTES[kind], 0);

/** A day: every file of a report twice, and for an account as much for each of three reports. */
const PER_DRAFT = { files: 2 * MAX_MEDIA, bytes: 2 * ONE_REPORT };
const PER_ACCOUNT = { files: 6 * MAX_MEDIA, bytes: 6 * ONE_REPORT };
/** An hour, of all that nobody signs for: a draft's secret is made by the phone, and so is another. */
const UNSIGNED = { most: 20 * GB, perSeconds: 3600 };

/**
 * Counts a file that is to come: how many and how much, for its owner and for all drafts together. No row says whose.
 * @param owner `account#<id>` or `draft#<hash>`.
 * @throws AppError `request.tooMany`
 */
export async function countUpload(owner: string, bytes: number, at: string): Promise<void> {
  const draft = owner.startsWith('draft#');
  const { files, bytes: most } = draft ? PER_DRAFT : PER_ACCOUNT;
  await countUse('uploads', owner, { most: files, perSeconds: A_DAY }, 1, at);
  await countUse('uploadedBytes', owner, { most, perSeconds: A_DAY }, bytes, at);
  if (draft) await countUse('unsignedBytes', 'all', UNSIGNED, bytes, at);
}
