import { AppError } from '@shared/errors';
import { listReviewBursts } from '@shared/reviews/bursts';
import type { SubjectId } from '@shared/reviews/reviews';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { divisionNamed } from '../../identity/division-store';
import { isOfOffice } from '../moderation/moderation';
import { relationsOf } from '../../identity/relations';
import { openBurstsOf, type StoredBurst } from './burst-store';
import { decidableBy } from './decidable';
import { atLeastOf } from './standing';

export const listReviewBurstsHandler = handle(listReviewBursts)(async (
  { params: { division }, query, caller },
  { at },
) => {
  if (!isOfOffice(caller.grants, division)) throw new AppError('auth.refused');
  const moderator = await relationsOf(caller);
  const counts = new Map<string, number>();
  const sees = async (burst: StoredBurst) => {
    const found = await decidableBy(burst, caller, moderator);
    if (found) counts.set(burst.burstId, atLeastOf(found));
    return found !== undefined;
  };
  const { items, next } = await openBurstsOf(division, sees, query);
  return {
    items: await Promise.all(
      items.map(async ({ burstId, villageCode, subjectKind, subjectId, signs, since, dueOn, version }) => ({
        villageName: await divisionNamed(villageCode),
        ...{ burstId, villageCode, subjectKind, subjectId: subjectId as SubjectId, signs, since, dueOn, version },
        atLeast: counts.get(burstId) ?? 0,
        isLate: dueOn < dayInChina(at),
      })),
    ),
    ...(next && { next }),
  };
});
