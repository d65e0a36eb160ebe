import { answerReport } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { answeredWith } from '../merged';
import { takeStep } from './take-step';

export const answerReportHandler = handle(answerReport)(async ({ params, body, caller }, context) => {
  const { version, text, mediaIds } = body;
  return takeStep(
    { ...params, version, actor: caller, action: answerReport.id },
    { command: 'answer', text, mediaIds: [...new Set(mediaIds)], byPersonId: caller.person?.personId },
    context,
    (report, step) => answeredWith(report, step, context.at),
  );
});
