/** How long an access token lives; after it the phone refreshes. */
export const ACCESS_MINUTES = 15;
/** A session that is used ends this long after its last refresh. */
export const SESSION_DAYS = 30;
/** How long a spent refresh token still works: its answer may have been lost on a bad network. */
export const GRACE_SECONDS = 60;

interface Kept {
  readonly refreshHash: string;
  readonly previousRefreshHash?: string | undefined;
  /** When the token before was spent; absent before the first refresh. */
  readonly refreshedAt?: string | undefined;
  readonly expiresAt: string;
}

/**
 * What a refresh token is worth.
 * - `rotate`: it is the current one.
 * - `repeat`: it is the one before, within the grace: its answer was lost.
 * - `end`: it was spent before, so two phones have it, one of them not the owner's: the session must end.
 * - `expired`: the session is over.
 */
export type RefreshDecision = 'rotate' | 'repeat' | 'end' | 'expired';

export function decideRefresh(
  session: Kept | undefined,
  refreshHash: string,
  at: string,
  same: (a: string, b: string) => boolean,
): RefreshDecision {
  if (!session || session.expiresAt <= at) return 'expired';
  if (same(session.refreshHash, refreshHash)) return 'rotate';
  const isPrevious = session.previousRefreshHash !== undefined && same(session.previousRefreshHash, refreshHash);
  const ageMs = Date.parse(at) - Date.parse(session.refreshedAt ?? '');
  return isPrevious && ageMs <= GRACE_SECONDS * 1000 ? 'repeat' : 'end';
}

/**
 * The two hashes after a refresh. A repeat keeps the spent token and the instant it was spent, so that its grace ends
 * 60 seconds after its first use however often it comes.
 */
export const rotated = (session: Kept, decision: 'rotate' | 'repeat', refreshHash: string, at: string) =>
  decision === 'rotate'
    ? { refreshHash, previousRefreshHash: session.refreshHash, refreshedAt: at }
    : { refreshHash, previousRefreshHash: session.previousRefreshHash, refreshedAt: session.refreshedAt };
