import { refuseReport } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const refuseReportHandler = handle(refuseReport)(async ({ params, body, caller }, context) => {
  const { version, ground, text } = body;
  return takeStep(
    { ...params, version, actor: caller, action: refuseReport.id },
    { command: 'refuse', ground, text, byPersonId: caller.person?.personId },
    context,
  );
});
