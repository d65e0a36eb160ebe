import { serve } from '../platform/serve';

export const handler = serve({
  'GET /policies': async () => (await import('./policies/list-policies')).listPoliciesHandler,
  'GET /policies/{policyCode}': async () => (await import('./policies/show-policy')).showPolicyHandler,
  'GET /policies/{policyCode}/versions': async () =>
    (await import('./policies/list-policy-versions')).listPolicyVersionsHandler,
  'PUT /policies/{policyCode}/versions/{effectiveOn}': async () =>
    (await import('./policies/publish-policy-version')).publishPolicyVersionHandler,
  'GET /me/saved-policies': async () => (await import('./policies/list-saved-policies')).listSavedPoliciesHandler,
  'GET /me/saved-policies/{policyCode}': async () =>
    (await import('./policies/show-saved-policy')).showSavedPolicyHandler,
  'PUT /me/saved-policies/{policyCode}': async () => (await import('./policies/save-policy')).savePolicyHandler,
  'DELETE /me/saved-policies/{policyCode}': async () => (await import('./policies/unsave-policy')).unsavePolicyHandler,
  'GET /villages/{villageCode}/notices': async () => (await import('./notices/list-notices')).listNoticesHandler,
  'GET /villages/{villageCode}/notices/{noticeId}': async () =>
    (await import('./notices/show-notice')).showNoticeHandler,
  'POST /villages/{villageCode}/notices': async () => (await import('./notices/publish-notice')).publishNoticeHandler,
  'GET /villages/{villageCode}/scheduled-notices': async () =>
    (await import('./notices/list-scheduled-notices')).listScheduledNoticesHandler,
  'PUT /villages/{villageCode}/scheduled-notices/{noticeId}': async () =>
    (await import('./notices/change-scheduled-notice')).changeScheduledNoticeHandler,
  'DELETE /villages/{villageCode}/scheduled-notices/{noticeId}': async () =>
    (await import('./notices/cancel-scheduled-notice')).cancelScheduledNoticeHandler,
  'GET /villages/{villageCode}/notices/{noticeId}/revisions': async () =>
    (await import('./notices/list-notice-revisions')).listNoticeRevisionsHandler,
  'POST /villages/{villageCode}/notices/{noticeId}/revisions': async () =>
    (await import('./notices/revise-notice')).reviseNoticeHandler,
  'POST /villages/{villageCode}/notices/{noticeId}/pictures': async () =>
    (await import('./notices/change-notice-pictures')).changeNoticePicturesHandler,
  'POST /villages/{villageCode}/notices/{noticeId}/withdrawal': async () =>
    (await import('./notices/withdraw-notice')).withdrawNoticeHandler,
  'GET /villages/{villageCode}/pinned-notice': async () =>
    (await import('./notices/show-pinned-notice')).showPinnedNoticeHandler,
  'PUT /villages/{villageCode}/pinned-notice': async () => (await import('./notices/pin-notice')).pinNoticeHandler,
  'PUT /villages/{villageCode}/notices/{noticeId}/reading': async () =>
    (await import('./notices/record-reading')).recordReadingHandler,
  'GET /villages/{villageCode}/notices/{noticeId}/readers': async () =>
    (await import('./notices/list-notice-readers')).listNoticeReadersHandler,
  'GET /villages/{villageCode}/duties': async () => (await import('./duties/list-duties')).listDutiesHandler,
  'GET /divisions/{division}/overdue-villages': async () =>
    (await import('./duties/list-overdue-villages')).listOverdueVillagesHandler,
  'PUT /villages/{villageCode}/duties/urging': async () =>
    (await import('./duties/urge-publication')).urgePublicationHandler,
  'GET /villages/{villageCode}/decisions': async () =>
    (await import('./decisions/list-decisions')).listDecisionsHandler,
  'GET /villages/{villageCode}/decisions/{decisionId}': async () =>
    (await import('./decisions/show-decision')).showDecisionHandler,
  'POST /villages/{villageCode}/decisions': async () =>
    (await import('./decisions/start-decision')).startDecisionHandler,
  'POST /villages/{villageCode}/decisions/{decisionId}/records': async () =>
    (await import('./decisions/record-decision-step')).recordDecisionStepHandler,
  'POST /villages/{villageCode}/decisions/{decisionId}/corrections': async () =>
    (await import('./decisions/correct-decision-record')).correctDecisionRecordHandler,
  'GET /villages/{villageCode}/appraisals': async () =>
    (await import('./appraisals/list-appraisals')).listAppraisalsHandler,
  'GET /divisions/{division}/unheld-appraisals': async () =>
    (await import('./appraisals/list-unheld-appraisals')).listUnheldAppraisalsHandler,
  'POST /villages/{villageCode}/appraisals': async () =>
    (await import('./appraisals/record-appraisal')).recordAppraisalHandler,
  'POST /villages/{villageCode}/appraisals/{year}/corrections': async () =>
    (await import('./appraisals/correct-appraisal')).correctAppraisalHandler,
  'GET /villages/{villageCode}/collective-organ': async () =>
    (await import('./decisions/show-collective-organ')).showCollectiveOrganHandler,
  'PUT /villages/{villageCode}/collective-organ': async () =>
    (await import('./decisions/declare-collective-organ')).declareCollectiveOrganHandler,
});
