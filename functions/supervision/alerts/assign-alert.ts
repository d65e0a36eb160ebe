import { AppError } from '@shared/errors';
import { assignAlert } from '@shared/supervision/supervision';
import { accountById } from '../../identity/account-store';
import { handle } from '../../platform/serve';
import { holderAsReader } from '../../reports/sight/reader';
import type { Alert, Taken } from './alert';
import { partsInAlert } from './parts-in-alert';
import { takeAlertStep } from './take-alert-step';

/** To someone of the office that checks, for whom it exists. @throws AppError `alerts.assigneeUnfit` */
async function assignedTo(accountId: string, alert: Alert): Promise<Taken> {
  const account = await accountById(accountId);
  if (!account || !(await partsInAlert(alert, await holderAsReader(account))).includes('handler'))
    throw new AppError('alerts.assigneeUnfit');
  return { command: 'assign', accountId, personId: account.personId };
}

export const assignAlertHandler = handle(assignAlert)(
  async ({ params, body: { version, accountId }, caller }, context) =>
    takeAlertStep(
      { ...params, version, caller, action: assignAlert.id },
      (alert) => assignedTo(accountId, alert),
      context,
    ),
);
