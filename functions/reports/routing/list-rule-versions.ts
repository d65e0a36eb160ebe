import { AppError } from '@shared/errors';
import { listRuleVersions } from '@shared/reports/routing';
import { handle } from '../../platform/serve';
import { versionsOf } from './rule-store';

export const listRuleVersionsHandler = handle(listRuleVersions)(async ({ params }) => {
  const items = await versionsOf(params.districtCode, params.ruleId);
  if (items.length === 0) throw new AppError('notFound');
  return { items };
});
