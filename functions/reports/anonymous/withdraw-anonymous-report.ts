import { withdrawAnonymousReport } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { releasedFrom } from '../merged';
import { reportIdByReceipt } from './by-receipt';
import { RECEIPT_HOLDER } from '../sight/parts';
import { takeStep } from '../steps/take-step';

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
