import { AppError } from '@shared/errors';
import { objectAt, type ObjectFacts } from '../../platform/storage';
import { type Media, NO_FRAME, posterOriginalKeyOf } from '../media';

/** What lies in storage for a file. */
export interface Lying {
  original?: ObjectFacts | undefined;
  /** A film has it. */
  frame?: ObjectFacts | undefined;
}

/**
 * The objects that a file is attached with: a ticket works for minutes more, and what it puts in their place is another file. S3's
 * event may come seconds after the upload, so the bucket itself is asked. A redacted copy has no original of its own.
 */
export async function objectsOf({ kind, state, mediaId, originalKey, redactionOf, ...bound }: Media): Promise<Lying> {
  if (redactionOf) return {};
  const [original, frame] = await Promise.all([
    objectAt(originalKey),
    kind === 'video' ? objectAt(posterOriginalKeyOf(mediaId)) : undefined,
  ]);
  if (state === 'awaiting' && !original) throw new AppError('media.notUploaded');
  const isAnother = (was: string | undefined, is: ObjectFacts | undefined) =>
    was !== undefined && is && is.eTag !== was;
  if (bound.replaced || isAnother(bound.eTag, original) || isAnother(bound.posterETag, frame))
    throw new AppError('media.replaced');
  return { original, ...(kind === 'video' && { frame: frame ?? { bytes: 0, eTag: NO_FRAME } }) };
}
