import { quarterOf } from '@shared/quarters';
import { appealReviewRefusal, refuseHeldReview } from '@shared/reviews/moderation';
import { flagReview } from '@shared/reviews/reception';
import { addDays, dayInChina } from '@shared/time';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { transact } from '../../functions/platform/transact';
import { ReviewEntity, reviewRow, type StoredReview } from '../../functions/reviews/review-store';
import { fallRow, putFall } from '../../functions/reviews/falls/fall-store';
import { pledgesOf, putPledge } from '../../functions/reviews/pledges/pledge-store';
import { opened } from '../../functions/reviews/tasks/task';
import { putTask } from '../../functions/reviews/tasks/task-store';
import { holdBurst } from '../../functions/reviews/testing/hold-burst-store';
import { showScore } from '../../functions/reviews/testing/show-score-store';
import { put } from '../../scripts/seed/row';
import { type District, write } from './district';
import { type Call, done, exercises, NOTHING, tenfold } from './exercise';

type Given = Pick<StoredReview, 'villageCode' | 'subjectKind' | 'subjectId' | 'stars' | 'comment' | 'state'>;

/** A review of the resident's, in the tables. */
export async function reviewed({ resident }: Pick<District, 'resident'>, given: Given & Partial<StoredReview>) {
  const at = now();
  const review = {
    ...{ personId: resident.personId, quarter: quarterOf(at), reviewId: newId(at), shownAs: 'hidden' as const },
    ...{ firstAt: at, reviewedAt: at, version: 1, ...given },
  };
  await write([put(ReviewEntity, reviewRow(review))]);
  return review;
}

/** A comment on a notice that waits for the town, by the district's resident. */
async function waits(d: District) {
  const held = { ...d.subjects.notice, state: 'held', heldFor: 'unsure' } as const;
  const { reviewId } = await reviewed(d, { ...held, stars: 1, comment: '这里有小广告，办事也慢' });
  return { on: { reviewId } };
}
const REFUSAL = { version: 1, reason: 'advertisement', words: '“小广告”请去掉' };
const refused = async (d: District) => {
  const call = await waits(d);
  await done(d, refuseHeldReview, { ...call, body: REFUSAL });
  return call;
};
const appealOf = ({ subjects }: District) => ({
  params: { ...subjects.notice, quarter: quarterOf(now()) },
  body: { version: 2, words: '说的是墙上的小广告' },
});

/** A comment of the resident on the village's work, as everybody reads it. */
async function isRead(d: Pick<District, 'resident' | 'village'>, stars = 3) {
  const of = { villageCode: d.village.code, subjectKind: 'work' as const, subjectId: 'finance' };
  const publishedAt = now();
  const shown = { ...of, stars, comment: '账贴了半天就撕了', state: 'published', publishedAt } as const;
  const { reviewId, quarter, reviewedAt: at } = await reviewed(d, shown);
  await showScore(of, at);
  return { of, at, quarter, on: { reviewId } };
}

/** Flagged by the cadre. */
const flagged = async (d: District) => {
  const { on } = await isRead(d);
  await done(d, flagReview, { by: 'cadre', on, body: { reason: 'insult' } });
  return { on };
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
  const { of, at, quarter, on } = await isRead(d, 1);
  const answers = state === 'done' ? [{ office: '村委会', words: '换了公开栏', on: dayInChina(at) }] : [];
  await transact(putTask({ ...opened(of, at), ...of, state, answers, ...on, quarter, version: 1 }, undefined));
  return { of, quarter, on };
}

/** What an office lists, one of them made before: its page is one row. */
const listed = (what: string, place: Call['in'], make: (d: District) => Promise<unknown>) =>
  tenfold(`nothing: a page of ${what}`, async (d) => {
    await make(d);
    return { ...(place && { in: place }), query: { limit: 1 } };
  });
const ANSWER = { words: '公开栏换了带锁的玻璃柜' };

/** 待审留言. The officers of the measured district live in its village, in households of their own. */
export const moderationExercises = exercises(NOTHING, {
  listHeldReviews: listed('what waits', 'town', waits),
  releaseHeldReview: async (d) => ({ ...(await waits(d)), body: { version: 1 } }),
  refuseHeldReview: async (d) => ({ ...(await waits(d)), body: REFUSAL }),
  appealReviewRefusal: async (d) => {
    await refused(d);
    return appealOf(d);
  },
  decideReviewAppeal: async (d) => {
    const call = await refused(d);
    await done(d, appealReviewRefusal, appealOf(d));
    return { ...call, body: { version: 3, outcome: 'restored', words: '说的是环境，不是广告' } };
  },
  listReviewTasks: listed('what is open', 'village', asksForMore),
  answerReviewTask: async (d) => ({ on: (await asksForMore(d)).on, body: { version: 1, ...ANSWER } }),
  answerReview: async (d) => ({ on: (await isRead(d)).on, body: ANSWER }),
  markReviewUseful: async (d) => {
    const { on } = await isRead({ ...d, resident: { ...d.resident, personId: newId() } });
    return { on, body: { useful: true } };
  },
  flagReview: async (d) => ({ by: 'cadre', on: (await isRead(d)).on, body: { reason: 'insult' } }),
  listFlaggedReviews: listed('what was flagged', 'town', flagged),
  decideReviewFlag: async (d) => ({ ...(await flagged(d)), body: { version: 1, words: '没有骂人，留着' } }),
  listReviewBursts: listed('bursts, each with its own voices', 'district', bursts),
  decideReviewBurst: tenfold('the voices of the subject that is judged', async (d) => ({
    on: await bursts(d),
    body: { version: 1 },
  })),
  confirmReviewTask: async (d) => {
    const { of, quarter } = await asksForMore(d, 'done');
    return { params: { ...of, quarter }, body: { mended: true } };
  },
  pledgeImprovement: async (d) => {
    const { of, at } = await isRead(d);
    const body = { words: '每月的账贴满三十天，少一天都不撕', byOn: addDays(dayInChina(at), 30) };
    const [last] = await pledgesOf(of, true);
    if (last) await transact(putPledge(of, { ...last, state: 'closed' }, last));
    return { on: of, body };
  },
  confirmPledge: async (d) => {
    const { of, at, quarter } = await isRead(d);
    const today = dayInChina(at);
    const made = { words: '每月的账贴满三十天', madeOn: today, byOn: today, askedOn: today };
    const [before] = await pledgesOf(of);
    const number = (before?.number ?? 0) + 1;
    await transact(putPledge(of, { ...made, number, state: 'asking', quarters: [quarter] }, undefined));
    return { on: of, body: { kept: true } };
  },
  listScoreFalls: tenfold('the scores that fell', async (d) => {
    const of = { villageCode: d.village.code, villageName: '测村', kind: 'village' as const };
    const good = { share: 50, low: 20, high: 80 };
    const quarter = quarterOf(now());
    for (let fell = 1; fell <= 8 * d.size; fell += 1) {
      const standing = { quarter, count: 12, good };
      const fall = { theme: 'finance' as const, before: standing, after: standing, fell, isSure: false };
      await transact(putFall(fallRow(of, fall)));
    }
    return { in: 'district', query: { kind: 'village', quarter, limit: 5 } };
  }),
  listRefusedReviews: {},
});
