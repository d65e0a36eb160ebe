import { rateAnswer } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const rateAnswerHandler = handle(rateAnswer)(async ({ params, body, caller }, context) => {
  const { version, stars, comment } = body;
  return takeStep(
    { ...params, version, actor: caller, action: rateAnswer.id },
    { command: 'rate', stars, comment },
    context,
  );
});
