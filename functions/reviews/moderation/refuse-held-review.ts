import { refuseHeldReview } from '@shared/reviews/moderation';
import { handle } from '../../platform/serve';
import { endPictures } from '../pictures/attach-pictures';
import { lastDayToAppeal } from '../pictures/picture';
import { decideOnReview } from './decide-on-review';
import { addToRefused } from './refused-store';

export const refuseHeldReviewHandler = handle(refuseHeldReview)(
  ({ params, body: { version, reason, words }, caller }, context) =>
    decideOnReview(
      { ...params, version, caller, action: refuseHeldReview.id, from: 'held' },
      async ({ heldFor: _, heldSince: __, ...review }, byPersonId) => ({
        next: { ...review, state: 'refused', byHand: true, refusal: { reason, words, byPersonId } },
        note: reason,
        besides: [
          addToRefused(review, reason, 1),
          // Whoever hears an appeal has to see them.
          ...(await endPictures(review, lastDayToAppeal(context.at))),
        ],
      }),
      context,
    ),
);
