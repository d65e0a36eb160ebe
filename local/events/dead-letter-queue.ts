import { randomUUID } from 'node:crypto';
import type { LocalFunction } from '../api/lambda';
import type { Service } from '../../infrastructure/service';
import { logicalIdOf } from '../service';
import type { StreamEvent } from './deliver-records';
import type { StreamRecord } from './streams-api';

/**
 * Stands in for the queue a stream's failures go to: hands what Lambda puts there to the functions that the service gives the queue
 * to, at once. As in AWS it names the part of the stream and holds none of the records.
 */
export const deadLetterQueue =
  (service: Service, functions: Map<string, LocalFunction>, failed: string, { destinations }: StreamEvent) =>
  async (records: StreamRecord[], of: { streamArn: string; shardId: string }): Promise<void> => {
    const queue = logicalIdOf(destinations?.onFailure?.arn);
    if (!queue) return;
    const now = new Date().toISOString();
    const body = JSON.stringify({
      requestContext: {
        requestId: randomUUID(),
        functionArn: `arn:aws-cn:lambda:cn-north-1:000000000000:function:mingbaile-local-${failed}`,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 1,
      },
      version: '1.0',
      timestamp: now,
      DDBStreamBatchInfo: {
        ...of,
        startSequenceNumber: records[0]!.dynamodb.SequenceNumber,
        endSequenceNumber: records.at(-1)!.dynamodb.SequenceNumber,
        approximateArrivalOfFirstRecord: now,
        approximateArrivalOfLastRecord: now,
        batchSize: records.length,
      },
    });
    for (const [name, { events = [] }] of Object.entries(service.functions)) {
      const reads = events.some(({ sqs }) => logicalIdOf((sqs as { arn?: unknown } | undefined)?.arn) === queue);
      if (!reads) continue;
      const answer = await functions.get(name)!.invoke({ Records: [{ messageId: randomUUID(), body }] });
      const { batchItemFailures = [] } = (answer ?? {}) as { batchItemFailures?: unknown[] };
      if (batchItemFailures.length > 0) console.error(`${name}: left a dead letter of ${failed} in the queue`);
    }
  };
