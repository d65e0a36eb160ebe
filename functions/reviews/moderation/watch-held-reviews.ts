import { dayInChina, daysAfter } from '@shared/time';
import { divisionTree, inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { allBurstsOf } from '../bursts/burst-store';
import { tellAuthors } from '../bursts/tell-authors';
import { sinceOf } from '../page';
import { allFlaggedOpen } from '../reception/flag-store';
import { readReviewOf } from '../reception/read-review';
import { oldestWaiting, waitsSince } from '../review-store';
import { invitePaid } from '../subsidies/invite-paid';

/** How long words may wait before it is said aloud. */
const DAYS_TO_WAIT = 1;

/** How many flagged comments that are read wait since before that day. */
async function flaggedLate(division: string, late: string): Promise<number> {
  let count = 0;
  for await (const { reviewId, since, of } of allFlaggedOpen(division)) {
    const review = since < dayInChina(late) ? await readReviewOf(reviewId, now()) : undefined;
    if (review && sinceOf(review) === of) count += 1;
  }
  return count;
}

/** How many bursts are not decided by their day. */
async function burstsLate(district: string): Promise<number> {
  let count = 0;
  for await (const { dueOn } of allBurstsOf(district, 'open')) if (dueOn < dayInChina(now())) count += 1;
  return count;
}

/**
 * Once a day: says of each office in whose queue something waits for more than a day, or a burst past its day, that it does, and tells
 * the authors of a burst what was decided; then invites who was paid three days ago to say how that was handled. The line has a division and a count;
 * an alarm stands on it (infrastructure/alarms.ts).
 */
export const handler = async (): Promise<void> => {
  const late = daysAfter(now(), -DAYS_TO_WAIT);
  await inEachDistrict(async (district) => {
    const { towns } = await divisionTree(district);
    for (const division of [district, ...towns.map(({ code }) => code)]) {
      const waiting = await oldestWaiting(division);
      const bursts = division === district ? await burstsLate(district) : 0;
      const words = waiting.filter((review) => waitsSince(review) < late).length + (await flaggedLate(division, late));
      const count = words + bursts;
      if (count > 0) log('warn', 'heldReviewsWait', { subject: `division#${division}`, count });
    }
    for await (const burst of allBurstsOf(district, 'untold')) await tellAuthors(burst);
  });
  await invitePaid(now());
  log('info', 'watchHeldReviews');
};
