import { startOfDay } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { digestOfObject } from '../../platform/media-bucket';
import { ConditionsFailed, transact } from '../../platform/transact';
import type { Media } from '../media';
import { putReplaced, saveBinding } from '../media-store';

/**
 * Marks a file in whose place another object was put: on its row, in the trail and in the log, once. The trail keeps the day: a ticket
 * works for minutes only, and whose it was may be hidden.
 */
export async function refuseReplaced(mediaId: string): Promise<void> {
  const subject = `media#${mediaId}` as const;
  log('error', 'mediaReplaced', { subject });
  const audit = auditRow({ subject, action: 'refuseReplaced', at: startOfDay(now()), actor: 'storage' });
  await transact(putReplaced(mediaId), audit).catch((error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
  });
}

/** Whether an object is the one that a file is bound to: by its bytes, or as storage knows it where nobody has read it yet. */
export const isBoundTo = ({ sha256, eTag }: Pick<Media, 'sha256' | 'eTag'>, found: { sha256: string; eTag: string }) =>
  sha256 === undefined ? eTag === undefined || eTag === found.eTag : sha256 === found.sha256;

/** Looks at an object that lies where a file lies that was looked at before: the same bytes sent again are the same file. */
export async function checkAgain({ mediaId, originalKey, ...bound }: Media): Promise<void> {
  const found = await digestOfObject(originalKey);
  if (!found) return;
  if (isBoundTo(bound, found)) await saveBinding(mediaId, found);
  else await refuseReplaced(mediaId);
}
