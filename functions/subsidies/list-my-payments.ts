import { listMyPayments } from '@shared/subsidies/subsidies';
import { handle } from '../platform/serve';
import { personOf } from './person-of';
import { paymentsOf } from './payment-store';

export const listMyPaymentsHandler = handle(listMyPayments)(async ({ query: { year, ...page }, caller }) =>
  paymentsOf(personOf(caller), year, page),
);
