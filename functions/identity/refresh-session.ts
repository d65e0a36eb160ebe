import { AppError } from '@shared/errors';
import { refreshSession, type Session } from '@shared/identity/identity';
import { sameHash } from '../platform/sealed';
import { handle } from '../platform/serve';
import { hasEnded, parseToken } from '../platform/sessions';
import { accountById } from './account-store';
import { decideRefresh, rotated } from './session';
import { deleteSession, saveSession, sessionById } from './session-store';
import { newTokens } from './sign-in';
import { viewMe } from './view';

/** Two refreshes at once: the second meets the first one's result and is decided again, as a repeat. */
const TRIES = 3;

async function refresh(sessionId: string, secretHash: string, at: string): Promise<Session> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const session = await sessionById(sessionId);
    const decision = decideRefresh(session, secretHash, at, sameHash);
    if (decision === 'end') await deleteSession(sessionId);
    if (!session || decision === 'end' || decision === 'expired') break;
    const account = await accountById(session.accountId);
    if (!account || hasEnded(session, account)) break;
    const { tokens, refreshHash, kept } = newTokens(sessionId, at);
    const next = { ...session, ...kept, ...rotated(session, decision, refreshHash, at) };
    if (await saveSession(next, session)) return { ...tokens, me: await viewMe(account) };
  }
  throw new AppError('auth.expired');
}

export const refreshSessionHandler = handle(refreshSession)(async ({ body }, { at }) => {
  const token = parseToken(body.refreshToken);
  if (!token) throw new AppError('auth.expired');
  return refresh(token.sessionId, token.secretHash, at);
});
