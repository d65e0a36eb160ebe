import { AppError } from '@shared/errors';
import { showMyPayment } from '@shared/subsidies';
import { handle } from '../platform/serve';
import { ruleInForce } from './payment';
import { paymentOf } from './payment-store';
import { personOf } from './person-of';
import { rulesOf } from './program-store';

export const showMyPaymentHandler = handle(showMyPayment)(async ({ params: { paymentId }, caller }) => {
  const payment = await paymentOf(personOf(caller), paymentId);
  if (!payment) throw new AppError('notFound');
  const rule = ruleInForce(await rulesOf(payment.programCode), payment.paidOn);
  return { ...payment, ...(rule && { rule }) };
});
