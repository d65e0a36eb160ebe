import { rateAnonymousAnswer } from '@shared/reports';
import { handle } from '../platform/serve';
import { reportIdByReceipt } from './by-receipt';
import { RECEIPT_HOLDER } from './parts';
import { takeStep } from './take-step';

export const rateAnonymousAnswerHandler = handle(rateAnonymousAnswer)(async ({ body, query: { proof } }, context) => {
  const { version, stars, comment } = body;
  const reportId = await reportIdByReceipt(body, proof, context.at);
  return takeStep(
    { reportId, version, actor: RECEIPT_HOLDER, action: rateAnonymousAnswer.id },
    { command: 'rate', stars, comment },
    context,
  );
});
