import { AppError } from '@shared/errors';
import { showPublicity } from '@shared/subsidies/publicity';
import { handle } from '../../platform/serve';
import { stateAt } from './publicity';
import { publicityOf } from './publicity-store';

export const showPublicityHandler = handle(showPublicity)(async ({ params: { villageCode, publicityId } }, { at }) => {
  const list = await publicityOf(villageCode, publicityId);
  if (!list) throw new AppError('notFound');
  return { ...list, ...stateAt(list, at) };
});
