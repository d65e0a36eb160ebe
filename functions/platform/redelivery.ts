import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Entity, item, number, string } from './entity';
import { putNew } from './row';
import { epochSeconds } from './clock';
import { env } from './env';
import { CivicTable, documentClient } from './tables';

const DAYS_KEPT = 7;

/**
 * A change that one consumer of Civic's stream gave up, put before it again: writing this row is a change too, and the consumer's
 * filter lets it in by its name. So nobody need call a function, and no third consumer is needed.
 */
const RedeliveryEntity = new Entity({
  name: 'Redelivery',
  table: CivicTable,
  schema: item({
    redeliveryId: string().key(),
    consumer: string(),
    /** Where the row is that was written then. */
    rowPk: string(),
    rowSk: string(),
    /** Which letter it was given up as. */
    letterId: string(),
    ttl: number(),
  }),
  computeKey: ({ redeliveryId }) => ({ pk: `REDELIVERY#${redeliveryId}`, sk: 'REDELIVERY' }),
});

export interface Redelivery {
  consumer: string;
  rowPk: string;
  rowSk: string;
  letterId: string;
}

/** Under an id of its own each time: only a new row is delivered. */
export const putRedelivery = (redeliveryId: string, redelivery: Redelivery, at: string) =>
  putNew(RedeliveryEntity, { ...redelivery, redeliveryId, ttl: epochSeconds(at) + DAYS_KEPT * 86_400 });

/** A row of the stream as a redelivery, when it is one. */
export const redeliveryIn = (row: Record<string, unknown> | undefined): Redelivery | undefined =>
  row?._et === 'Redelivery' ? (row as unknown as Redelivery) : undefined;

/** The row that is put before the consumer again, as it is now; undefined when it is gone. */
export async function redelivered({ rowPk, rowSk }: Redelivery): Promise<Record<string, unknown> | undefined> {
  const { Item } = await documentClient.send(
    new GetCommand({ TableName: env.civicTable, Key: { pk: rowPk, sk: rowSk }, ConsistentRead: true }),
  );
  return Item;
}
