import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { sessionById, SessionEntity } from '../platform/sessions';

export { sessionById };

export type StoredSession = FormattedItem<typeof SessionEntity>;

/**
 * Saves a new session, or the next state of one that still is as it was read.
 * @returns false when it changed or ended meanwhile; nothing was written.
 */
export async function saveSession(next: StoredSession, previous?: StoredSession): Promise<boolean> {
  const condition = previous
    ? ({ attr: 'refreshHash', eq: previous.refreshHash } as const)
    : ({ attr: 'sessionId', exists: false } as const);
  try {
    await SessionEntity.build(PutItemCommand).item(next).options({ condition }).send();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

export async function deleteSession(sessionId: string): Promise<void> {
  await SessionEntity.build(DeleteItemCommand).key({ sessionId }).send();
}
