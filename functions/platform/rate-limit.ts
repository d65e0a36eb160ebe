import { AppError } from '@shared/errors';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { deletedAfter, epochSeconds } from './clock';
import { keyedHash } from './sealed';
import { CivicTable } from './tables';

const LimitEntity = new Entity({
  name: 'Limit',
  table: CivicTable,
  schema: item({ bucket: string().key(), calls: number(), ttl: number() }),
  computeKey: ({ bucket }: { bucket: string }) => ({ pk: `LIMIT#${bucket}`, sk: 'LIMIT' }),
  timestamps: false,
});

/**
 * Hashed: the row says neither who called nor what. That an account called `submitReport` on the day of a confidential report
 * would tell whose it is (tests/api/no-trace.test.ts).
 */
const bucketOf = (what: string, who: string, perSeconds: number, at: string, before = 0) =>
  keyedHash(`limit|${what}#${who}#${Math.floor(epochSeconds(at) / perSeconds) - before}`);

/**
 * Counts a call in its fixed window.
 * @param who a person's id, an account's where no one is bound, or `all` for routes that may not know who calls.
 * @throws AppError `request.tooMany` when the window is full.
 */
export const countCall = (
  routeId: string,
  who: string,
  { calls, perSeconds }: { calls: number; perSeconds: number },
  at: string,
): Promise<void> => countUse(routeId, who, { most: calls, perSeconds }, 1, at);

/**
 * Counts so much of something (bytes, files) in its fixed window. What does not fit any more is not counted.
 * @throws AppError `request.tooMany`
 */
export async function countUse(
  what: string,
  who: string,
  { most, perSeconds }: { most: number; perSeconds: number },
  amount: number,
  at: string,
): Promise<void> {
  if (amount > most) throw new AppError('request.tooMany');
  const ends = new Date((Math.floor(epochSeconds(at) / perSeconds) + 2) * perSeconds * 1000).toISOString();
  try {
    await LimitEntity.build(UpdateItemCommand)
      .item({ bucket: bucketOf(what, who, perSeconds, at), calls: $add(amount), ttl: deletedAfter(ends) })
      .options({
        condition: {
          or: [
            { attr: 'calls', exists: false },
            { attr: 'calls', lte: most - amount },
          ],
        },
      })
      .send();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new AppError('request.tooMany');
    throw error;
  }
}

/** How many calls were counted in this window and the one before it. */
export async function callsLately(routeId: string, who: string, perSeconds: number, at: string): Promise<number> {
  const counts = await Promise.all(
    [0, 1].map(async (before) => {
      const bucket = bucketOf(routeId, who, perSeconds, at, before);
      const { Item } = await LimitEntity.build(GetItemCommand).key({ bucket }).send();
      return Item?.calls ?? 0;
    }),
  );
  return counts[0]! + counts[1]!;
}
