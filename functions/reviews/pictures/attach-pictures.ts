import { AppError } from '@shared/errors';
import { MAX_REVIEW_PICTURES } from '@shared/reviews/reviews';
import { accountOwner } from '../../media/media';
import { claimMedia, endMedia, findMediaAll } from '../../media/media-store';
import { SCENE } from '../../platform/fit-words';
import { presignRead } from '../../platform/media-bucket';
import type { Caller } from '../../platform/sessions';
import type { WriteItem } from '../../platform/transact';
import { checkPicture } from '../../platform/wechat';
import type { StoredReview, UnkeyedReview } from '../review-store';
import { notePictureAsked } from './check-store';
import { claimOf, lastDayOf, lastDayOfGone, type Picture } from './picture';
import { settlePicture } from './settle-picture';

/** WeChat may fetch a picture as late as it may answer. */
const URL_SECONDS = 2 * 3600;

interface Attached {
  readonly pictures: Picture[];
  /** Writes for the review's transaction: what is new is claimed, what stays has its comment's last day again, what is left out goes. */
  readonly writes: WriteItem[];
  /** Under which name WeChat looks at which picture. */
  readonly asked: ReadonlyMap<string, string>;
}

/**
 * The pictures of a review as its author wants them: those that it had, with what was said of them, and new ones, of which WeChat is asked
 * now, since its author is here now (2 hours). What could not be asked waits for a person.
 * @throws AppError as `claimMedia`; `media.notReady` while a copy is made, `media.unsupported` where none can be.
 */
export async function attachPictures(
  review: { reviewId: string; firstAt: string },
  { had, mediaIds, caller, at }: { had: readonly Picture[]; mediaIds: readonly string[]; caller: Caller; at: string },
): Promise<Attached> {
  const wanted = [...new Set(mediaIds)];
  const fresh = wanted.filter((id) => !had.some(({ mediaId }) => mediaId === id));
  const kept = wanted.filter((id) => !fresh.includes(id));
  const gone = had.filter(({ mediaId }) => !wanted.includes(mediaId)).map(({ mediaId }) => mediaId);
  const most = { image: MAX_REVIEW_PICTURES, video: 0, audio: 0 };
  const owner = accountOwner(caller.accountId);
  const lastDay = lastDayOf(review.firstAt);
  const writes = [
    ...(fresh.length > 0 ? await claimMedia(fresh, owner, claimOf(review), most, lastDay) : []),
    // Those of refused words were to go in a month.
    ...(await endMedia(kept, claimOf(review), lastDay)),
    ...(gone.length > 0 ? await endMedia(gone, claimOf(review), lastDayOfGone(at)) : []),
  ];
  const copies = (await findMediaAll(fresh)).map((media) => {
    if (media?.state === 'failed') throw new AppError('media.unsupported');
    if (media?.state !== 'ready' || !media.copyKey) throw new AppError('media.notReady');
    return { mediaId: media.mediaId, copyKey: media.copyKey };
  });
  const asked = new Map<string, string>();
  await Promise.all(
    copies.map(async ({ mediaId, copyKey }) => {
      const url = await presignRead(copyKey, URL_SECONDS);
      const traceId = await checkPicture({ openid: caller.openid, url, scene: SCENE.comment });
      if (traceId) asked.set(mediaId, traceId);
    }),
  );
  const pictures = wanted.map(
    (mediaId): Picture =>
      had.find((each) => each.mediaId === mediaId) ?? { mediaId, ...(!asked.has(mediaId) && { verdict: 'unknown' }) },
  );
  return { pictures, writes, asked };
}

/** Once the review stands: notes what WeChat was asked, and brings what it has said already. @returns whether it had. */
export async function noteAsked(review: UnkeyedReview, asked: Attached['asked'], at: string): Promise<boolean> {
  const answered = await Promise.all(
    [...asked].map(([mediaId, traceId]) => notePictureAsked(traceId, { ...review, mediaId }, at)),
  );
  for (const each of answered) if (each) await settlePicture(each);
  return answered.some(Boolean);
}

/** The writes after which the pictures of a review go once a day is over. */
export const endPictures = (review: StoredReview, until: string): Promise<WriteItem[]> =>
  endMedia(review.pictures?.map(({ mediaId }) => mediaId) ?? [], claimOf(review), until);
