import { closeAlert } from '@shared/supervision/supervision';
import { handle } from '../../platform/serve';
import { takeAlertStep } from './take-alert-step';

export const closeAlertHandler = handle(closeAlert)(async ({ params, body, caller }, context) => {
  const { version, closing: kind, text, missingExclusion } = body;
  const taken = { command: 'close' as const, kind, text, missingExclusion };
  return takeAlertStep({ ...params, version, caller, action: closeAlert.id }, taken, context);
});
