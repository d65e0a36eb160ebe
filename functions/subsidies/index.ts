import { serve } from '../platform/serve';

export const handler = serve({
  'GET /me/payments': async () => (await import('./list-my-payments')).listMyPaymentsHandler,
  'GET /me/payments/{paymentId}': async () => (await import('./show-my-payment')).showMyPaymentHandler,
  'GET /me/payment-years': async () => (await import('./show-my-payment-years')).showMyPaymentYearsHandler,
  'GET /me/payment-calendar': async () => (await import('./show-my-payment-calendar')).showMyPaymentCalendarHandler,
  'GET /me/payment-changes': async () => (await import('./show-my-payment-changes')).showMyPaymentChangesHandler,
  'GET /me/household/{personId}/payments': async () => (await import('./member-payments')).listMemberPaymentsHandler,
  'GET /me/household/{personId}/payments/{paymentId}': async () =>
    (await import('./member-payments')).showMemberPaymentHandler,
  'GET /me/household/{personId}/payment-years': async () =>
    (await import('./member-payments')).showMemberPaymentYearsHandler,
  'GET /me/household-years/{year}': async () => (await import('./member-payments')).showHouseholdYearHandler,
  'GET /subsidy-programs': async () => (await import('./list-programs')).listProgramsHandler,
  'GET /subsidy-programs/{programCode}': async () => (await import('./show-program')).showProgramHandler,
  'GET /eligibility-rules': async () =>
    (await import('./eligibility/list-eligibility-rules')).listEligibilityRulesHandler,
  'GET /me/facts': async () => (await import('./eligibility/show-my-facts')).showMyFactsHandler,
  'GET /villages/{villageCode}/publicities': async () =>
    (await import('./publicity/list-publicities')).listPublicitiesHandler,
  'GET /villages/{villageCode}/publicities/{publicityId}': async () =>
    (await import('./publicity/show-publicity')).showPublicityHandler,
  'GET /villages/{villageCode}/publicities/{publicityId}/rows': async () =>
    (await import('./publicity/list-publicity-rows')).listPublicityRowsHandler,
});
