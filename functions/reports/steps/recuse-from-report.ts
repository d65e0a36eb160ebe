import { AppError } from '@shared/errors';
import { recuseFromReport } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { officeAbove } from '../sight/above';
import { movedWith } from '../merged';
import { commitStep } from './take-step';

export const recuseFromReportHandler = handle(recuseFromReport)(async ({ params, body, caller }, context) => {
  const { version, reason } = body;
  const { person } = caller;
  // An office is given to a person; one without has nothing to step aside from.
  if (!person) throw new AppError('auth.refused');
  await commitStep(
    { ...params, version, actor: caller, action: recuseFromReport.id },
    async (report) => ({ command: 'recuse', to: await officeAbove(report), personId: person.personId, reason }),
    context,
    async (report, step) => (step.command === 'recuse' ? movedWith(report, step.to, context.at, person.personId) : []),
  );
  return {};
});
