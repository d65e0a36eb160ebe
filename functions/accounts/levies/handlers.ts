import type { LateHandlers } from '../../platform/serve';

/** 一事一议筹资、水费: who owes what. */
export const levyHandlers: LateHandlers = {
  'GET /villages/{villageCode}/levies': () => import('./list-levies'),
  'GET /villages/{villageCode}/levy-desk': () => import('./list-levies'),
  'GET /villages/{villageCode}/levies/{levyId}/charges': () => import('./list-levies'),
  'POST /villages/{villageCode}/levies': () => import('./prepare-levy'),
  'POST /villages/{villageCode}/levies/{levyId}/charges': () => import('./add-charges'),
  'POST /villages/{villageCode}/levies/{levyId}/decision': () => import('./decide-levy'),
  'POST /villages/{villageCode}/charges/{chargeId}/correction': () => import('./correct-charge'),
  'POST /villages/{villageCode}/charges/{chargeId}/correction/decision': () => import('./correct-charge'),
  'POST /villages/{villageCode}/charges/{chargeId}/cash': () => import('./note-charge-cash'),
  'GET /me/charges': () => import('./list-levies'),
};
