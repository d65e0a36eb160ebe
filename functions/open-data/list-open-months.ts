import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listOpenMonths } from '@shared/open-data/open-data';
import { divisionTree } from '../identity/division-store';
import { handle } from '../platform/serve';
import { openMonthsOf } from './open-store';

export const listOpenMonthsHandler = handle(listOpenMonths)(async ({ params: { division }, query }) => {
  const { towns } = await divisionTree(districtOf(division));
  if (!towns.some(({ code }) => code === division)) throw new AppError('notFound');
  return openMonthsOf(division, query);
});
