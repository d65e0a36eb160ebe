import { explainAlert } from '@shared/supervision/supervision';
import { handle } from '../../platform/serve';
import { takeAlertStep } from './take-alert-step';

export const explainAlertHandler = handle(explainAlert)(
  async ({ params, body: { version, text, mediaIds = [] }, caller }, context) =>
    takeAlertStep(
      { ...params, version, caller, action: explainAlert.id },
      { command: 'explain', text, mediaIds: [...new Set(mediaIds)] },
      context,
    ),
);
