import type { LocalFunction } from '../api/lambda';
import type { Service } from '../../infrastructure/service';
import { logicalIdOf, type LocalNames } from '../service';
import { deadLetterQueue } from './dead-letter-queue';
import { deliverRecords, type StreamEvent } from './deliver-records';
import { PositionLost, type StreamsApi } from './streams-api';

/** How far each function has read each shard: a sequence number, or `done` for a shard that is read to its end. */
export type Checkpoints = Record<string, string>;

export interface StreamReader {
  /** Reads what is new and hands it on. Returns how many records there were. */
  poll(): Promise<number>;
}

/** A reader for every `stream` event of the service. */
export const streamReaders = (
  service: Service,
  names: LocalNames,
  functions: Map<string, LocalFunction>,
  api: StreamsApi,
  checkpoints: Checkpoints = {},
): StreamReader[] =>
  Object.entries(service.functions).flatMap(([name, { events = [] }]) =>
    events.flatMap(({ stream }) => {
      if (stream === undefined) return [];
      const event = stream as StreamEvent;
      const tableName = names[logicalIdOf(event.arn) ?? ''];
      if (!tableName) throw new Error(`The service: the stream of ${name} is of no table declared here`);
      const giveUp = deadLetterQueue(service, functions, name, event);
      return [streamReader(functions.get(name)!, event, tableName, api, checkpoints, giveUp)];
    }),
  );

/** Shards are looked for again this often; DynamoDB Local opens a new one every few hours. */
const SHARDS_EVERY_MS = 10_000;
const READ_AT_ONCE = 1000;

const streamReader = (
  fn: LocalFunction,
  event: StreamEvent,
  tableName: string,
  api: StreamsApi,
  checkpoints: Checkpoints,
  giveUp: ReturnType<typeof deadLetterQueue>,
): StreamReader => {
  let streamArn: string | undefined;
  let shards: string[] = [];
  let lookedAt = -Infinity;
  const iterators = new Map<string, string>();
  const unreadable = new Set<string>();
  const checkpointOf = (shard: string) => `${fn.name} ${streamArn} ${shard}`;

  const readShard = async (shard: string): Promise<number> => {
    const checkpoint = checkpointOf(shard);
    if (checkpoints[checkpoint] === 'done') return 0;
    const iterator = iterators.get(shard) ?? (await api.iterator(streamArn!, shard, checkpoints[checkpoint]));
    const { records, next } = await api.records(iterator, READ_AT_ONCE);
    await deliverRecords(records, fn, event, (left) => giveUp(left, { streamArn: streamArn!, shardId: shard }));
    const last = records.at(-1)?.dynamodb.SequenceNumber;
    if (last) checkpoints[checkpoint] = last;
    if (next) iterators.set(shard, next);
    else {
      checkpoints[checkpoint] = 'done';
      lookedAt = -Infinity;
    }
    return records.length;
  };

  /**
   * A shard whose very beginning is gone: DynamoDB Local lists it for a while after it has dropped its records, a day old. What came
   * after it is in the next one; the newest is tried again when shards are looked for.
   */
  const passBy = (shard: string): void => {
    if (shard !== shards.at(-1)) checkpoints[checkpointOf(shard)] = 'done';
    else if (!unreadable.has(shard)) console.warn(`${fn.name}: the newest changes cannot be read yet; trying again.`);
    unreadable.add(shard);
  };

  return {
    poll: async () => {
      streamArn ??= await api.streamOf(tableName);
      if (!streamArn) return 0;
      if (Date.now() - lookedAt > SHARDS_EVERY_MS) {
        shards = await api.shardsOf(streamArn);
        lookedAt = Date.now();
      }
      let count = 0;
      // Parents sort before their children, so an item's changes stay in order.
      for (const shard of shards) {
        try {
          count += await readShard(shard);
        } catch (error) {
          if (!(error instanceof PositionLost)) throw error;
          // From the checkpoint again; from the beginning when that is what was lost.
          const checkpoint = checkpointOf(shard);
          if (!iterators.delete(shard)) {
            if (!(checkpoint in checkpoints)) {
              passBy(shard);
              continue;
            }
            delete checkpoints[checkpoint];
          }
          count += 1;
        }
      }
      return count;
    },
  };
};
