import { listDuties, standingsOn } from '@shared/affairs/duties';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { dutiesOf } from './duty-store';

export const listDutiesHandler = handle(listDuties)(async ({ params: { villageCode } }, { at }) => {
  const duties = await dutiesOf(villageCode, at);
  return { villageName: duties.villageName, items: standingsOn(duties, at, dayInChina(at)) };
});
