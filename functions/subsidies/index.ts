import { serve } from '../platform/serve';

export const handler = serve({
  'GET /me/payments': () => import('./list-my-payments'),
  'GET /me/payments/{paymentId}': () => import('./show-my-payment'),
  'GET /me/payment-years': () => import('./show-my-payment-years'),
  'GET /me/payment-calendar': () => import('./show-my-payment-calendar'),
  'GET /me/payment-changes': () => import('./show-my-payment-changes'),
  'GET /me/household/{personId}/payments': () => import('./member-payments'),
  'GET /me/household/{personId}/payments/{paymentId}': () => import('./member-payments'),
  'GET /me/household/{personId}/payment-years': () => import('./member-payments'),
  'GET /me/household-years/{year}': () => import('./member-payments'),
  'GET /subsidy-programs': () => import('./list-programs'),
  'GET /subsidy-programs/{programCode}': () => import('./show-program'),
  'GET /eligibility-rules': () => import('./eligibility/list-eligibility-rules'),
  'GET /me/facts': () => import('./eligibility/show-my-facts'),
  'GET /villages/{villageCode}/publicities': () => import('./publicity/list-publicities'),
  'GET /villages/{villageCode}/publicities/{publicityId}': () => import('./publicity/show-publicity'),
  'GET /villages/{villageCode}/publicities/{publicityId}/rows': () => import('./publicity/list-publicity-rows'),
});
