import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { refuseSimulators } from './env';
import { log } from './log';
import { redelivered, redeliveryIn } from './redelivery';

/** One change of a table, as the stream tells it. The rows are whatever was stored: parse before use. */
export interface Change {
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly newImage?: Record<string, unknown>;
  readonly oldImage?: Record<string, unknown>;
}

type Image = Parameters<typeof unmarshall>[0];
const rowOf = (image: unknown): Record<string, unknown> => unmarshall(image as Image);

const changeOf = ({ eventName = 'MODIFY', dynamodb }: DynamoDBRecord): Change => ({
  eventName,
  ...(dynamodb?.NewImage && { newImage: rowOf(dynamodb.NewImage) }),
  ...(dynamodb?.OldImage && { oldImage: rowOf(dynamodb.OldImage) }),
});

/** A change that was given up and is put before its consumer again is, to the consumer, the change that it was. */
async function unwrapped(change: Change): Promise<Change | undefined> {
  const redelivery = redeliveryIn(change.newImage);
  if (!redelivery) return change;
  const row = await redelivered(redelivery);
  return row && { eventName: 'INSERT', newImage: row };
}

function logFailure(name: string, error: unknown, count: number): void {
  const isError = error instanceof Error;
  log('error', name, {
    count,
    ...(isError && { error: error.name, stack: (error.stack ?? '').split('\n').slice(1, 8).join('\n') }),
  });
}

/**
 * A Lambda that follows a table's stream, in order. The first change that fails is reported (ReportBatchItemFailures): the
 * stream delivers it and what follows again, so an operation must bear being given the same change twice.
 */
export function streamed(
  name: string,
  operation: (change: Change) => Promise<void>,
): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  refuseSimulators();
  return async ({ Records }) => {
    for (const [count, record] of Records.entries()) {
      try {
        const change = await unwrapped(changeOf(record));
        if (change) await operation(change);
      } catch (error) {
        logFailure(name, error, count);
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

/**
 * A Lambda that follows a table's stream and takes all that one delivery brings as one, where many changes fall on one row. When it
 * fails, all of them are delivered again.
 */
export function streamedTogether(
  name: string,
  operation: (changes: readonly Change[]) => Promise<void>,
): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  refuseSimulators();
  return async ({ Records }) => {
    try {
      const changes = await Promise.all(Records.map((record) => unwrapped(changeOf(record))));
      await operation(changes.filter((change) => change !== undefined));
      return { batchItemFailures: [] };
    } catch (error) {
      logFailure(name, error, 0);
      return { batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? '' }] };
    }
  };
}
