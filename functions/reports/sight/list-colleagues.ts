import { AppError } from '@shared/errors';
import { listColleagues } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { handlersOf } from './holders';
import { openReport } from '../steps/take-step';

/** Names are for the office that has the report, and for nobody else. */
export const listColleaguesHandler = handle(listColleagues)(async ({ params, caller }) => {
  const { report, parts } = await openReport(params.reportId, caller);
  if (!parts.includes('handler')) throw new AppError('auth.refused');
  const items = (await handlersOf(report)).map(({ accountId, personId, personName = '' }) => ({
    accountId,
    name: personName,
    mine: personId !== undefined && personId === caller.person?.personId,
  }));
  return { items: items.sort((a, b) => Number(b.mine) - Number(a.mine) || a.name.localeCompare(b.name, 'zh')) };
});
