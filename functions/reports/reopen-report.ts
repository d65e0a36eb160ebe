import { reopenReport } from '@shared/report-commands';
import { handle } from '../platform/serve';
import { officeToReopen } from './above';
import { takeStep } from './take-step';

export const reopenReportHandler = handle(reopenReport)(async ({ params, body, caller }, context) => {
  const { version, reason } = body;
  return takeStep(
    { ...params, version, actor: caller, action: reopenReport.id },
    async (report) => ({ command: 'reopen', to: await officeToReopen(report), reason }),
    context,
  );
});
