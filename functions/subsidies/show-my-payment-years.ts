import { showMyPaymentYears } from '@shared/subsidies';
import { handle } from '../platform/serve';
import { lastPaymentOf, paymentYearsOf } from './payment-store';
import { personOf } from './person-of';

export const showMyPaymentYearsHandler = handle(showMyPaymentYears)(async ({ caller }, { at }) => {
  const personId = personOf(caller);
  const [years, last] = await Promise.all([paymentYearsOf(personId), lastPaymentOf(personId, at)]);
  return { years, ...(last && { last }) };
});
