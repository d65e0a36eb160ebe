import { districtOf } from '@shared/divisions';
import { decideReviewBurst, listReviewBursts } from '@shared/reviews/bursts';
import { listScoreFalls } from '@shared/reviews/falls';
import { confirmPledge, pledgeImprovement } from '@shared/reviews/pledges';
import { quarterOf } from '@shared/quarters';
import {
  appealReviewRefusal,
  decideReviewAppeal,
  decideReviewFlag,
  listFlaggedReviews,
  listHeldReviews,
  listRefusedReviews,
  refuseHeldReview,
  releaseHeldReview,
} from '@shared/reviews/moderation';
import { answerReview, flagReview, markReviewUseful } from '@shared/reviews/reception';
import { answerReviewTask, confirmReviewTask, listReviewTasks } from '@shared/reviews/review-tasks';
import { addDays, dayInChina } from '@shared/time';
import { now } from '../../functions/platform/clock';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { newId } from '../../functions/platform/id';
import { transact } from '../../functions/platform/transact';
import { ReviewEntity, reviewRow } from '../../functions/reviews/review-store';
import { fallRow, putFall } from '../../functions/reviews/falls/fall-store';
import { pledgesOf, putPledge } from '../../functions/reviews/pledges/pledge-store';
import { opened } from '../../functions/reviews/tasks/task';
import { putTask } from '../../functions/reviews/tasks/task-store';
import { holdBurst } from '../../functions/reviews/testing/hold-burst-store';
import { showScore } from '../../functions/reviews/testing/show-score-store';
import { callApi } from '../../tests/support/api';
import type { District } from './district';
import { exercise, type Exercise, tenfold } from './exercise';

/** A comment on a notice that waits for the town, by the district's resident. */
async function waits({ subjects, resident }: District) {
  const at = now();
  const row = {
    ...subjects.notice,
    personId: resident.personId,
    quarter: quarterOf(at),
    reviewId: newId(at),
    shownAs: 'hidden' as const,
    stars: 1,
    comment: '这里有小广告，办事也慢',
    state: 'held' as const,
    heldFor: 'unsure' as const,
    ...{ firstAt: at, reviewedAt: at, version: 1 },
  };
  await ReviewEntity.build(PutItemCommand).item(reviewRow(row)).send();
  return { reviewId: row.reviewId };
}
const REFUSAL = { version: 1, reason: 'advertisement', words: '“小广告”请去掉' };
const refused = async (d: District) => {
  const params = await waits(d);
  await callApi(refuseHeldReview, { token: d.township.token, params, body: REFUSAL });
  return params;
};
const appealOf = ({ subjects, resident }: District) => ({
  params: { ...subjects.notice, quarter: quarterOf(now()) },
  token: resident.token,
  body: { version: 2, words: '说的是墙上的小广告' },
});

/** A comment of the resident on the village's work, as everybody reads it. */
async function isRead({ village, resident }: District, stars = 3) {
  const at = now();
  const of = { villageCode: village.code, subjectKind: 'work' as const, subjectId: 'finance' };
  const review = {
    ...{ ...of, personId: resident.personId, quarter: quarterOf(at), reviewId: newId(at), shownAs: 'hidden' as const },
    ...{ stars, comment: '账贴了半天就撕了', state: 'published' as const },
    ...{ firstAt: at, reviewedAt: at, publishedAt: at, version: 1 },
  };
  await ReviewEntity.build(PutItemCommand).item(reviewRow(review)).send();
  await showScore(of, at);
  return { of, at, reviewId: review.reviewId, quarter: review.quarter };
}

/** Flagged by the cadre. */
const flagged = async (d: District) => {
  const { reviewId } = await isRead(d);
  await callApi(flagReview, { token: d.cadre.token, params: { reviewId }, body: { reason: 'insult' } });
  return { reviewId };
};

const given = new WeakMap<District, number>();

/** A dozen voices on the village's work at once, of the same people at each size: in which share of the score a voice stands hangs on who gave it. */
const bursts = (d: District) => {
  const { village } = d;
  const from = given.get(d) ?? 0;
  given.set(d, from + 12);
  const voices = Array.from({ length: 12 }, (_, place) => `VOICE${from + place}#${quarterOf(now())}`);
  return holdBurst({ villageCode: village.code, subjectKind: 'work', subjectId: 'attitude' }, now(), voices);
};

/** A low review of the resident as an office has it. */
async function asksForMore(d: District, state: 'open' | 'done' = 'open') {
  const { of, at, reviewId, quarter } = await isRead(d, 1);
  const answers = state === 'done' ? [{ office: '村委会', words: '换了公开栏', on: dayInChina(at) }] : [];
  await transact(putTask({ ...opened(of, at), ...of, state, answers, reviewId, quarter, version: 1 }, undefined));
  return { of, reviewId, quarter };
}

/** 待审留言. The officers of the measured district live in its village, in households of their own. */
export const moderationExercises: readonly Exercise[] = [
  tenfold('nothing: a page of what waits')(listHeldReviews, async (d) => {
    await waits(d);
    return { params: { division: d.village.townCode }, query: { limit: 1 } };
  }),
  exercise(releaseHeldReview, async (d) => ({ params: await waits(d), body: { version: 1 } })),
  exercise(refuseHeldReview, async (d) => ({ params: await waits(d), body: REFUSAL })),
  exercise(appealReviewRefusal, async (d) => {
    await refused(d);
    return appealOf(d);
  }),
  exercise(decideReviewAppeal, async (d) => {
    const params = await refused(d);
    await callApi(appealReviewRefusal, appealOf(d));
    const body = { version: 3, outcome: 'restored', words: '说的是环境，不是广告' };
    return { params, body };
  }),
  tenfold('nothing: a page of what is open')(listReviewTasks, async (d) => {
    await asksForMore(d);
    return { params: { division: d.village.code }, query: { limit: 1 } };
  }),
  exercise(answerReviewTask, async (d) => {
    const { reviewId } = await asksForMore(d);
    return { params: { reviewId }, body: { version: 1, words: '公开栏换了带锁的玻璃柜' } };
  }),
  exercise(answerReview, async (d) => {
    const { reviewId } = await isRead(d);
    return { params: { reviewId }, body: { words: '公开栏换了带锁的玻璃柜' } };
  }),
  exercise(markReviewUseful, async (d) => {
    const { reviewId } = await isRead({ ...d, resident: { ...d.resident, personId: newId() } });
    return { params: { reviewId }, body: { useful: true } };
  }),
  exercise(flagReview, async (d) => {
    const { reviewId } = await isRead(d);
    return { params: { reviewId }, token: d.cadre.token, body: { reason: 'insult' } };
  }),
  tenfold('nothing: a page of what was flagged')(listFlaggedReviews, async (d) => {
    await flagged(d);
    return { params: { division: d.village.townCode }, query: { limit: 1 } };
  }),
  exercise(decideReviewFlag, async (d) => {
    const body = { version: 1, words: '没有骂人，留着' };
    return { params: await flagged(d), body };
  }),
  tenfold('nothing: a page of bursts, each with its own voices')(listReviewBursts, async (d) => {
    await bursts(d);
    return { params: { division: districtOf(d.village.code) }, query: { limit: 1 } };
  }),
  tenfold('the voices of the subject that is judged')(decideReviewBurst, async (d) => ({
    params: await bursts(d),
    body: { version: 1 },
  })),
  exercise(confirmReviewTask, async (d) => {
    const { of, quarter } = await asksForMore(d, 'done');
    return { params: { ...of, quarter }, body: { mended: true } };
  }),
  exercise(pledgeImprovement, async (d) => {
    const { of, at } = await isRead(d);
    const body = { words: '每月的账贴满三十天，少一天都不撕', byOn: addDays(dayInChina(at), 30) };
    const [last] = await pledgesOf(of, true);
    if (last) await transact(putPledge(of, { ...last, state: 'closed' }, last));
    return { params: of, body };
  }),
  exercise(confirmPledge, async (d) => {
    const { of, at, quarter } = await isRead(d);
    const today = dayInChina(at);
    const made = { words: '每月的账贴满三十天', madeOn: today, byOn: today, askedOn: today };
    const [before] = await pledgesOf(of);
    const number = (before?.number ?? 0) + 1;
    await transact(putPledge(of, { ...made, number, state: 'asking', quarters: [quarter] }, undefined));
    return { params: of, body: { kept: true } };
  }),
  tenfold('the scores that fell')(listScoreFalls, async (d) => {
    const of = { villageCode: d.village.code, villageName: '测村', kind: 'village' as const };
    const good = { share: 50, low: 20, high: 80 };
    const quarter = quarterOf(now());
    for (let fell = 1; fell <= 8 * d.size; fell += 1) {
      const standing = { quarter, count: 12, good };
      const fall = { theme: 'finance' as const, before: standing, after: standing, fell, isSure: false };
      await transact(putFall(fallRow(of, fall)));
    }
    const params = { division: districtOf(d.village.code) };
    return { params, query: { kind: 'village', quarter, limit: 5 } };
  }),
  exercise(listRefusedReviews, ({ village }) => ({ params: { villageCode: village.code } })),
];
