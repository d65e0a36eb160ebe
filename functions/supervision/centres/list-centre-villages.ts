import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listCentreVillages } from '@shared/supervision/centres';
import { handle } from '../../platform/serve';
import { centreVillagesIn } from './centre-store';
import { NOTHING } from './figures';

export const listCentreVillagesHandler = handle(listCentreVillages)(async ({ params: { division }, query }) => {
  if (levelOf(division) === 'village')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个镇（街道），或者全区' }]);
  const { items, next } = await centreVillagesIn(division, query);
  return {
    items: items.map(({ villageCode, name, population, figures, asOf }) => ({
      villageCode,
      name,
      ...(population !== undefined && { population }),
      figures: { ...NOTHING, ...figures },
      asOf,
    })),
    ...(next && { next }),
  };
});
