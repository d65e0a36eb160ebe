import {
  DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { env } from './env';
import type { Change } from './streamed';

const endpoint = env.dynamodbEndpoint;
const client = new DynamoDBStreamsClient({
  maxAttempts: 4,
  ...(endpoint && { endpoint }),
});

/** A part of a table's stream, as Lambda names the batch that it gave up. */
export interface StreamPart {
  streamArn: string;
  shardId: string;
  startSequenceNumber: string;
  endSequenceNumber: string;
}

const READ_AT_ONCE = 100;
type Image = Parameters<typeof unmarshall>[0];

/** What a part of a stream holds; undefined when it is not kept any more (a day). */
export async function changesIn(part: StreamPart): Promise<Change[] | undefined> {
  try {
    return await read(part);
  } catch (error) {
    const isGone =
      error instanceof TrimmedDataAccessException ||
      error instanceof ResourceNotFoundException ||
      error instanceof ExpiredIteratorException;
    if (isGone) return undefined;
    throw error;
  }
}

async function read({ streamArn, shardId, startSequenceNumber, endSequenceNumber }: StreamPart): Promise<Change[]> {
  const last = BigInt(endSequenceNumber);
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamArn: streamArn,
      ShardId: shardId,
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: startSequenceNumber,
    }),
  );
  const changes: Change[] = [];
  for (let iterator = ShardIterator; iterator;) {
    const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: READ_AT_ONCE }));
    for (const { eventName = 'MODIFY', dynamodb } of answer.Records ?? []) {
      if (BigInt(dynamodb?.SequenceNumber ?? 0) > last) return changes;
      changes.push({
        eventName: eventName as Change['eventName'],
        ...(dynamodb?.NewImage && { newImage: unmarshall(dynamodb.NewImage as Image) }),
        ...(dynamodb?.OldImage && { oldImage: unmarshall(dynamodb.OldImage as Image) }),
      });
      if (BigInt(dynamodb?.SequenceNumber ?? 0) === last) return changes;
    }
    iterator = answer.NextShardIterator;
  }
  return changes;
}
