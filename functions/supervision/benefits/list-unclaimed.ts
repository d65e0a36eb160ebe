import { AppError } from '@shared/errors';
import { actsAs } from '@shared/orders/posts';
import { listUnclaimed } from '@shared/supervision/benefits';
import { dayInChina } from '@shared/time';
import { personById } from '../../identity/person-store';
import { termsFor } from '../../identity/post-store';
import { actorOf, asPersons } from '../../orders/who';
import { auditRow } from '../../platform/audit';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { benefitPlaceOf, unclaimedIn } from './benefit-store';

/** For whoever is the head of the village today, or their deputy: another cadre learns of nobody. Each reading leaves a line. */
export const listUnclaimedHandler = handle(listUnclaimed)(async (
  { params: { villageCode }, query, caller },
  { at, requestId },
) => {
  const [held, self] = await Promise.all([termsFor(villageCode), actorOf(caller)]);
  const { terms, actor } = await asPersons({ orders: [], terms: held, actor: self });
  if (!actsAs(terms, 'villageHead', { villageCode, on: dayInChina(at) }, actor.personId))
    throw new AppError('orders.notInPost');
  const [{ items, next }, place] = await Promise.all([unclaimedIn(villageCode, query), benefitPlaceOf(villageCode)]);
  await transact(
    auditRow({ subject: `village#${villageCode}`, action: listUnclaimed.id, at, actor: caller.accountId, requestId }),
  );
  const people = await Promise.all(items.map(({ personId }) => personById(personId)));
  return {
    items: items.flatMap(({ personId, group, programs, factsAsOf }, each) => {
      const person = people[each];
      // Who moved away or died since the night is told by nobody.
      // What a run only began to find names no program yet.
      if (programs.length === 0) return [];
      if (!person || person.departed || person.villageCode !== villageCode) return [];
      return [{ personId, name: person.name, group, programs, factsAsOf }];
    }),
    ...(place && { asOf: place.asOf, notCompared: place.notCompared }),
    ...(next && { next }),
  };
});
