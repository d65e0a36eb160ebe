import { reopenReport } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { officeToReopen } from '../sight/above';
import { takeStep } from './take-step';

export const reopenReportHandler = handle(reopenReport)(async ({ params, body, caller }, context) => {
  const { version, reason } = body;
  return takeStep(
    { ...params, version, actor: caller, action: reopenReport.id },
    async (report) => ({ command: 'reopen', to: await officeToReopen(report), reason }),
    context,
  );
});
