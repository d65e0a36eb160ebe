import { withdrawAnonymousReport } from '@shared/report-commands';
import { handle } from '../platform/serve';
import { releasedFrom } from './merged';
import { reportIdByReceipt } from './by-receipt';
import { RECEIPT_HOLDER } from './parts';
import { takeStep } from './take-step';

export const withdrawAnonymousReportHandler = handle(withdrawAnonymousReport)(async (
  { body, query: { proof } },
  context,
) => {
  const { version, reason } = body;
  const reportId = await reportIdByReceipt(body, proof, context.at);
  return takeStep(
    { reportId, version, actor: RECEIPT_HOLDER, action: withdrawAnonymousReport.id },
    { command: 'withdraw', reason },
    context,
    (report, _step, at) => releasedFrom(report, at),
  );
});
