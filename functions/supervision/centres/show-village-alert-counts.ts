import { MIN_SAMPLE } from '@shared/reviews/reviews';
import { showVillageAlertCounts } from '@shared/supervision/centres';
import { handle } from '../../platform/serve';
import { centreVillageOf } from './centre-store';

/** Counted each hour of whole months: when one was raised cannot be told from it, and below five the answer is the same for none. */
export const showVillageAlertCountsHandler = handle(showVillageAlertCounts)(async ({ params: { villageCode } }) => {
  const alerts = (await centreVillageOf(villageCode))?.alerts;
  return alerts && alerts.raised >= MIN_SAMPLE ? { counts: alerts } : {};
});
