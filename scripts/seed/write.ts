import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/platform/tables';
import type { Row } from './rows';

/** DynamoDB's limit of one BatchWriteItem. */
const BATCH = 25;
const IN_FLIGHT = 16;
const MAX_TRIES = 10;

type Requests = NonNullable<BatchWriteCommandInput['RequestItems']>;

/** Sends a batch; what DynamoDB leaves unprocessed is sent again, each time after a longer pause. */
async function send(requests: Requests): Promise<void> {
  let left: Requests = requests;
  for (let tries = 1; ; tries += 1) {
    const { UnprocessedItems = {} } = await documentClient.send(new BatchWriteCommand({ RequestItems: left }));
    left = UnprocessedItems;
    if (Object.keys(left).length === 0) return;
    if (tries === MAX_TRIES) throw new Error(`DynamoDB left rows unwritten after ${MAX_TRIES} tries`);
    await new Promise((done) => setTimeout(done, 2 ** tries * 25 * (0.5 + Math.random())));
  }
}

/**
 * Writes rows as they are made: 25 a batch and table, some batches in flight, the maker waiting when they are, so that
 * memory holds a village and not the district. Resolves to how many were written.
 */
export async function writeRows(rows: Iterable<Row>, onWritten?: (count: number) => void): Promise<number> {
  const gathering = new Map<string, NonNullable<Requests[string]>>();
  const flying = new Set<Promise<void>>();
  let written = 0;
  let failed: unknown;

  const launch = async (table: string, batch: NonNullable<Requests[string]>) => {
    const flight: Promise<void> = send({ [table]: batch })
      .then(() => {
        written += batch.length;
        onWritten?.(written);
      })
      .catch((error: unknown) => void (failed ??= error))
      .finally(() => flying.delete(flight));
    flying.add(flight);
    if (flying.size >= IN_FLIGHT) await Promise.race(flying);
    if (failed) throw failed;
  };

  for (const row of rows) {
    const table = row.entity.table.getName();
    const batch = gathering.get(table) ?? [];
    batch.push(row.params() as NonNullable<Requests[string]>[number]);
    if (batch.length < BATCH) {
      gathering.set(table, batch);
    } else {
      gathering.delete(table);
      await launch(table, batch);
    }
  }
  for (const [table, batch] of gathering) await launch(table, batch);
  await Promise.all(flying);
  if (failed) throw failed;
  return written;
}
