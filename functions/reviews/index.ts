import { serve } from '../platform/serve';

export const handler = serve({
  'PUT /villages/{villageCode}/reviews/{subjectKind}/{subjectId}': async () =>
    (await import('./review-subject')).reviewSubjectHandler,
  'DELETE /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine/{quarter}': async () =>
    (await import('./withdraw-review')).withdrawReviewHandler,
  'GET /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine': async () =>
    (await import('./show-my-review')).showMyReviewHandler,
  'GET /villages/{villageCode}/reviews/{subjectKind}/{subjectId}': async () =>
    (await import('./list-reviews')).listReviewsHandler,
  'GET /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/score': async () =>
    (await import('./show-subject-score')).showSubjectScoreHandler,
  'GET /villages/{villageCode}/score': async () => (await import('./show-village-score')).showVillageScoreHandler,
  'GET /divisions/{division}/village-scores': async () =>
    (await import('./compare-village-scores')).compareVillageScoresHandler,
  'GET /divisions/{division}/held-reviews': async () =>
    (await import('./moderation/list-held-reviews')).listHeldReviewsHandler,
  'POST /held-reviews/{reviewId}/release': async () =>
    (await import('./moderation/release-held-review')).releaseHeldReviewHandler,
  'POST /held-reviews/{reviewId}/refuse': async () =>
    (await import('./moderation/refuse-held-review')).refuseHeldReviewHandler,
  'POST /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine/{quarter}/appeal': async () =>
    (await import('./moderation/appeal-review-refusal')).appealReviewRefusalHandler,
  'POST /held-reviews/{reviewId}/appeal/decision': async () =>
    (await import('./moderation/decide-review-appeal')).decideReviewAppealHandler,
  'GET /villages/{villageCode}/refused-reviews': async () =>
    (await import('./moderation/list-refused-reviews')).listRefusedReviewsHandler,
  'POST /reviews/{reviewId}/answer': async () => (await import('./reception/answer-review')).answerReviewHandler,
  'POST /reviews/{reviewId}/flag': async () => (await import('./reception/flag-review')).flagReviewHandler,
  'PUT /reviews/{reviewId}/useful': async () =>
    (await import('./reception/mark-review-useful')).markReviewUsefulHandler,
  'GET /divisions/{division}/flagged-reviews': async () =>
    (await import('./moderation/list-flagged-reviews')).listFlaggedReviewsHandler,
  'POST /flagged-reviews/{reviewId}/decision': async () =>
    (await import('./moderation/decide-review-flag')).decideReviewFlagHandler,
  'GET /divisions/{division}/review-bursts': async () =>
    (await import('./bursts/list-review-bursts')).listReviewBurstsHandler,
  'POST /review-bursts/{burstId}/decision': async () =>
    (await import('./bursts/decide-review-burst')).decideReviewBurstHandler,
  'GET /divisions/{division}/review-tasks': async () =>
    (await import('./tasks/list-review-tasks')).listReviewTasksHandler,
  'POST /review-tasks/{reviewId}/answer': async () =>
    (await import('./tasks/answer-review-task')).answerReviewTaskHandler,
  'PUT /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine/{quarter}/mended': async () =>
    (await import('./tasks/confirm-review-task')).confirmReviewTaskHandler,
  'POST /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/pledges': async () =>
    (await import('./pledges/pledge-improvement')).pledgeImprovementHandler,
  'PUT /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/pledge/kept': async () =>
    (await import('./pledges/confirm-pledge')).confirmPledgeHandler,
  'GET /divisions/{division}/score-falls': async () => (await import('./falls/list-score-falls')).listScoreFallsHandler,
});
