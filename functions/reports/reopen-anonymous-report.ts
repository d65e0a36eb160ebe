import { reopenAnonymousReport } from '@shared/report-commands';
import { handle } from '../platform/serve';
import { officeToReopen } from './above';
import { reportIdByReceipt } from './by-receipt';
import { RECEIPT_HOLDER } from './parts';
import { takeStep } from './take-step';

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
