import { AppError } from '@shared/errors';
import { quarterOf } from '@shared/quarters';
import { showMyReview } from '@shared/reviews/reviews';
import { holds } from '@shared/roles';
import { handle } from '../platform/serve';
import { askedOfMine } from './pledges/confirm-pledge';
import { flagsOfMine } from './reception/flag-review';
import { answersToMine } from './reception/reception-store';
import { usefulToMine } from './reception/useful-store';
import { ownIdsOf } from '../identity/relations';
import { viewMine } from './review';
import { reviewsBy } from './review-store';
import { scoreOf } from './score-store';
import { tasksOfMine } from './tasks/task-view';

/** What I gave is mine wherever I live now; who gave nothing and does not live there has nothing to ask. */
export const showMyReviewHandler = handle(showMyReview)(async ({ params, caller }, { at }) => {
  const ownIds = await ownIdsOf(caller);
  const [score, flags, ...given] = await Promise.all([
    scoreOf(params),
    flagsOfMine(ownIds, params),
    ...ownIds.map((personId) => reviewsBy(personId, params)),
  ]);
  const rows = given.flat().sort((a, b) => b.quarter.localeCompare(a.quarter));
  const mine = rows.map((row) => viewMine(row, score?.bursts));
  if (mine.length === 0 && flags.length === 0 && !holds(caller.grants, ['resident'], params.villageCode))
    throw new AppError('notFound');
  const review = mine.find(({ quarter }) => quarter === quarterOf(at));
  const [tasks, answers, useful, pledge] = await Promise.all([
    tasksOfMine(rows),
    answersToMine(rows),
    usefulToMine(ownIds, params),
    askedOfMine(params, rows, score),
  ]);
  return {
    ...(review && { review }),
    earlier: mine.filter((each) => each !== review),
    ...(tasks.length > 0 && { tasks }),
    ...(answers.length > 0 && { answers }),
    ...(flags.length > 0 && { flags }),
    ...(useful.length > 0 && { useful }),
    ...(pledge && { pledge }),
  };
});
