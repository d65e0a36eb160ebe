import { listEntries } from '@shared/accounts/accounts';
import { AppError } from '@shared/errors';
import { handle } from '../platform/serve';
import { entriesIn } from './book-store';

export const listEntriesHandler = handle(listEntries)(async ({
  params,
  query: { direction, accountCode, month, ...page },
}) => {
  if (direction && accountCode)
    throw new AppError('request.malformed', [{ path: 'accountCode', message: '收支方向和科目只能选一个来看' }]);
  return entriesIn(params, { direction, accountCode, month }, page);
});
