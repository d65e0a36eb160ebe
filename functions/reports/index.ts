import { serve } from '../platform/serve';
import { listColleaguesHandler } from './sight/list-colleagues';
import { addCannedAnswerHandler } from './canned/add-canned-answer';
import { changeCannedAnswerHandler } from './canned/change-canned-answer';
import { listCannedAnswersHandler } from './canned/list-canned-answers';
import { listCannedAnswerVersionsHandler } from './canned/list-canned-answer-versions';
import { removeCannedAnswerHandler } from './canned/remove-canned-answer';
import { assignReportsHandler } from './work/assign-reports';
import { listPileHandler } from './work/list-pile';
import { sortPileHandler } from './work/sort-pile';
import { findReportByNumberHandler } from './work/find-report-by-number';
import { showAccusedHistoryHandler } from './work/show-accused-history';
import { showReportBackgroundHandler } from './work/show-background';
import { showDeskHandler } from './work/show-desk';
import { showVillageHistoryHandler } from './work/show-village-history';
import { acceptReportHandler } from './steps/accept-report';
import { answerReportHandler } from './steps/answer-report';
import { listMyReportsHandler } from './sight/list-my-reports';
import { listWorkHandler } from './sight/list-work';
import { openAnonymousReportHandler } from './anonymous/open-anonymous-report';
import { appealRestrictionHandler } from './restrictions/appeal-restriction';
import { decideAppealHandler } from './restrictions/decide-appeal';
import { listAppealsHandler } from './restrictions/list-appeals';
import { markReportFalseHandler } from './restrictions/mark-report-false';
import { showMyRestrictionsHandler } from './restrictions/show-my-restrictions';
import { requestChallengeHandler } from './anonymous/request-challenge';
import { rateAnonymousAnswerHandler } from './anonymous/rate-anonymous-answer';
import { rateAnswerHandler } from './steps/rate-answer';
import { returnReportHandler } from './steps/return-report';
import { showReportHandler } from './sight/show-report';
import { submitAnonymousReportHandler } from './anonymous/submit-anonymous-report';
import { submitReportHandler } from './intake/submit-report';
import { refuseReportHandler } from './steps/refuse-report';
import { assignReportHandler } from './steps/assign-report';
import { transferReportHandler } from './steps/transfer-report';
import { recuseFromReportHandler } from './steps/recuse-from-report';
import { askForMaterialHandler } from './steps/ask-for-material';
import { resumeReportHandler } from './steps/resume-report';
import { supplyMaterialHandler } from './steps/supply-material';
import { extendReportHandler } from './steps/extend-report';
import { mergeReportHandler } from './steps/merge-report';
import { splitReportHandler } from './steps/split-report';
import { reopenReportHandler } from './steps/reopen-report';
import { withdrawReportHandler } from './steps/withdraw-report';
import { superviseReportHandler } from './steps/supervise-report';
import { supplyAnonymousMaterialHandler } from './anonymous/supply-anonymous-material';
import { reopenAnonymousReportHandler } from './anonymous/reopen-anonymous-report';
import { withdrawAnonymousReportHandler } from './anonymous/withdraw-anonymous-report';
import { listAnonymousLettersHandler } from './mailbox/list-anonymous-letters';
import { listLettersHandler } from './mailbox/list-letters';
import { listNotesHandler } from './mailbox/list-notes';
import { readAnonymousLettersHandler } from './mailbox/read-anonymous-letters';
import { readLettersHandler } from './mailbox/read-letters';
import { writeAnonymousLetterHandler } from './mailbox/write-anonymous-letter';
import { writeLetterHandler } from './mailbox/write-letter';
import { writeNoteHandler } from './mailbox/write-note';
import { showReportStatisticsHandler } from './statistics/show-report-statistics';
import { showVillageHandlingHandler } from './statistics/show-village-handling';
import { addRoutingRuleHandler } from './routing/add-routing-rule';
import { beginRoutingHandler } from './routing/begin-routing';
import { changeRoutingRuleHandler } from './routing/change-routing-rule';
import { listRoutingRulesHandler } from './routing/list-routing-rules';
import { listRuleVersionsHandler } from './routing/list-rule-versions';
import { orderRoutingRulesHandler } from './routing/order-routing-rules';
import { tryRoutingHandler } from './routing/try-routing';
import { askForStatementHandler } from './statements/ask-for-statement';
import { giveStatementHandler } from './statements/give-statement';
import { showStatementHandler } from './statements/show-statement';

export const handler = serve([
  showReportStatisticsHandler,
  showVillageHandlingHandler,
  submitReportHandler,
  requestChallengeHandler,
  markReportFalseHandler,
  showMyRestrictionsHandler,
  appealRestrictionHandler,
  listAppealsHandler,
  decideAppealHandler,
  submitAnonymousReportHandler,
  openAnonymousReportHandler,
  rateAnonymousAnswerHandler,
  listMyReportsHandler,
  showReportHandler,
  listWorkHandler,
  showDeskHandler,
  findReportByNumberHandler,
  assignReportsHandler,
  listPileHandler,
  sortPileHandler,
  showReportBackgroundHandler,
  showAccusedHistoryHandler,
  showVillageHistoryHandler,
  listCannedAnswersHandler,
  addCannedAnswerHandler,
  changeCannedAnswerHandler,
  removeCannedAnswerHandler,
  listCannedAnswerVersionsHandler,
  acceptReportHandler,
  answerReportHandler,
  rateAnswerHandler,
  returnReportHandler,
  refuseReportHandler,
  assignReportHandler,
  listColleaguesHandler,
  transferReportHandler,
  recuseFromReportHandler,
  askForMaterialHandler,
  supplyMaterialHandler,
  resumeReportHandler,
  extendReportHandler,
  mergeReportHandler,
  splitReportHandler,
  reopenReportHandler,
  withdrawReportHandler,
  superviseReportHandler,
  supplyAnonymousMaterialHandler,
  reopenAnonymousReportHandler,
  withdrawAnonymousReportHandler,
  listLettersHandler,
  writeLetterHandler,
  readLettersHandler,
  listAnonymousLettersHandler,
  writeAnonymousLetterHandler,
  readAnonymousLettersHandler,
  listNotesHandler,
  writeNoteHandler,
  listRoutingRulesHandler,
  beginRoutingHandler,
  addRoutingRuleHandler,
  changeRoutingRuleHandler,
  orderRoutingRulesHandler,
  listRuleVersionsHandler,
  tryRoutingHandler,
  askForStatementHandler,
  showStatementHandler,
  giveStatementHandler,
]);
