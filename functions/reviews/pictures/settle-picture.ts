import { now } from '../../platform/clock';
import { retryOnRace, transact } from '../../platform/transact';
import { putReview, reviewBy } from '../review-store';
import { type Answered, notePictureVerdict } from './check-store';
import { afterVerdict, type PictureVerdict } from './picture';

/** Brings WeChat's word to the review; done again it changes nothing. */
export const settlePicture = ({ personId, quarter, mediaId, verdict, ...subject }: Answered): Promise<void> =>
  retryOnRace(async () => {
    const review = await reviewBy(personId, subject, quarter);
    const next = review && afterVerdict(review, { mediaId, verdict }, now());
    if (next) await transact(putReview(next, review));
  });

/** What WeChat says of a picture under the name that it gave the asking: before the asking is known here, after it, or twice. */
export async function hearPictureVerdict(traceId: string, verdict: PictureVerdict, at: string): Promise<void> {
  const answered = await notePictureVerdict(traceId, verdict, at);
  if (answered) await settlePicture(answered);
}
