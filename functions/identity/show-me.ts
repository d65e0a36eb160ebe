import { AppError } from '@shared/errors';
import { showMe } from '@shared/identity/identity';
import { handle } from '../platform/serve';
import { accountById } from './account-store';
import { viewMe } from './view';

export const showMeHandler = handle(showMe)(async ({ caller }) => {
  const account = await accountById(caller.accountId);
  if (!account) throw new AppError('auth.expired');
  return viewMe(account);
});
