import { inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { inParallel } from '../../platform/in-parallel';
import { log } from '../../platform/log';
import { putCentreSum, putCentreVillage } from './centre-store';
import { putPeers } from '../statistics/statistics-store';
import { countDistrict } from './count-district';
import { countFreshness } from './freshness-store';
import { putCentreQuarter } from './quarter-store';

const AT_ONCE = 16;

/**
 * Each hour: counts what the centres show, from the rows. Cut off in the middle, it has written villages that are newer than their sum,
 * each with its instant, and the next run writes all of it again.
 */
export const handler = async (): Promise<void> => {
  await inEachDistrict((district) => countCentres(district, now()));
};

export async function countCentres(districtCode: string, at: string): Promise<void> {
  const { sum, villages, quarters, peers } = await countDistrict(districtCode, at);
  await inParallel(villages, AT_ONCE, putCentreVillage);
  await inParallel(quarters, AT_ONCE, putCentreQuarter);
  await countFreshness(districtCode, at);
  await putPeers(peers);
  await putCentreSum(sum);
  log('info', 'countCentres', { count: villages.length });
}
