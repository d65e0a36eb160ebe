import { returnReport } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const returnReportHandler = handle(returnReport)(async ({ params, body, caller }, context) => {
  const { version, reason } = body;
  return takeStep(
    { ...params, version, actor: caller, action: returnReport.id },
    { command: 'return', reason },
    context,
  );
});
