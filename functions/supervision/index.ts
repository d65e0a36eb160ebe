import { serve } from '../platform/serve';
import { assignAlertHandler } from './alerts/assign-alert';
import { checkAlertHandler } from './alerts/check-alert';
import { closeAlertHandler } from './alerts/close-alert';
import { explainAlertHandler } from './alerts/explain-alert';
import { listAlertsHandler } from './alerts/list-alerts';
import { muteAlertHandler } from './alerts/mute-alert';
import { reopenAlertHandler } from './alerts/reopen-alert';
import { showAlertHandler } from './alerts/show-alert';
import { listBenefitPlacesHandler } from './benefits/list-benefit-places';
import { listBenefitProgramsHandler } from './benefits/list-benefit-programs';
import { listUnclaimedHandler } from './benefits/list-unclaimed';
import { listCentreVillagesHandler } from './centres/list-centre-villages';
import { showCentresHandler } from './centres/show-centres';
import { showFreshnessHandler } from './centres/show-freshness';
import { showVillageAlertCountsHandler } from './centres/show-village-alert-counts';
import { decideListMatchHandler } from './lists/decide-list-match';
import { listListMatchesHandler } from './lists/list-list-matches';
import { listWatchListsHandler } from './lists/list-watch-lists';
import { answerOutcomeHandler } from './outcomes/answer-outcome';
import { listMyOutcomesHandler } from './outcomes/list-my-outcomes';
import { replyToOutcomeHandler } from './outcomes/reply-to-outcome';
import { changeWatchRuleHandler } from './rule-settings/change-watch-rule';
import { decideWatchRuleHandler } from './rule-settings/decide-watch-rule';
import { listWatchRulesHandler } from './rule-settings/list-watch-rules';
import { tryWatchRuleHandler } from './rule-settings/try-watch-rule';
import { showStatisticsHandler } from './statistics/show-statistics';

export const handler = serve([
  listAlertsHandler,
  showAlertHandler,
  assignAlertHandler,
  explainAlertHandler,
  checkAlertHandler,
  closeAlertHandler,
  reopenAlertHandler,
  muteAlertHandler,
  listWatchRulesHandler,
  changeWatchRuleHandler,
  decideWatchRuleHandler,
  tryWatchRuleHandler,
  showCentresHandler,
  showFreshnessHandler,
  showStatisticsHandler,
  listCentreVillagesHandler,
  showVillageAlertCountsHandler,
  listBenefitPlacesHandler,
  listBenefitProgramsHandler,
  listUnclaimedHandler,
  listWatchListsHandler,
  listListMatchesHandler,
  decideListMatchHandler,
  listMyOutcomesHandler,
  answerOutcomeHandler,
  replyToOutcomeHandler,
]);
