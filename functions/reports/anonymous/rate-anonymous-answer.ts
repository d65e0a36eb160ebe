import { rateAnonymousAnswer } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { reportIdByReceipt } from './by-receipt';
import { RECEIPT_HOLDER } from '../sight/parts';
import { takeStep } from '../steps/take-step';

export const rateAnonymousAnswerHandler = handle(rateAnonymousAnswer)(async ({ body, query: { proof } }, context) => {
  const { version, stars, comment } = body;
  const reportId = await reportIdByReceipt(body, proof, context.at);
  return takeStep(
    { reportId, version, actor: RECEIPT_HOLDER, action: rateAnonymousAnswer.id },
    { command: 'rate', stars, comment },
    context,
  );
});
