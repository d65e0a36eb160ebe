import { signIn, type Session } from '@shared/identity/identity';
import { daysAfter, startOfHour } from '@shared/time';
import { epochSeconds } from '../platform/clock';
import { idAt } from '../platform/id';
import { hashOf, newSecret } from '../platform/sealed';
import { handle } from '../platform/serve';
import { newAccessSecret } from '../platform/sessions';
import { code2Session } from '../platform/wechat';
import { accountFor, type Account } from './account-store';
import { ACCESS_MINUTES, SESSION_DAYS } from './session';
import { saveSession } from './session-store';
import { viewMe } from './view';

/**
 * New tokens of a session, and what of them is kept: hashes, and the hour in which the session ends. When they were made is told to
 * the phone and kept nowhere: who sends a confidential report has just made some.
 */
export function newTokens(sessionId: string, at: string) {
  const accessExpiresAt = new Date(Date.parse(at) + ACCESS_MINUTES * 60_000).toISOString();
  const [access, refresh] = [newAccessSecret(accessExpiresAt), newSecret()];
  // The hour after: a session is never shorter than was said.
  const expiresAt = startOfHour(daysAfter(at, SESSION_DAYS + 1 / 24));
  return {
    tokens: { accessToken: `${sessionId}.${access}`, refreshToken: `${sessionId}.${refresh}`, accessExpiresAt },
    refreshHash: hashOf(refresh),
    kept: { accessHash: hashOf(access), expiresAt, ttl: epochSeconds(expiresAt) },
  };
}

/** A new session of an account, with its tokens, which only their hashes are kept of. */
export async function startSession(account: Account, at: string): Promise<Session> {
  // An id's first ten letters are its millisecond.
  const sessionId = idAt(startOfHour(at));
  const { tokens, refreshHash, kept } = newTokens(sessionId, at);
  const { accountId, sessionsEnded: ended = 0 } = account;
  const [me] = await Promise.all([viewMe(account), saveSession({ sessionId, accountId, refreshHash, ...kept, ended })]);
  return { ...tokens, me };
}

export const signInHandler = handle(signIn)(async ({ body }, { at }) => {
  const { openid } = await code2Session(body.code);
  return startSession(await accountFor(openid, at), at);
});
