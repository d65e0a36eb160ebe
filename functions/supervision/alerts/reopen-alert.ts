import { reopenAlert } from '@shared/supervision/supervision';
import { handle } from '../../platform/serve';
import { takeAlertStep } from './take-alert-step';

export const reopenAlertHandler = handle(reopenAlert)(async ({ params, body: { version, text }, caller }, context) =>
  takeAlertStep({ ...params, version, caller, action: reopenAlert.id }, { command: 'reopen', text }, context),
);
