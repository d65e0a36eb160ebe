import { listCharges, listLevies, listLevyDesk, listMyCharges } from '@shared/accounts/levies';
import { AppError } from '@shared/errors';
import { rowsOfSelf } from '../../identity/person-store';
import { handle } from '../../platform/serve';
import { chargesBy, chargesOf, givenLevies, leviesOf, levyOf } from './levy-store';
import { chargeView, levyView, publicLevy } from './levy-view';

export const listLeviesHandler = handle(listLevies)(async ({ params: { villageCode }, query }) => {
  const { items, next } = await givenLevies(villageCode, query);
  return { items: items.map(publicLevy), next };
});

export const listLevyDeskHandler = handle(listLevyDesk)(async ({ params: { villageCode }, query }) => {
  const { items, next } = await leviesOf(villageCode, query);
  return { items: items.map(levyView), next };
});

export const listChargesHandler = handle(listCharges)(async ({ params: { villageCode, levyId }, query }) => {
  const levy = await levyOf(villageCode, levyId);
  if (!levy) throw new AppError('notFound');
  const { items, next } = await chargesOf(levyId, query);
  return { items: items.map(chargeView), levy: levyView(levy), next };
});

/** Nobody is asked for what a second person has not confirmed. */
export const listMyChargesHandler = handle(listMyCharges)(async ({ query, caller: { person } }) => {
  if (!person) return { items: [] };
  const { items, next } = await chargesBy(await rowsOfSelf(person.personId), query);
  const levies = new Map(items.map(({ villageCode, levyId }) => [levyId, levyOf(villageCode, levyId)]));
  const isGiven = await Promise.all(items.map(async ({ levyId }) => (await levies.get(levyId))?.state === 'given'));
  return { items: items.filter((_, place) => isGiven[place]).map(chargeView), next };
});
