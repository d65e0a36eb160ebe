import { releaseHeldReview } from '@shared/reviews/moderation';
import { handle } from '../../platform/serve';
import { seenByPerson } from '../pictures/picture';
import { decideOnReview } from './decide-on-review';

export const releaseHeldReviewHandler = handle(releaseHeldReview)(({ params, body, caller }, context) =>
  decideOnReview(
    { ...params, ...body, caller, action: releaseHeldReview.id, from: 'held' },
    ({ heldFor: _, heldSince: __, ...review }) => ({
      next: { ...review, ...seenByPerson(review.pictures), state: 'published', publishedAt: context.at },
    }),
    context,
  ),
);
