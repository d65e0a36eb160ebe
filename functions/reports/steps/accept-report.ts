import { acceptReport } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const acceptReportHandler = handle(acceptReport)(async ({ params, body, caller }, context) =>
  takeStep(
    { ...params, version: body.version, actor: caller, action: acceptReport.id },
    { command: 'accept' },
    context,
  ),
);
