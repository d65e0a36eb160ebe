import {
  listMemberPayments,
  showHouseholdYear,
  showMemberPayment,
  showMemberPaymentYears,
} from '@shared/subsidies/member-payments';
import { sightOf, sightsOf } from '../identity/households/sight';
import { handle } from '../platform/serve';
import { paymentsOf, paymentYearOf } from './payment-store';
import { personOf } from './person-of';
import { viewPayment, viewPaymentYears } from './view-payment';

export const listMemberPaymentsHandler = handle(listMemberPayments)(async (
  { params, query: { year, ...page }, caller },
  { at },
) => {
  const { person } = await sightOf(personOf(caller), params.personId, at);
  return paymentsOf(person.personId, year, page);
});

export const showMemberPaymentHandler = handle(showMemberPayment)(async ({ params, caller }, { at }) => {
  const { person } = await sightOf(personOf(caller), params.personId, at);
  return viewPayment(person.personId, params.paymentId);
});

export const showMemberPaymentYearsHandler = handle(showMemberPaymentYears)(async ({ params, caller }, { at }) => {
  const { person } = await sightOf(personOf(caller), params.personId, at);
  return viewPaymentYears(person.personId, at);
});

/** A household is small by nature: one kept row a member, summed here. */
export const showHouseholdYearHandler = handle(showHouseholdYear)(async ({ params: { year }, caller }, { at }) => {
  const { sights, others } = await sightsOf(personOf(caller), at);
  const members = await Promise.all(
    sights.map(async ({ person: { personId, name }, right }) => {
      const { totalFen = 0, count = 0, returned = [] } = (await paymentYearOf(personId, year)) ?? {};
      return { personId, name, right, totalFen, count, returned: returned.length };
    }),
  );
  return { year, totalFen: members.reduce((sum, { totalFen }) => sum + totalFen, 0), members, others };
});
