import { AppError } from '@shared/errors';
import { confirmPledge } from '@shared/reviews/pledges';
import { relationsOf } from '../../identity/relations';
import { handle } from '../../platform/serve';
import { requireImpartial } from '../impartial';
import { reviewsBy, type StoredReview, type Subject } from '../review-store';
import { saveReview } from '../save-review';
import { scoreOf, type StoredScore } from '../score-store';
import { isOfPledge, type Promised } from './pledge';
import { pledgesOf } from './pledge-store';

/** The newest of my own that a promise answers to; the one on which I said something, where there is one. */
export function reviewOfPledge(
  mine: readonly StoredReview[],
  pledge: Promised,
  score: Pick<StoredScore, 'bursts'> | undefined,
): StoredReview | undefined {
  const ofIt = mine.filter((review) => isOfPledge(review, pledge, score?.bursts));
  const newest = [...ofIt].sort((a, b) => b.quarter.localeCompare(a.quarter))[0];
  return ofIt.find(({ pledgeSaid }) => pledgeSaid?.number === pledge.number) ?? newest;
}

/** What I am asked now about a subject that I judged, and what I said. */
export async function askedOfMine(
  subject: Subject,
  mine: readonly StoredReview[],
  score: StoredScore | undefined,
): Promise<{ number: number; iSaid?: boolean } | undefined> {
  const [pledge] = mine.length > 0 ? await pledgesOf(subject) : [];
  const review = pledge?.state === 'asking' ? reviewOfPledge(mine, pledge, score) : undefined;
  if (!pledge || !review) return undefined;
  const said = review.pledgeSaid?.number === pledge.number ? review.pledgeSaid.kept : undefined;
  return { number: pledge.number, ...(said !== undefined && { iSaid: said }) };
}

/** Kept on the author's own review until all had time to say: the office reads one count, and when nobody was at their phone. */
export const confirmPledgeHandler = handle(confirmPledge)(async (
  { params: subject, body: { kept }, caller },
  { at },
) => {
  const relations = await relationsOf(caller);
  const mine = (await Promise.all([...relations.ownIds].map((personId) => reviewsBy(personId, subject)))).flat();
  if (mine.length === 0) throw new AppError('notFound');
  // Who judged as a resident may be a cadre by now, and says nothing about their own promise.
  requireImpartial(subject, relations);
  const [[pledge], score] = await Promise.all([pledgesOf(subject), scoreOf(subject)]);
  const review = pledge?.state === 'asking' ? reviewOfPledge(mine, pledge, score) : undefined;
  if (!pledge || !review) throw new AppError('reviews.nothingToConfirm');
  const pledgeSaid = { number: pledge.number, kept };
  const before = review.pledgeSaid;
  if (before?.number !== pledgeSaid.number || before.kept !== kept)
    await saveReview({ ...review, pledgeSaid, version: review.version + 1 }, review, { action: confirmPledge.id, at });
  return { kept };
});
