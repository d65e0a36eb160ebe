import { dayInChina, noonInChina } from '@shared/time';
import { ConditionsFailed, transact } from '../../platform/transact';
import { everyReviewOf, partitionOf, type StoredReview } from '../review-store';
import { scoreOf } from '../score-store';
import { tellPerson } from '../tell-person';
import { asked, closed, isDue, isOfPledge, isOver, type Promised } from './pledge';
import { pledgesDue, putPledge, type StoredPledge } from './pledge-store';

/** The voices that a promise answers to. */
async function* voicesOf(pledge: StoredPledge): AsyncGenerator<StoredReview> {
  const score = await scoreOf(pledge);
  for await (const review of everyReviewOf(pledge)) if (isOfPledge(review, pledge, score?.bursts)) yield review;
}

/** Asks each who judged whether it was done: once, however often a run comes to it, and by way of their review. */
async function askRaters(pledge: StoredPledge): Promise<void> {
  const sourceId = `${partitionOf(pledge)}|pledge|${String(pledge.number)}`;
  const told = new Set<string>();
  for await (const { personId } of voicesOf(pledge)) {
    if (told.has(personId)) continue;
    told.add(personId);
    await tellPerson(personId, { kind: 'pledgeDue', sourceId, at: noonInChina(pledge.byOn), subject: pledge });
  }
}

/** What became of it, unless another run was first. */
async function save(pledge: StoredPledge, next: Promised): Promise<void> {
  try {
    await transact(putPledge(pledge, next, pledge));
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}

/** On its day the raters of a promise are asked; when they had time to say, it is counted once. A run that is cut off is made good by the next. */
export async function keepPledges(villageCode: string, at: string): Promise<void> {
  for await (const pledge of pledgesDue(villageCode, dayInChina(at))) {
    if (isDue(pledge, at)) {
      // It is told first: what is kept as asked, and was not, nobody would be asked of again.
      await askRaters(pledge);
      await save(pledge, asked(pledge, at));
    } else if (isOver(pledge, at)) {
      const said: StoredReview[] = [];
      for await (const review of voicesOf(pledge)) if (review.pledgeSaid) said.push(review);
      await save(pledge, closed(pledge, said));
    }
  }
}
