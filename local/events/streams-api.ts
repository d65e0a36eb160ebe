import { LOCAL_CREDENTIALS } from '../environment';

export interface StreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  dynamodb: { SequenceNumber: string };
}

/** An iterator that is too old (15 minutes), or a place that is no longer kept. */
export class PositionLost extends Error {}

export interface StreamsApi {
  streamOf(tableName: string): Promise<string | undefined>;
  shardsOf(streamArn: string): Promise<string[]>;
  /** From the shard's beginning, after a record, or (`LATEST`) from what is written next. */
  iterator(streamArn: string, shardId: string, after?: string): Promise<string>;
  records(iterator: string, limit: number): Promise<{ records: StreamRecord[]; next: string | undefined }>;
}

/**
 * DynamoDB Local's streams over the wire: its JSON is, byte for byte, what a Lambda's event holds, which the SDK would turn
 * into something else. DynamoDB Local does not check signatures.
 */
export const streamsApi = (endpoint: string, accessKeyId: string = LOCAL_CREDENTIALS.accessKeyId): StreamsApi => {
  const scope = `${accessKeyId}/20260101/${LOCAL_CREDENTIALS.region}/dynamodb/aws4_request`;
  const call = async <T>(operation: string, body: object, service = 'DynamoDBStreams_20120810'): Promise<T> => {
    const reply = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${service}.${operation}`,
        authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(body),
    });
    if (!reply.ok) {
      const text = await reply.text();
      throw /TrimmedDataAccess|ExpiredIterator/.test(text)
        ? new PositionLost(text)
        : new Error(`${operation}: ${text}`);
    }
    return (await reply.json()) as T;
  };
  const iteratorOf = async (asked: object) =>
    (await call<{ ShardIterator: string }>('GetShardIterator', asked)).ShardIterator;
  return {
    // Not ListStreams: it also lists, a hundred at a time, the streams of dropped tables of the same name.
    streamOf: async (TableName) => {
      type Described = { Table: { LatestStreamArn?: string } };
      const { Table } = await call<Described>('DescribeTable', { TableName }, 'DynamoDB_20120810');
      return Table.LatestStreamArn;
    },
    shardsOf: async (StreamArn) => {
      type Described = { StreamDescription: { Shards: { ShardId: string }[] } };
      const { StreamDescription } = await call<Described>('DescribeStream', { StreamArn });
      return StreamDescription.Shards.map(({ ShardId }) => ShardId).sort();
    },
    iterator: async (StreamArn, ShardId, after) => {
      if (after === 'LATEST') return iteratorOf({ StreamArn, ShardId, ShardIteratorType: after });
      const from = after
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }
        : { ShardIteratorType: 'TRIM_HORIZON' };
      return iteratorOf({ StreamArn, ShardId, ...from });
    },
    records: async (ShardIterator, Limit) => {
      type Got = { Records: StreamRecord[]; NextShardIterator?: string };
      const { Records, NextShardIterator } = await call<Got>('GetRecords', { ShardIterator, Limit });
      return { records: Records, next: NextShardIterator };
    },
  };
};
