import { AppError } from '@shared/errors';
import { transferReport } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { couldHandle } from '../sight/holders';
import { movedWith } from '../merged';
import { officeOf } from '../sight/office';
import { commitStep } from './take-step';

export const transferReportHandler = handle(transferReport)(async ({ params, body, caller }, context) => {
  const { version, division, reason } = body;
  await commitStep(
    { ...params, version, actor: caller, action: transferReport.id },
    async (report) => {
      if (!(await couldHandle(report, division))) throw new AppError('reports.officeUnfit');
      return { command: 'transfer', to: { division, name: await officeOf(division) }, reason };
    },
    context,
    async (report, step) => (step.command === 'transfer' ? movedWith(report, step.to, context.at) : []),
  );
  return {};
});
