import { showMyPayment } from '@shared/subsidies/subsidies';
import { handle } from '../platform/serve';
import { personOf } from './person-of';
import { viewPayment } from './view-payment';

export const showMyPaymentHandler = handle(showMyPayment)(async ({ params: { paymentId }, caller }) =>
  viewPayment(personOf(caller), paymentId),
);
