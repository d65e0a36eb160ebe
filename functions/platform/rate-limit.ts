import { AppError } from '@shared/errors';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { Entity } from 'dynamodb-toolbox/entity';
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { epochSeconds } from './clock';
import { CivicTable } from './tables';

const LimitEntity = new Entity({
  name: 'Limit',
  table: CivicTable,
  schema: item({ bucket: string().key(), calls: number(), ttl: number() }),
  computeKey: ({ bucket }: { bucket: string }) => ({ pk: `LIMIT#${bucket}`, sk: 'LIMIT' }),
  timestamps: false,
});

/**
 * Counts a call in its fixed window.
 * @param who an account id, or `all` for routes that may not know who calls.
 * @throws AppError `request.tooMany` when the window is full.
 */
export async function countCall(
  routeId: string,
  who: string,
  { calls, perSeconds }: { calls: number; perSeconds: number },
  at: string,
): Promise<void> {
  const window = Math.floor(epochSeconds(at) / perSeconds);
  try {
    await LimitEntity.build(UpdateItemCommand)
      .item({ bucket: `${routeId}#${who}#${window}`, calls: $add(1), ttl: (window + 2) * perSeconds })
      .options({
        condition: {
          or: [
            { attr: 'calls', exists: false },
            { attr: 'calls', lt: calls },
          ],
        },
      })
      .send();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new AppError('request.tooMany');
    throw error;
  }
}
