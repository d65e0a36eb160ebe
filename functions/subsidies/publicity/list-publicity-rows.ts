import { AppError } from '@shared/errors';
import { listPublicityRows } from '@shared/subsidies/publicity';
import { handle } from '../../platform/serve';
import { rowsArePublic } from './publicity';
import { publicityOf, publicityRowsOf } from './publicity-store';

/** The clock decides at each page: who began to read on the last day reads no further after midnight. */
export const listPublicityRowsHandler = handle(listPublicityRows)(async (
  { params: { villageCode, publicityId }, query },
  { at },
) => {
  const list = await publicityOf(villageCode, publicityId);
  if (!list) throw new AppError('notFound');
  return rowsArePublic(list, at) ? publicityRowsOf(villageCode, publicityId, query) : { items: [] };
});
