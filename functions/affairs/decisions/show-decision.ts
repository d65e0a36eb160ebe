import { showDecision } from '@shared/affairs/decisions';
import { AppError } from '@shared/errors';
import { handle } from '../../platform/serve';
import { decisionOf } from './decision-store';

export const showDecisionHandler = handle(showDecision)(async ({ params: { villageCode, decisionId } }) => {
  const decision = await decisionOf(villageCode, decisionId);
  if (!decision) throw new AppError('notFound');
  return decision;
});
