import { showVillageHandling } from '@shared/reports/statistics';
import { villageNamed } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { sumsOf } from './statistics-store';
import { villageHandlingOf } from './village-handling';

export const showVillageHandlingHandler = handle(showVillageHandling)(async ({ params }, { at }) => {
  const { villageCode, year } = params;
  await villageNamed(villageCode);
  return villageHandlingOf(await sumsOf(villageCode, year), year, at);
});
