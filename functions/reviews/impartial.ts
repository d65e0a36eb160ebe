import { AppError } from '@shared/errors';
import type { SubjectKind } from '@shared/reviews/reviews';
import type { Relations } from '../identity/relations';

/**
 * A cadre judges neither their village's work nor a colleague, nobody's own family judges them, whatever phone or row of a roster is used.
 * @throws AppError `reviews.ownWork`, `reviews.ownHousehold`
 */
export function requireImpartial(
  { villageCode, subjectKind, subjectId }: { villageCode: string; subjectKind: SubjectKind; subjectId: string },
  { personIds, ownCadreOf }: Relations,
): void {
  if (ownCadreOf.has(villageCode)) throw new AppError('reviews.ownWork');
  if (subjectKind === 'cadre' && personIds.has(subjectId)) throw new AppError('reviews.ownHousehold');
}
