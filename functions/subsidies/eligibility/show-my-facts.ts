import { showMyFacts } from '@shared/subsidies/eligibility';
import { dayInChina, yearOf } from '@shared/time';
import { handle } from '../../platform/serve';
import { personById } from '../../identity/person-store';
import { paymentYearOf } from '../payment-store';
import { personOf } from '../person-of';
import { alreadyPaidIn } from './eligibility';
import { factsOfPerson } from './person-facts-store';

export const showMyFactsHandler = handle(showMyFacts)(async ({ caller }, { at }) => {
  const personId = personOf(caller);
  const thisYear = yearOf(dayInChina(at));
  const [known, year, person] = await Promise.all([
    factsOfPerson(personId),
    paymentYearOf(personId, thisYear),
    personById(personId),
  ]);
  return {
    facts: known?.facts ?? {},
    ...(known && { asOf: known.asOf, source: known.source }),
    ...(person?.relation && { householdHead: person.relation === 'head' }),
    paid: year ? alreadyPaidIn(year) : [],
  };
});
