import { signOut } from '@shared/identity/identity';
import { handle } from '../platform/serve';
import { deleteSession } from './session-store';

export const signOutHandler = handle(signOut)(async ({ caller }) => {
  await deleteSession(caller.sessionId);
  return {};
});
