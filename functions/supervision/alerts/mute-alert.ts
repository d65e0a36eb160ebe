import { muteAlert } from '@shared/supervision/supervision';
import { handle } from '../../platform/serve';
import { takeAlertStep } from './take-alert-step';

export const muteAlertHandler = handle(muteAlert)(async ({ params, body: { version, ...rest }, caller }, context) =>
  takeAlertStep({ ...params, version, caller, action: muteAlert.id }, { command: 'mute', ...rest }, context),
);
