import { signIn, type Session } from '@shared/identity';
import { daysAfter } from '@shared/time';
import { epochSeconds } from '../platform/clock';
import { newId } from '../platform/id';
import { hashOf, newSecret } from '../platform/sealed';
import { handle } from '../platform/serve';
import { code2Session } from '../platform/wechat';
import { accountFor, type Account } from './account-store';
import { ACCESS_MINUTES, SESSION_DAYS } from './session';
import { saveSession } from './session-store';
import { viewMe } from './view';

/** New tokens of a session, and what of them is kept: hashes and times. */
export function newTokens(sessionId: string, at: string) {
  const [access, refresh] = [newSecret(), newSecret()];
  const accessExpiresAt = new Date(Date.parse(at) + ACCESS_MINUTES * 60_000).toISOString();
  const expiresAt = daysAfter(at, SESSION_DAYS);
  return {
    tokens: { accessToken: `${sessionId}.${access}`, refreshToken: `${sessionId}.${refresh}`, accessExpiresAt },
    refreshHash: hashOf(refresh),
    kept: { accessHash: hashOf(access), accessExpiresAt, expiresAt, ttl: epochSeconds(expiresAt) },
  };
}

async function startSession(account: Account, at: string): Promise<Session> {
  const sessionId = newId(at);
  const { tokens, refreshHash, kept } = newTokens(sessionId, at);
  await saveSession({
    sessionId,
    accountId: account.accountId,
    refreshHash,
    refreshedAt: at,
    ...kept,
    ended: account.sessionsEnded ?? 0,
  });
  return { ...tokens, me: await viewMe(account) };
}

export const signInHandler = handle(signIn)(async ({ body }, { at }) => {
  const { openid } = await code2Session(body.code);
  return startSession(await accountFor(openid, at), at);
});
