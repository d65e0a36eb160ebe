import { serve } from '../platform/serve';

export const handler = serve({
  'GET /divisions/{division}/alerts': async () => (await import('./alerts/list-alerts')).listAlertsHandler,
  'GET /alerts/{alertId}': async () => (await import('./alerts/show-alert')).showAlertHandler,
  'POST /alerts/{alertId}/assign': async () => (await import('./alerts/assign-alert')).assignAlertHandler,
  'POST /alerts/{alertId}/explain': async () => (await import('./alerts/explain-alert')).explainAlertHandler,
  'POST /alerts/{alertId}/check': async () => (await import('./alerts/check-alert')).checkAlertHandler,
  'POST /alerts/{alertId}/close': async () => (await import('./alerts/close-alert')).closeAlertHandler,
  'POST /alerts/{alertId}/reopen': async () => (await import('./alerts/reopen-alert')).reopenAlertHandler,
  'POST /alerts/{alertId}/mute': async () => (await import('./alerts/mute-alert')).muteAlertHandler,
  'GET /districts/{districtCode}/watch-rules': async () =>
    (await import('./rule-settings/list-watch-rules')).listWatchRulesHandler,
  'POST /districts/{districtCode}/watch-rules/{ruleCode}': async () =>
    (await import('./rule-settings/change-watch-rule')).changeWatchRuleHandler,
  'POST /districts/{districtCode}/watch-rules/{ruleCode}/decision': async () =>
    (await import('./rule-settings/decide-watch-rule')).decideWatchRuleHandler,
  'POST /districts/{districtCode}/watch-rules/{ruleCode}/trial': async () =>
    (await import('./rule-settings/try-watch-rule')).tryWatchRuleHandler,
  'GET /districts/{districtCode}/centres': async () => (await import('./centres/show-centres')).showCentresHandler,
  'GET /districts/{districtCode}/freshness': async () =>
    (await import('./centres/show-freshness')).showFreshnessHandler,
  'GET /divisions/{division}/statistics': async () =>
    (await import('./statistics/show-statistics')).showStatisticsHandler,
  'GET /divisions/{division}/centre-villages': async () =>
    (await import('./centres/list-centre-villages')).listCentreVillagesHandler,
  'GET /villages/{villageCode}/alert-counts': async () =>
    (await import('./centres/show-village-alert-counts')).showVillageAlertCountsHandler,
  'GET /divisions/{division}/benefit-places': async () =>
    (await import('./benefits/list-benefit-places')).listBenefitPlacesHandler,
  'GET /divisions/{division}/benefit-programs': async () =>
    (await import('./benefits/list-benefit-programs')).listBenefitProgramsHandler,
  'GET /villages/{villageCode}/unclaimed': async () => (await import('./benefits/list-unclaimed')).listUnclaimedHandler,
  'GET /districts/{districtCode}/lists': async () => (await import('./lists/list-watch-lists')).listWatchListsHandler,
  'GET /districts/{districtCode}/lists/{listId}/matches': async () =>
    (await import('./lists/list-list-matches')).listListMatchesHandler,
  'POST /districts/{districtCode}/lists/{listId}/matches/{rowId}': async () =>
    (await import('./lists/decide-list-match')).decideListMatchHandler,
  'GET /me/outcomes': async () => (await import('./outcomes/list-my-outcomes')).listMyOutcomesHandler,
  'POST /me/outcomes/{alertId}/answer': async () => (await import('./outcomes/answer-outcome')).answerOutcomeHandler,
  'POST /alerts/{alertId}/outcomes/{personId}/reply': async () =>
    (await import('./outcomes/reply-to-outcome')).replyToOutcomeHandler,
});
