import { serve } from '../platform/serve';
import { bindPersonHandler } from './bind-person';
import { findAtCounterHandler } from './counter/find-at-counter';
import { issueBindingCodeHandler } from './counter/issue-binding-code';
import { releaseBindingHandler } from './counter/release-binding';
import { grantRoleHandler } from './grant-role';
import { confirmGrantHandler, declineGrantHandler } from './grants/answer-grant';
import { listHoldersHandler } from './grants/list-holders';
import { listOpenGrantsHandler } from './grants/list-open-grants';
import { agreeToShareHandler } from './households/agree-to-share';
import { askToShareHandler } from './households/ask-to-share';
import { declineToShareHandler } from './households/decline-to-share';
import { endPaperConsentHandler, recordPaperConsentHandler } from './households/paper-consent';
import { showMyHouseholdHandler } from './households/show-my-household';
import { takeBackConsentHandler } from './households/take-back-consent';
import { listCadresHandler } from './list-cadres';
import { listContactsHandler } from './list-contacts';
import { listDivisionsHandler } from './list-divisions';
import { publishContactHandler } from './publish-contact';
import { refreshSessionHandler } from './refresh-session';
import { revokeRoleHandler } from './revoke-role';
import { showMeHandler } from './show-me';
import { signInHandler } from './sign-in';
import { signOutHandler } from './sign-out';
import { unbindPersonHandler } from './unbind-person';

export const handler = serve([
  signInHandler,
  refreshSessionHandler,
  signOutHandler,
  showMeHandler,
  bindPersonHandler,
  unbindPersonHandler,
  listDivisionsHandler,
  listCadresHandler,
  listContactsHandler,
  publishContactHandler,
  grantRoleHandler,
  revokeRoleHandler,
  listHoldersHandler,
  listOpenGrantsHandler,
  confirmGrantHandler,
  declineGrantHandler,
  findAtCounterHandler,
  issueBindingCodeHandler,
  releaseBindingHandler,
  showMyHouseholdHandler,
  askToShareHandler,
  agreeToShareHandler,
  declineToShareHandler,
  takeBackConsentHandler,
  recordPaperConsentHandler,
  endPaperConsentHandler,
]);
