import { listMyOutcomes } from '@shared/supervision/outcomes';
import { handle } from '../../platform/serve';
import { raisedBefore } from '../alerts/alert-store';
import { viewOutcome } from './outcome';
import { outcomesOf } from './own-outcomes';

export const listMyOutcomesHandler = handle(listMyOutcomes)(async ({ caller }, { at }) => {
  const outcomes = await outcomesOf(caller);
  const alerts = await raisedBefore(outcomes.map(({ alertId }) => alertId));
  return {
    items: outcomes
      .sort((one, other) => other.toldAt.localeCompare(one.toldAt))
      .map((outcome) => viewOutcome(outcome, alerts.get(outcome.alertId), at)),
  };
});
