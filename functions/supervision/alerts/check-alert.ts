import { checkAlert } from '@shared/supervision/supervision';
import { handle } from '../../platform/serve';
import { takeAlertStep } from './take-alert-step';

export const checkAlertHandler = handle(checkAlert)(async ({ params, body: { version, text }, caller }, context) =>
  takeAlertStep({ ...params, version, caller, action: checkAlert.id }, { command: 'check', text }, context),
);
