import type { FormattedItem } from '../platform/entity';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { writeRow } from '../platform/row';
import { isWritten } from '../platform/dynamodb';
import { openInstant, sealInstant } from '../platform/sealed';
import { SessionEntity, sessionById as sessionRowById } from '../platform/sessions';

export type StoredSession = Omit<FormattedItem<typeof SessionEntity>, 'sealedRefresh'> & {
  /** When the refresh token before was spent; absent before the first refresh. */
  refreshedAt?: string | undefined;
};

const contextOf = (sessionId: string) => `session|${sessionId}|refreshedAt`;

/** Read strongly consistent; undefined also where it is not as we wrote it. */
export async function sessionById(sessionId: string): Promise<StoredSession | undefined> {
  const row = await sessionRowById(sessionId);
  if (!row) return undefined;
  const { sealedRefresh, ...session } = row;
  return { ...session, ...(sealedRefresh && { refreshedAt: openInstant(sealedRefresh, contextOf(sessionId)) }) };
}

/**
 * Saves a new session, or the next state of one that still is as it was read.
 * @returns false when it changed or ended meanwhile; nothing was written.
 */
export async function saveSession(next: StoredSession, previous?: StoredSession): Promise<boolean> {
  const condition = previous
    ? ({ attr: 'refreshHash', eq: previous.refreshHash } as const)
    : ({ attr: 'sessionId', exists: false } as const);
  const { refreshedAt, ...session } = next;
  const sealedRefresh = refreshedAt && sealInstant(refreshedAt, contextOf(session.sessionId));
  return isWritten(writeRow(SessionEntity, { ...session, ...(sealedRefresh && { sealedRefresh }) }, condition));
}

export async function deleteSession(sessionId: string): Promise<void> {
  await SessionEntity.build(DeleteItemCommand).key({ sessionId }).send();
}
