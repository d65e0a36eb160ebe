import { serve } from '../platform/serve';
import { listReviewsHandler } from './list-reviews';
import { reviewSubjectHandler } from './review-subject';
import { showMyReviewHandler } from './show-my-review';
import { showSubjectScoreHandler } from './show-subject-score';
import { showVillageScoreHandler } from './show-village-score';
import { withdrawReviewHandler } from './withdraw-review';

export const handler = serve([
  reviewSubjectHandler,
  withdrawReviewHandler,
  showMyReviewHandler,
  listReviewsHandler,
  showSubjectScoreHandler,
  showVillageScoreHandler,
]);
