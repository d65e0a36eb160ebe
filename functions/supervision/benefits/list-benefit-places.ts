import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listBenefitPlaces } from '@shared/supervision/benefits';
import { handle } from '../../platform/serve';
import { benefitPlacesIn } from './benefit-store';

export const listBenefitPlacesHandler = handle(listBenefitPlaces)(async ({ params: { division }, query }) => {
  if (levelOf(division) === 'village')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个镇（街道），或者全区' }]);
  return benefitPlacesIn(division, query);
});
