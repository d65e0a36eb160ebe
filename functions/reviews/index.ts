import { serve } from '../platform/serve';
import { decideReviewBurstHandler } from './bursts/decide-review-burst';
import { listReviewBurstsHandler } from './bursts/list-review-bursts';
import { compareVillageScoresHandler } from './compare-village-scores';
import { listScoreFallsHandler } from './falls/list-score-falls';
import { listReviewsHandler } from './list-reviews';
import { appealReviewRefusalHandler } from './moderation/appeal-review-refusal';
import { decideReviewAppealHandler } from './moderation/decide-review-appeal';
import { decideReviewFlagHandler } from './moderation/decide-review-flag';
import { listFlaggedReviewsHandler } from './moderation/list-flagged-reviews';
import { listHeldReviewsHandler } from './moderation/list-held-reviews';
import { listRefusedReviewsHandler } from './moderation/list-refused-reviews';
import { refuseHeldReviewHandler } from './moderation/refuse-held-review';
import { releaseHeldReviewHandler } from './moderation/release-held-review';
import { confirmPledgeHandler } from './pledges/confirm-pledge';
import { pledgeImprovementHandler } from './pledges/pledge-improvement';
import { answerReviewHandler } from './reception/answer-review';
import { flagReviewHandler } from './reception/flag-review';
import { markReviewUsefulHandler } from './reception/mark-review-useful';
import { reviewSubjectHandler } from './review-subject';
import { showMyReviewHandler } from './show-my-review';
import { showSubjectScoreHandler } from './show-subject-score';
import { showVillageScoreHandler } from './show-village-score';
import { answerReviewTaskHandler } from './tasks/answer-review-task';
import { confirmReviewTaskHandler } from './tasks/confirm-review-task';
import { listReviewTasksHandler } from './tasks/list-review-tasks';
import { withdrawReviewHandler } from './withdraw-review';

export const handler = serve([
  reviewSubjectHandler,
  withdrawReviewHandler,
  showMyReviewHandler,
  listReviewsHandler,
  showSubjectScoreHandler,
  showVillageScoreHandler,
  compareVillageScoresHandler,
  listHeldReviewsHandler,
  releaseHeldReviewHandler,
  refuseHeldReviewHandler,
  appealReviewRefusalHandler,
  decideReviewAppealHandler,
  listRefusedReviewsHandler,
  answerReviewHandler,
  flagReviewHandler,
  markReviewUsefulHandler,
  listFlaggedReviewsHandler,
  decideReviewFlagHandler,
  listReviewBurstsHandler,
  decideReviewBurstHandler,
  listReviewTasksHandler,
  answerReviewTaskHandler,
  confirmReviewTaskHandler,
  pledgeImprovementHandler,
  confirmPledgeHandler,
  listScoreFallsHandler,
]);
