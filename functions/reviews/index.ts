import { serve } from '../platform/serve';

export const handler = serve({
  'PUT /villages/{villageCode}/reviews/{subjectKind}/{subjectId}': () => import('./review-subject'),
  'DELETE /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine/{quarter}': () => import('./withdraw-review'),
  'GET /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine': () => import('./show-my-review'),
  'GET /villages/{villageCode}/reviews/{subjectKind}/{subjectId}': () => import('./list-reviews'),
  'GET /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/score': () => import('./show-subject-score'),
  'GET /villages/{villageCode}/score': () => import('./show-village-score'),
  'GET /divisions/{division}/village-scores': () => import('./compare-village-scores'),
  'GET /divisions/{division}/held-reviews': () => import('./moderation/list-held-reviews'),
  'POST /held-reviews/{reviewId}/release': () => import('./moderation/release-held-review'),
  'POST /held-reviews/{reviewId}/refuse': () => import('./moderation/refuse-held-review'),
  'POST /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine/{quarter}/appeal': () =>
    import('./moderation/appeal-review-refusal'),
  'POST /held-reviews/{reviewId}/appeal/decision': () => import('./moderation/decide-review-appeal'),
  'GET /villages/{villageCode}/refused-reviews': () => import('./moderation/list-refused-reviews'),
  'POST /reviews/{reviewId}/answer': () => import('./reception/answer-review'),
  'POST /reviews/{reviewId}/flag': () => import('./reception/flag-review'),
  'PUT /reviews/{reviewId}/useful': () => import('./reception/mark-review-useful'),
  'GET /divisions/{division}/flagged-reviews': () => import('./moderation/list-flagged-reviews'),
  'POST /flagged-reviews/{reviewId}/decision': () => import('./moderation/decide-review-flag'),
  'GET /divisions/{division}/review-bursts': () => import('./bursts/list-review-bursts'),
  'POST /review-bursts/{burstId}/decision': () => import('./bursts/decide-review-burst'),
  'GET /divisions/{division}/review-tasks': () => import('./tasks/list-review-tasks'),
  'POST /review-tasks/{reviewId}/answer': () => import('./tasks/answer-review-task'),
  'PUT /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine/{quarter}/mended': () =>
    import('./tasks/confirm-review-task'),
  'POST /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/pledges': () =>
    import('./pledges/pledge-improvement'),
  'PUT /villages/{villageCode}/reviews/{subjectKind}/{subjectId}/pledge/kept': () => import('./pledges/confirm-pledge'),
  'GET /divisions/{division}/score-falls': () => import('./falls/list-score-falls'),
});
