import { showPolicy } from '@shared/subsidies/policies';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { catalogueAt, versionsOf } from './policy-store';
import { detailOf } from './view';

export const showPolicyHandler = handle(showPolicy)(async ({ params: { policyCode }, query }, { at }) => {
  const [versions, catalogue] = await Promise.all([versionsOf(policyCode), catalogueAt(at)]);
  return detailOf(versions, catalogue, dayInChina(at), query.effectiveOn);
});
