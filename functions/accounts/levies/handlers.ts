import type { LateHandlers } from '../../platform/serve';

/** 一事一议筹资、水费: who owes what. */
export const levyHandlers: LateHandlers = {
  'GET /villages/{villageCode}/levies': async () => (await import('./list-levies')).listLeviesHandler,
  'GET /villages/{villageCode}/levy-desk': async () => (await import('./list-levies')).listLevyDeskHandler,
  'GET /villages/{villageCode}/levies/{levyId}/charges': async () => (await import('./list-levies')).listChargesHandler,
  'POST /villages/{villageCode}/levies': async () => (await import('./prepare-levy')).prepareLevyHandler,
  'POST /villages/{villageCode}/levies/{levyId}/charges': async () => (await import('./add-charges')).addChargesHandler,
  'POST /villages/{villageCode}/levies/{levyId}/decision': async () =>
    (await import('./decide-levy')).decideLevyHandler,
  'POST /villages/{villageCode}/charges/{chargeId}/correction': async () =>
    (await import('./correct-charge')).correctChargeHandler,
  'POST /villages/{villageCode}/charges/{chargeId}/correction/decision': async () =>
    (await import('./correct-charge')).decideChargeCorrectionHandler,
  'POST /villages/{villageCode}/charges/{chargeId}/cash': async () =>
    (await import('./note-charge-cash')).noteChargeCashHandler,
  'GET /me/charges': async () => (await import('./list-levies')).listMyChargesHandler,
};
