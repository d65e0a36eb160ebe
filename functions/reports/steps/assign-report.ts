import { AppError } from '@shared/errors';
import { assignReport } from '@shared/reports/commands';
import { accountById } from '../../identity/account-store';
import { handle } from '../../platform/serve';
import { partsIn } from '../sight/parts';
import { holderAsReader } from '../sight/reader';
import type { Report } from '../report';
import { takeStep } from './take-step';
import type { Step } from '../transitions';

/** Assigns to someone of the office, for whom the report exists. @throws AppError `reports.assigneeUnfit` */
export async function assignTo(assigneeAccountId: string, report: Report): Promise<Step> {
  const account = await accountById(assigneeAccountId);
  if (!account || !partsIn(report, await holderAsReader(account)).includes('handler'))
    throw new AppError('reports.assigneeUnfit');
  return { command: 'assign', assigneeAccountId, assigneePersonId: account.personId };
}

export const assignReportHandler = handle(assignReport)(async ({ params, body, caller }, context) => {
  const { version, accountId } = body;
  return takeStep(
    { ...params, version, actor: caller, action: assignReport.id },
    (report) => assignTo(accountId, report),
    context,
  );
});
