import { startOfQuarter } from '@shared/quarters';
import { dayInChina, daysAfter, noonInChina } from '@shared/time';
import { divisionTree, inEachDistrict } from '../../identity/division-store';
import { accountsHolding } from '../../identity/holder-store';
import { tellAccount } from '../../messages/tell';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { ConditionsFailed, transact } from '../../platform/transact';
import { everyRow } from '../../platform/query-page';
import { handlerRoleOf } from '../../reports/sight/parts';
import { keepSummary } from '../keep-summary';
import { keepPledges } from '../pledges/keep-pledges';
import { weekOf } from '../review';
import { reviewsRead, type StoredReview } from '../review-store';
import { allScoresOf } from '../score-store';
import { askAuthor } from './ask-author';
import { reviewOnPage } from './on-page';
import { asksForMore, becomesLate, confirmed, hasSince, opened, startOfWeek, type Task, toldOfLateness } from './task';
import { allAskedTasks, allOpenTasks, putTask, type StoredTask, taskOf } from './task-store';

/** Tells an office, once of a day whichever run does it, and however much is new or late there: a message names nothing. */
async function tellOffice(office: string, kind: 'lowReviewWaits' | 'lowReviewLate', day: string): Promise<void> {
  for (const accountId of await accountsHolding(handlerRoleOf(office), office))
    await tellAccount({ accountId, kind, sourceId: `${kind}#${office}#${day}`, at: noonInChina(day) });
}

/** Writes what came of a task, unless another run was first. Whether it did. */
async function save(task: StoredTask, next: Task): Promise<boolean> {
  // With the level above it is not late yet.
  const { isLate: _, ...kept } = task;
  try {
    await transact(putTask({ ...kept, ...next, answers: [...next.answers], version: task.version + 1 }, task));
    return true;
  } catch (error) {
    if (error instanceof ConditionsFailed) return false;
    throw error;
  }
}

/** Opens a task. One that was laid aside begins anew, with what was answered before: its review stands on the page again. */
async function open(review: StoredReview, at: string): Promise<void> {
  const found = await taskOf(review.reviewId);
  if (found && found.state !== 'withdrawn') return;
  const { reviewId, villageCode, subjectKind, subjectId, quarter } = review;
  const task = opened(review, at);
  const answers = found?.answers ?? [];
  const row = { ...task, answers, reviewId, villageCode, subjectKind, subjectId, quarter };
  try {
    await transact(putTask({ ...row, version: (found?.version ?? 0) + 1 }, found));
  } catch (error) {
    // Another run was first.
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}

/** Opens what a village's low reviews ask for. */
async function openIn(villageCode: string, at: string): Promise<void> {
  for await (const { rows } of allScoresOf(villageCode))
    for (const score of rows) {
      const { subjectKind, subjectId } = score;
      if (subjectKind === 'answer' || !score.shownThrough) continue;
      const subject = { villageCode, subjectKind, subjectId };
      const since = startOfQuarter(at, 1);
      const reviews = await everyRow((page) => reviewsRead(subject, { at, score, since }, page));
      for (const review of reviews.filter((each) => asksForMore(each, score, at))) await open(review, at);
    }
}

/** Carries what authors said before this week. */
async function confirmIn(villageCode: string, at: string): Promise<void> {
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
    if (next !== task) await save(task, next);
  }
}

/**
 * Tells an office what it has since Monday, the level above what is late there, and lays aside what the page shows no more. It is told
 * from what is kept, so that a run which was cut off is made good by the next. @returns how many are late now.
 */
async function tellOf(division: string, at: string): Promise<number> {
  const late: StoredTask[] = [];
  const monday = weekOf(at);
  let isNew = false;
  for await (const task of allOpenTasks(division)) {
    if (!(await reviewOnPage(task, at))) {
      await save(task, { ...task, state: 'withdrawn' });
      continue;
    }
    isNew ||= hasSince(task) === monday;
    if (becomesLate(task, at)) late.push(task);
  }
  if (isNew) await tellOffice(division, 'lowReviewWaits', monday);
  // It is told first: what is kept as told, and was not, nobody would be told of again.
  for (const day of new Set(late.map(({ dueAt }) => dayInChina(daysAfter(dueAt, 1)))))
    await tellOffice(toldOfLateness(division), 'lowReviewLate', day);
  let count = 0;
  for (const task of late) if (await save(task, { ...task, isLate: true })) count += 1;
  return count;
}

/**
 * Every day: what low reviews ask for is opened as of Monday, what their authors said before it is carried on, and what is late is told
 * to the level above; whoever is promised something is asked on its day; when a quarter ends, what each village's page says is kept. A run that is cut off, doubled or a day late does what is left, once. One division that cannot be read keeps no
 * other waiting; the run fails in the end, so that somebody looks.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  const count = { done: 0 };
  await inEachDistrict(async (district) => {
    const { towns } = await divisionTree(district);
    const villages = towns.flatMap((town) => town.villages.map(({ code }) => code));
    const failures: unknown[] = [];
    const apart = async (division: string, work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        const subject = `division#${division}`;
        log('error', 'keepReviewTasks', { subject, ...(error instanceof Error && { error: error.name }) });
        failures.push(error);
      }
    };
    for (const village of villages) {
      await apart(village, () => openIn(village, at));
      await apart(village, () => confirmIn(village, at));
      await apart(village, () => keepPledges(village, at));
      await apart(village, () => keepSummary(village, at));
    }
    for (const division of [...villages, ...towns.map(({ code }) => code), district])
      await apart(division, async () => {
        count.done += await tellOf(division, at);
      });
    if (failures.length > 0) throw failures[0];
  });
  log('info', 'keepReviewTasks', { count: count.done });
};
