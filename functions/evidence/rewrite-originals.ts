import { draftFilesOfLastDays } from '../media/copies/last-days';
import type { Media } from '../media/media';
import { saveBinding } from '../media/media-store';
import { checkAgain } from '../media/redaction/refuse-replaced';
import { now } from '../platform/clock';
import { inParallel } from '../platform/in-parallel';
import { log } from '../platform/log';
import { rewriteObject } from '../platform/media-bucket';

const AT_ONCE = 4;

/**
 * Every night: writes the originals of the last days anew where they lie, so that of none storage says any more when it came. Only the
 * object that was looked at: another in its place is refused.
 */
export async function rewriteOriginals(): Promise<void> {
  let count = 0;
  for await (const media of draftFilesOfLastDays(now()))
    await inParallel(media, AT_ONCE, async (one) => {
      if (await rewritten(one)) count += 1;
    });
  log('info', 'rewriteOriginals', { count });
}

async function rewritten(media: Media): Promise<boolean> {
  const { mediaId, originalKey, contentType, sha256, eTag } = media;
  if (!sha256 || !eTag) return false;
  const written = await rewriteObject(originalKey, contentType, eTag);
  if (written === undefined) await checkAgain(media);
  else await saveBinding(mediaId, { sha256, eTag: written });
  return written !== undefined;
}
