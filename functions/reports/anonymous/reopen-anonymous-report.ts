import { reopenAnonymousReport } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { officeToReopen } from '../sight/above';
import { reportIdByReceipt } from './by-receipt';
import { RECEIPT_HOLDER } from '../sight/parts';
import { takeStep } from '../steps/take-step';

export const reopenAnonymousReportHandler = handle(reopenAnonymousReport)(async (
  { body, query: { proof } },
  context,
) => {
  const { version, reason } = body;
  const reportId = await reportIdByReceipt(body, proof, context.at);
  return takeStep(
    { reportId, version, actor: RECEIPT_HOLDER, action: reopenAnonymousReport.id },
    async (report) => ({ command: 'reopen', to: await officeToReopen(report), reason }),
    context,
  );
});
