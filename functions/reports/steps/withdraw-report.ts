import { withdrawReport } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { releasedFrom } from '../merged';
import { takeStep } from './take-step';

export const withdrawReportHandler = handle(withdrawReport)(async ({ params, body, caller }, context) => {
  const { version, reason } = body;
  return takeStep(
    { ...params, version, actor: caller, action: withdrawReport.id },
    { command: 'withdraw', reason },
    context,
    (report, _step, at) => releasedFrom(report, at),
  );
});
