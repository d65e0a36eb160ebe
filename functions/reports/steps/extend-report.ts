import { extendReport } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const extendReportHandler = handle(extendReport)(async ({ params, body, caller }, context) => {
  const { version, days, reason } = body;
  return takeStep(
    { ...params, version, actor: caller, action: extendReport.id },
    { command: 'extend', days, reason },
    context,
  );
});
