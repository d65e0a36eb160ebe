import { AppError } from '@shared/errors';
import { Entity, item, number, string } from './entity';
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { isConditionFailed } from './dynamodb';
import { deletedAfter, epochSeconds } from './clock';
import { keyedHash } from './sealed';
import { CivicTable } from './tables';
import { readEach } from './read-many';
import { readRow } from './row';

const LimitEntity = new Entity({
  name: 'Limit',
  table: CivicTable,
  schema: item({ bucket: string().key(), calls: number(), ttl: number() }),
  computeKey: ({ bucket }) => ({ pk: `LIMIT#${bucket}`, sk: 'LIMIT' }),
});

/**
 * Hashed: the row says neither who called nor what. That an account called `submitReport` on the day of a confidential report
 * would tell whose it is (tests/api/no-trace.test.ts).
 */
const bucketOf = (what: string, who: string, perSeconds: number, at: string, before = 0) =>
  keyedHash(`limit|${what}#${who}#${Math.floor(epochSeconds(at) / perSeconds) - before}`);

/** On the day after the window is over twice: a row that is kept to the second would say when something was sent. */
const endOf = (perSeconds: number, at: string): number =>
  deletedAfter(new Date((Math.floor(epochSeconds(at) / perSeconds) + 2) * perSeconds * 1000).toISOString());

/**
 * Counts a call in its fixed window.
 * @param who a person's id, an account's where no one is bound, or a secret they hold. Never all together: one sender would use that up.
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
  try {
    await LimitEntity.build(UpdateItemCommand)
      .item({ bucket: bucketOf(what, who, perSeconds, at), calls: $add(amount), ttl: endOf(perSeconds, at) })
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
    if (isConditionFailed(error)) throw new AppError('request.tooMany');
    throw error;
  }
}

/**
 * Notes how busy something is, and refuses nobody. A count that cannot be written is not missed: the row takes a thousand writes a
 * second, which is far beyond the top of every scale.
 * @returns how many there are in this window now.
 */
export async function noteUse(what: string, who: string, perSeconds: number, at: string, amount = 1): Promise<number> {
  try {
    const { Attributes } = await LimitEntity.build(UpdateItemCommand)
      .item({ bucket: bucketOf(what, who, perSeconds, at), calls: $add(amount), ttl: endOf(perSeconds, at) })
      .options({ returnValues: 'UPDATED_NEW' })
      .send();
    return Attributes?.calls ?? amount;
  } catch {
    return amount;
  }
}

/** How much was counted in this window; undefined when nothing was. */
export async function usedSoFar(
  what: string,
  who: string,
  perSeconds: number,
  at: string,
): Promise<number | undefined> {
  const row = await readRow(LimitEntity, { bucket: bucketOf(what, who, perSeconds, at) }, { consistent: false });
  return row?.calls;
}

/** How much was counted of each in this window and the one before it: one request for all; a right to many rows is needed (`getMany`). */
export async function usedLately(
  what: string,
  whose: readonly string[],
  perSeconds: number,
  at: string,
): Promise<number[]> {
  const windows = whose.map((who) => [0, 1].map((before) => bucketOf(what, who, perSeconds, at, before)));
  const keys = windows.flat().map((bucket) => ({ bucket }));
  const rows = await readEach(LimitEntity, keys, { consistent: false });
  const counts = new Map(rows.map(({ bucket, calls }) => [bucket, calls]));
  return windows.map((buckets) => buckets.reduce((sum, bucket) => sum + (counts.get(bucket) ?? 0), 0));
}
