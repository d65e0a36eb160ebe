import { serve } from '../platform/serve';

export const handler = serve({
  'POST /reports/{reportId}/identity-openings': () => import('./want-identity'),
  'GET /identity-openings': () => import('./list-identity-openings'),
  'POST /reports/{reportId}/identity-openings/{openingId}/asking': () => import('./ask-to-open-identity'),
  'POST /reports/{reportId}/identity-openings/{openingId}/consent': () => import('./consent-to-open-identity'),
  'POST /reports/{reportId}/identity-openings/{openingId}/refusal': () => import('./refuse-to-open-identity'),
  'POST /reports/{reportId}/identity-openings/{openingId}/opening': () => import('./open-reporter-identity'),
  'POST /reports/{reportId}/reporter-phone': () => import('./show-reporter-phone'),
});
