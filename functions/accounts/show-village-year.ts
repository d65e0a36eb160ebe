import { showVillageYear } from '@shared/accounts/accounts';
import { AppError } from '@shared/errors';
import { handle } from '../platform/serve';
import { villageYearOf } from './book-store';

export const showVillageYearHandler = handle(showVillageYear)(async ({ params }) => {
  const villageYear = await villageYearOf(params);
  if (!villageYear) throw new AppError('notFound');
  return villageYear;
});
