import { quarterOf, startOfQuarter } from '@shared/quarters';
import { dayInChina } from '@shared/time';
import { divisionTree, inEachDistrict } from '../../identity/division-store';
import { accountsHolding } from '../../identity/holder-store';
import { tellAccount } from '../../messages/tell';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { ConditionsFailed, transact } from '../../platform/transact';
import { everyRow } from '../../platform/query-page';
import { handlerRoleOf } from '../../reports/sight/parts';
import { publishedReviewsOf, type StoredReview } from '../review-store';
import { isShown } from '../score';
import { allScoresOf } from '../score-store';
import { askAuthor } from './ask-author';
import { reviewOnPage } from './on-page';
import { asksForMore, becomesLate, confirmed, opened, startOfWeek, type Task, toldOfLateness } from './task';
import { allAskedTasks, allOpenTasks, putTask, type StoredTask, taskOf } from './task-store';

/** Tells an office once of a day, however much is new or late there: a message names nothing. */
async function tellOffice(division: string, kind: 'lowReviewWaits' | 'lowReviewLate', at: string): Promise<void> {
  for (const accountId of await accountsHolding(handlerRoleOf(division), division))
    await tellAccount({ accountId, kind, sourceId: `${kind}#${division}#${dayInChina(at)}`, at });
}

/** Writes what came of a task, unless another run was first. Whether it did. */
async function save(task: StoredTask, next: Task): Promise<boolean> {
  try {
    await transact(putTask({ ...task, ...next, answers: [...next.answers], version: task.version + 1 }, task));
    return true;
  } catch (error) {
    if (error instanceof ConditionsFailed) return false;
    throw error;
  }
}

/** Opens a task. One that was laid aside begins anew, with what was answered before: its review stands on the page again. */
async function open(review: StoredReview, at: string): Promise<Task | undefined> {
  const found = await taskOf(review.reviewId);
  if (found && found.state !== 'withdrawn') return undefined;
  const { reviewId, villageCode, subjectKind, subjectId, quarter } = review;
  const task = opened(review, at);
  const answers = found?.answers ?? [];
  const row = { ...task, answers, reviewId, villageCode, subjectKind, subjectId, quarter };
  try {
    await transact(putTask({ ...row, version: (found?.version ?? 0) + 1 }, found));
    return task;
  } catch (error) {
    if (error instanceof ConditionsFailed) return undefined;
    throw error;
  }
}

/** Opens what a village's low reviews ask for. @returns the offices that have something new. */
async function openIn(villageCode: string, at: string): Promise<string[]> {
  const offices: string[] = [];
  for await (const { rows } of allScoresOf(villageCode))
    for (const { subjectKind, subjectId, shown, shownThrough: through } of rows) {
      if (subjectKind === 'answer' || !through || !isShown(shown, quarterOf(at))) continue;
      const subject = { villageCode, subjectKind, subjectId };
      const reviews = await everyRow((page) =>
        publishedReviewsOf(subject, { at, through, from: startOfQuarter(at, 1) }, page),
      );
      for (const review of reviews.filter((each) => asksForMore(each, { through, at }))) {
        const task = await open(review, at);
        if (task) offices.push(task.division);
      }
    }
  return offices;
}

/** Carries what authors said before this week. @returns the offices above that have it now. */
async function confirmIn(villageCode: string, at: string): Promise<string[]> {
  const offices: string[] = [];
  for await (const task of allAskedTasks(villageCode)) {
    const review = await reviewOnPage(task, at);
    if (!review) {
      await save(task, { ...task, state: 'withdrawn' });
      continue;
    }
    const { mended } = review;
    const isOfNow = mended !== undefined && mended.answers === task.answers.length && mended.at < startOfWeek(at);
    if (mended?.answers !== task.answers.length) await askAuthor(review, task);
    const next = confirmed(task, isOfNow ? mended.said : undefined, at);
    if (next !== task && (await save(task, next)) && next.state === 'open') offices.push(next.division);
  }
  return offices;
}

/** Tells the level above of what is late, and lays aside what the page shows no more. @returns how many are late now. */
async function carryLate(division: string, at: string): Promise<number> {
  let count = 0;
  for await (const task of allOpenTasks(division)) {
    if (!(await reviewOnPage(task, at))) await save(task, { ...task, state: 'withdrawn' });
    else if (becomesLate(task, at) && (await save(task, { ...task, isLate: true }))) count += 1;
  }
  if (count > 0) await tellOffice(toldOfLateness(division), 'lowReviewLate', at);
  return count;
}

/**
 * Every day: what low reviews ask for is opened as of Monday, what their authors said before it is carried on, and what is late is told
 * to the level above. A run that is cut off, doubled or a day late does what is left, once.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  const count = { done: 0 };
  await inEachDistrict(async (district) => {
    const { towns } = await divisionTree(district);
    const villages = towns.flatMap((town) => town.villages.map(({ code }) => code));
    const offices = new Set<string>();
    for (const village of villages)
      for (const office of [...(await openIn(village, at)), ...(await confirmIn(village, at))]) offices.add(office);
    for (const office of offices) await tellOffice(office, 'lowReviewWaits', at);
    for (const division of [...villages, ...towns.map(({ code }) => code), district])
      count.done += await carryLate(division, at);
  });
  log('info', 'keepReviewTasks', { count: count.done });
};
