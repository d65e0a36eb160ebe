import { serve } from '../platform/serve';

export const handler = serve({
  'GET /divisions/{division}/report-statistics/{year}': async () =>
    (await import('./statistics/show-report-statistics')).showReportStatisticsHandler,
  'GET /villages/{villageCode}/report-handling/{year}': async () =>
    (await import('./statistics/show-village-handling')).showVillageHandlingHandler,
  'POST /reports': async () => (await import('./intake/submit-report')).submitReportHandler,
  'POST /anonymous/challenge': async () => (await import('./anonymous/request-challenge')).requestChallengeHandler,
  'POST /reports/{reportId}/false-mark': async () =>
    (await import('./restrictions/mark-report-false')).markReportFalseHandler,
  'GET /me/restriction': async () => (await import('./restrictions/show-my-restrictions')).showMyRestrictionsHandler,
  'POST /me/restriction/appeal': async () =>
    (await import('./restrictions/appeal-restriction')).appealRestrictionHandler,
  'GET /divisions/{division}/appeals': async () => (await import('./restrictions/list-appeals')).listAppealsHandler,
  'POST /appeals/{restrictionId}/decision': async () =>
    (await import('./restrictions/decide-appeal')).decideAppealHandler,
  'POST /anonymous/reports': async () =>
    (await import('./anonymous/submit-anonymous-report')).submitAnonymousReportHandler,
  'POST /anonymous/reports/open': async () =>
    (await import('./anonymous/open-anonymous-report')).openAnonymousReportHandler,
  'POST /anonymous/reports/rating': async () =>
    (await import('./anonymous/rate-anonymous-answer')).rateAnonymousAnswerHandler,
  'GET /me/reports': async () => (await import('./sight/list-my-reports')).listMyReportsHandler,
  'GET /reports/{reportId}': async () => (await import('./sight/show-report')).showReportHandler,
  'GET /work/reports': async () => (await import('./sight/list-work')).listWorkHandler,
  'GET /work/desk': async () => (await import('./work/show-desk')).showDeskHandler,
  'GET /work/references/{referenceNo}': async () =>
    (await import('./work/find-report-by-number')).findReportByNumberHandler,
  'POST /work/assignments': async () => (await import('./work/assign-reports')).assignReportsHandler,
  'GET /work/pile': async () => (await import('./work/list-pile')).listPileHandler,
  'POST /work/pile/sorting': async () => (await import('./work/sort-pile')).sortPileHandler,
  'GET /reports/{reportId}/background': async () =>
    (await import('./work/show-background')).showReportBackgroundHandler,
  'POST /reports/{reportId}/accused-history': async () =>
    (await import('./work/show-accused-history')).showAccusedHistoryHandler,
  'GET /villages/{villageCode}/report-history': async () =>
    (await import('./work/show-village-history')).showVillageHistoryHandler,
  'GET /work/canned-answers': async () => (await import('./canned/list-canned-answers')).listCannedAnswersHandler,
  'POST /work/canned-answers': async () => (await import('./canned/add-canned-answer')).addCannedAnswerHandler,
  'PUT /work/canned-answers/{cannedId}': async () =>
    (await import('./canned/change-canned-answer')).changeCannedAnswerHandler,
  'POST /work/canned-answers/{cannedId}/removal': async () =>
    (await import('./canned/remove-canned-answer')).removeCannedAnswerHandler,
  'GET /work/canned-answers/{cannedId}/versions': async () =>
    (await import('./canned/list-canned-answer-versions')).listCannedAnswerVersionsHandler,
  'POST /reports/{reportId}/acceptance': async () => (await import('./steps/accept-report')).acceptReportHandler,
  'POST /reports/{reportId}/answer': async () => (await import('./steps/answer-report')).answerReportHandler,
  'POST /reports/{reportId}/rating': async () => (await import('./steps/rate-answer')).rateAnswerHandler,
  'POST /reports/{reportId}/return': async () => (await import('./steps/return-report')).returnReportHandler,
  'POST /reports/{reportId}/refusal': async () => (await import('./steps/refuse-report')).refuseReportHandler,
  'POST /reports/{reportId}/assignment': async () => (await import('./steps/assign-report')).assignReportHandler,
  'GET /reports/{reportId}/colleagues': async () => (await import('./sight/list-colleagues')).listColleaguesHandler,
  'POST /reports/{reportId}/transfer': async () => (await import('./steps/transfer-report')).transferReportHandler,
  'POST /reports/{reportId}/recusal': async () => (await import('./steps/recuse-from-report')).recuseFromReportHandler,
  'POST /reports/{reportId}/material-request': async () =>
    (await import('./steps/ask-for-material')).askForMaterialHandler,
  'POST /reports/{reportId}/material': async () => (await import('./steps/supply-material')).supplyMaterialHandler,
  'POST /reports/{reportId}/resumption': async () => (await import('./steps/resume-report')).resumeReportHandler,
  'POST /reports/{reportId}/extension': async () => (await import('./steps/extend-report')).extendReportHandler,
  'POST /reports/{reportId}/merger': async () => (await import('./steps/merge-report')).mergeReportHandler,
  'POST /reports/{reportId}/split': async () => (await import('./steps/split-report')).splitReportHandler,
  'POST /reports/{reportId}/reopening': async () => (await import('./steps/reopen-report')).reopenReportHandler,
  'POST /reports/{reportId}/withdrawal': async () => (await import('./steps/withdraw-report')).withdrawReportHandler,
  'POST /reports/{reportId}/supervision': async () => (await import('./steps/supervise-report')).superviseReportHandler,
  'POST /anonymous/reports/material': async () =>
    (await import('./anonymous/supply-anonymous-material')).supplyAnonymousMaterialHandler,
  'POST /anonymous/reports/reopening': async () =>
    (await import('./anonymous/reopen-anonymous-report')).reopenAnonymousReportHandler,
  'POST /anonymous/reports/withdrawal': async () =>
    (await import('./anonymous/withdraw-anonymous-report')).withdrawAnonymousReportHandler,
  'GET /reports/{reportId}/letters': async () => (await import('./mailbox/list-letters')).listLettersHandler,
  'POST /reports/{reportId}/letters': async () => (await import('./mailbox/write-letter')).writeLetterHandler,
  'PUT /reports/{reportId}/letters/reading': async () => (await import('./mailbox/read-letters')).readLettersHandler,
  'POST /anonymous/reports/letters/open': async () =>
    (await import('./mailbox/list-anonymous-letters')).listAnonymousLettersHandler,
  'POST /anonymous/reports/letters': async () =>
    (await import('./mailbox/write-anonymous-letter')).writeAnonymousLetterHandler,
  'POST /anonymous/reports/letters/reading': async () =>
    (await import('./mailbox/read-anonymous-letters')).readAnonymousLettersHandler,
  'GET /reports/{reportId}/notes': async () => (await import('./mailbox/list-notes')).listNotesHandler,
  'POST /reports/{reportId}/notes': async () => (await import('./mailbox/write-note')).writeNoteHandler,
  'GET /districts/{districtCode}/routing': async () =>
    (await import('./routing/list-routing-rules')).listRoutingRulesHandler,
  'POST /districts/{districtCode}/routing': async () => (await import('./routing/begin-routing')).beginRoutingHandler,
  'POST /districts/{districtCode}/routing/rules': async () =>
    (await import('./routing/add-routing-rule')).addRoutingRuleHandler,
  'PUT /districts/{districtCode}/routing/rules/{ruleId}': async () =>
    (await import('./routing/change-routing-rule')).changeRoutingRuleHandler,
  'PUT /districts/{districtCode}/routing/order': async () =>
    (await import('./routing/order-routing-rules')).orderRoutingRulesHandler,
  'GET /districts/{districtCode}/routing/rules/{ruleId}/versions': async () =>
    (await import('./routing/list-rule-versions')).listRuleVersionsHandler,
  'POST /districts/{districtCode}/routing/trial': async () => (await import('./routing/try-routing')).tryRoutingHandler,
  'POST /reports/{reportId}/statement-request': async () =>
    (await import('./statements/ask-for-statement')).askForStatementHandler,
  'GET /statements/{statementId}': async () => (await import('./statements/show-statement')).showStatementHandler,
  'POST /statements/{statementId}/answer': async () =>
    (await import('./statements/give-statement')).giveStatementHandler,
});
