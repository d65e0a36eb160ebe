import { serve } from '../platform/serve';
import { correctAppraisalHandler } from './appraisals/correct-appraisal';
import { listAppraisalsHandler } from './appraisals/list-appraisals';
import { listUnheldAppraisalsHandler } from './appraisals/list-unheld-appraisals';
import { recordAppraisalHandler } from './appraisals/record-appraisal';
import { declareCollectiveOrganHandler } from './decisions/declare-collective-organ';
import { showCollectiveOrganHandler } from './decisions/show-collective-organ';
import { correctDecisionRecordHandler } from './decisions/correct-decision-record';
import { listDecisionsHandler } from './decisions/list-decisions';
import { recordDecisionStepHandler } from './decisions/record-decision-step';
import { showDecisionHandler } from './decisions/show-decision';
import { startDecisionHandler } from './decisions/start-decision';
import { listDutiesHandler } from './duties/list-duties';
import { listOverdueVillagesHandler } from './duties/list-overdue-villages';
import { urgePublicationHandler } from './duties/urge-publication';
import { cancelScheduledNoticeHandler } from './notices/cancel-scheduled-notice';
import { changeScheduledNoticeHandler } from './notices/change-scheduled-notice';
import { changeNoticePicturesHandler } from './notices/change-notice-pictures';
import { listNoticeReadersHandler } from './notices/list-notice-readers';
import { listNoticeRevisionsHandler } from './notices/list-notice-revisions';
import { listNoticesHandler } from './notices/list-notices';
import { listScheduledNoticesHandler } from './notices/list-scheduled-notices';
import { pinNoticeHandler } from './notices/pin-notice';
import { publishNoticeHandler } from './notices/publish-notice';
import { recordReadingHandler } from './notices/record-reading';
import { reviseNoticeHandler } from './notices/revise-notice';
import { showNoticeHandler } from './notices/show-notice';
import { showPinnedNoticeHandler } from './notices/show-pinned-notice';
import { withdrawNoticeHandler } from './notices/withdraw-notice';
import { listPoliciesHandler } from './policies/list-policies';
import { listPolicyVersionsHandler } from './policies/list-policy-versions';
import { listSavedPoliciesHandler } from './policies/list-saved-policies';
import { publishPolicyVersionHandler } from './policies/publish-policy-version';
import { savePolicyHandler } from './policies/save-policy';
import { showPolicyHandler } from './policies/show-policy';
import { showSavedPolicyHandler } from './policies/show-saved-policy';
import { unsavePolicyHandler } from './policies/unsave-policy';

export const handler = serve([
  listPoliciesHandler,
  showPolicyHandler,
  listPolicyVersionsHandler,
  publishPolicyVersionHandler,
  listSavedPoliciesHandler,
  showSavedPolicyHandler,
  savePolicyHandler,
  unsavePolicyHandler,
  listNoticesHandler,
  showNoticeHandler,
  publishNoticeHandler,
  listScheduledNoticesHandler,
  changeScheduledNoticeHandler,
  cancelScheduledNoticeHandler,
  listNoticeRevisionsHandler,
  reviseNoticeHandler,
  changeNoticePicturesHandler,
  withdrawNoticeHandler,
  showPinnedNoticeHandler,
  pinNoticeHandler,
  recordReadingHandler,
  listNoticeReadersHandler,
  listDutiesHandler,
  listOverdueVillagesHandler,
  urgePublicationHandler,
  listDecisionsHandler,
  showDecisionHandler,
  startDecisionHandler,
  recordDecisionStepHandler,
  correctDecisionRecordHandler,
  listAppraisalsHandler,
  listUnheldAppraisalsHandler,
  recordAppraisalHandler,
  correctAppraisalHandler,
  showCollectiveOrganHandler,
  declareCollectiveOrganHandler,
]);
