import { daysAfter } from '@shared/time';
import { divisionTree, inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { oldestWaiting, waitsSince } from '../review-store';

/** How long words may wait before it is said aloud. */
const DAYS_TO_WAIT = 1;

/**
 * Once a day: says of each office in whose queue something waits for more than a day that it does. The line has a division and a count;
 * an alarm stands on it (infrastructure/alarms.ts).
 */
export const handler = async (): Promise<void> => {
  const late = daysAfter(now(), -DAYS_TO_WAIT);
  await inEachDistrict(async (district) => {
    const { towns } = await divisionTree(district);
    for (const division of [district, ...towns.map(({ code }) => code)]) {
      const waiting = await oldestWaiting(division);
      const count = waiting.filter((review) => waitsSince(review) < late).length;
      if (count > 0) log('warn', 'heldReviewsWait', { subject: `division#${division}`, count });
    }
  });
  log('info', 'watchHeldReviews');
};
