import { listReviews } from '@shared/reviews';
import { handle } from '../platform/serve';
import { publishedReviewsOf } from './review-store';

export const listReviewsHandler = handle(listReviews)(({ params, query }) => publishedReviewsOf(params, query));
