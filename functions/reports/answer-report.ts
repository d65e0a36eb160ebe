import { answerReport } from '@shared/reports';
import { handle } from '../platform/serve';
import { takeStep } from './take-step';

export const answerReportHandler = handle(answerReport)(async ({ params, body, caller }, context) => {
  const { version, text, mediaIds } = body;
  const answer = { command: 'answer' as const, text, mediaIds: [...new Set(mediaIds)] };
  return takeStep({ ...params, version, actor: caller, action: answerReport.id }, answer, context);
});
