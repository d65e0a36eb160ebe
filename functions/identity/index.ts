import { serve } from '../platform/serve';

export const handler = serve({
  'POST /sessions': async () => (await import('./sign-in')).signInHandler,
  'POST /sessions/refresh': async () => (await import('./refresh-session')).refreshSessionHandler,
  'DELETE /sessions/current': async () => (await import('./sign-out')).signOutHandler,
  'GET /me': async () => (await import('./show-me')).showMeHandler,
  'POST /me/binding': async () => (await import('./bind-person')).bindPersonHandler,
  'DELETE /me/binding': async () => (await import('./unbind-person')).unbindPersonHandler,
  'GET /divisions': async () => (await import('./list-divisions')).listDivisionsHandler,
  'GET /villages/{villageCode}/cadres': async () => (await import('./list-cadres')).listCadresHandler,
  'GET /divisions/{division}/contacts': async () => (await import('./list-contacts')).listContactsHandler,
  'PUT /divisions/{division}/contacts': async () => (await import('./publish-contact')).publishContactHandler,
  'POST /persons/{personId}/grants': async () => (await import('./grant-role')).grantRoleHandler,
  'DELETE /persons/{personId}/grants/{role}/{division}': async () => (await import('./revoke-role')).revokeRoleHandler,
  'GET /divisions/{division}/holders': async () => (await import('./grants/list-holders')).listHoldersHandler,
  'GET /grants': async () => (await import('./grants/list-open-grants')).listOpenGrantsHandler,
  'POST /grants/{grantId}/confirmation': async () => (await import('./grants/answer-grant')).confirmGrantHandler,
  'POST /grants/{grantId}/refusal': async () => (await import('./grants/answer-grant')).declineGrantHandler,
  'POST /villages/{villageCode}/counter/persons': async () =>
    (await import('./counter/find-at-counter')).findAtCounterHandler,
  'POST /villages/{villageCode}/counter/codes': async () =>
    (await import('./counter/issue-binding-code')).issueBindingCodeHandler,
  'POST /villages/{villageCode}/counter/releases': async () =>
    (await import('./counter/release-binding')).releaseBindingHandler,
  'GET /me/household': async () => (await import('./households/show-my-household')).showMyHouseholdHandler,
  'POST /me/household/{personId}/ask': async () => (await import('./households/ask-to-share')).askToShareHandler,
  'PUT /me/household/{personId}/consent': async () => (await import('./households/agree-to-share')).agreeToShareHandler,
  'POST /me/household/{personId}/decline': async () =>
    (await import('./households/decline-to-share')).declineToShareHandler,
  'DELETE /me/household/{personId}/consent': async () =>
    (await import('./households/take-back-consent')).takeBackConsentHandler,
  'POST /villages/{villageCode}/paper-consents': async () =>
    (await import('./households/paper-consent')).recordPaperConsentHandler,
  'POST /villages/{villageCode}/paper-consents/ends': async () =>
    (await import('./households/paper-consent')).endPaperConsentHandler,
});
