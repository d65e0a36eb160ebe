import { reopenReport } from '@shared/report-commands';
import { handle } from '../platform/serve';
import { officeAbove } from './above';
import { takeStep } from './take-step';

export const reopenReportHandler = handle(reopenReport)(async ({ params, body, caller }, context) => {
  const { version, reason } = body;
  return takeStep(
    { ...params, version, actor: caller, action: reopenReport.id },
    async (report) => ({ command: 'reopen', to: await officeAbove(report), reason }),
    context,
  );
});
