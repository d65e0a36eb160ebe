import { showMyPaymentYears } from '@shared/subsidies/subsidies';
import { handle } from '../platform/serve';
import { personOf } from './person-of';
import { viewPaymentYears } from './view-payment';

export const showMyPaymentYearsHandler = handle(showMyPaymentYears)(async ({ caller }, { at }) =>
  viewPaymentYears(personOf(caller), at),
);
