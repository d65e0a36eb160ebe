import { AppError } from '@shared/errors';
import { assignReport } from '@shared/report-commands';
import { accountById } from '../identity/account-store';
import { handle } from '../platform/serve';
import { readerOf } from './holders';
import { partsIn } from './parts';
import type { Report } from './report';
import { takeStep } from './take-step';

/** Someone of the office, for whom the report exists. */
export async function isFit(report: Report, accountId: string): Promise<boolean> {
  const account = await accountById(accountId);
  return account !== undefined && partsIn(report, readerOf(account)).includes('handler');
}

export const assignReportHandler = handle(assignReport)(async ({ params, body, caller }, context) => {
  const { version, accountId } = body;
  return takeStep(
    { ...params, version, actor: caller, action: assignReport.id },
    async (report) => {
      if (!(await isFit(report, accountId))) throw new AppError('reports.assigneeUnfit');
      return { command: 'assign', assigneeAccountId: accountId };
    },
    context,
  );
});
