import { serve } from '../platform/serve';

export const handler = serve({
  'POST /reports/{reportId}/identity-openings': async () => (await import('./want-identity')).wantIdentityHandler,
  'GET /identity-openings': async () => (await import('./list-identity-openings')).listIdentityOpeningsHandler,
  'POST /reports/{reportId}/identity-openings/{openingId}/asking': async () =>
    (await import('./ask-to-open-identity')).askToOpenIdentityHandler,
  'POST /reports/{reportId}/identity-openings/{openingId}/consent': async () =>
    (await import('./consent-to-open-identity')).consentToOpenIdentityHandler,
  'POST /reports/{reportId}/identity-openings/{openingId}/refusal': async () =>
    (await import('./refuse-to-open-identity')).refuseToOpenIdentityHandler,
  'POST /reports/{reportId}/identity-openings/{openingId}/opening': async () =>
    (await import('./open-reporter-identity')).openReporterIdentityHandler,
  'POST /reports/{reportId}/reporter-phone': async () =>
    (await import('./show-reporter-phone')).showReporterPhoneHandler,
});
