import { superviseReport } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const superviseReportHandler = handle(superviseReport)(async ({ params, body, caller }, context) => {
  const { version, text } = body;
  return takeStep(
    { ...params, version, actor: caller, action: superviseReport.id },
    { command: 'supervise', text },
    context,
  );
});
