import { MAX_BYTES, MAX_COUNT, MAX_MEDIA, MediaKind } from '@shared/media/media';
import { countUse, usedSoFar } from '../../platform/rate-limit';
import { keyedHash } from '../../platform/sealed';
import { countToll, payToll } from '../../platform/toll';

const A_DAY = 86_400;
/** What one report may bring at most. */
const ONE_REPORT = MediaKind.options.reduce((sum, kind) => sum + MAX_COUNT[kind] * MAX_BYTES[kind], 0);

/** A day: every file of a report twice, and for an account as much for each of three reports. */
const PER_DRAFT = { files: 2 * MAX_MEDIA, bytes: 2 * ONE_REPORT };
const PER_ACCOUNT = { files: 6 * MAX_MEDIA, bytes: 6 * ONE_REPORT };

/**
 * Counts a file that is to come: how many and how much, for its owner alone. No row says whose.
 * @param owner `account#<id>` or `draft#<hash>`.
 * @throws AppError `request.tooMany`
 */
export async function countUpload(owner: string, bytes: number, at: string): Promise<void> {
  const draft = owner.startsWith('draft#');
  const { files, bytes: most } = draft ? PER_DRAFT : PER_ACCOUNT;
  await countUse('uploads', owner, { most: files, perSeconds: A_DAY }, 1, at);
  await countUse('uploadedBytes', owner, { most, perSeconds: A_DAY }, bytes, at);
}

/**
 * Opens a draft for the files of a day, by a proof: its secret is made by the phone, and so is another. After that it is counted by
 * itself, as what it may bring is all that one proof buys.
 * @throws AppError `challenge.*`
 */
export async function openDraft(owner: string, proof: string | undefined, at: string): Promise<void> {
  if ((await usedSoFar('uploads', owner, A_DAY, at)) !== undefined) return;
  const first = await payToll(proof, { purpose: 'draft', by: keyedHash(owner) }, at);
  if (first) await countToll('draft', undefined, at);
}
