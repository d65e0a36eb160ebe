import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listBenefitPrograms } from '@shared/supervision/benefits';
import { handle } from '../../platform/serve';
import { benefitProgramsIn } from './benefit-store';

export const listBenefitProgramsHandler = handle(listBenefitPrograms)(async ({ params: { division }, query }) => {
  if (levelOf(division) !== 'district')
    throw new AppError('request.malformed', [{ path: 'division', message: '请看全区的，再选一项看各镇' }]);
  const { programCode, ...page } = query;
  return benefitProgramsIn(division, programCode, page);
});
