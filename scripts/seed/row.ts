import type { Entity } from 'dynamodb-toolbox/entity';
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';

/** A row on its way: the entity parses it when its batch is sent. */
export type Row = BatchPutRequest<Entity>;

// The entities differ in their types; what each takes is checked when the row is parsed.
export const put = (entity: unknown, item: unknown): Row => new BatchPutRequest(entity as Entity, item as never);
export const puts = (entity: unknown, items: readonly unknown[]): Row[] => items.map((item) => put(entity, item));

/** The very item that is written. */
export const itemOf = (row: Row): Record<string, unknown> =>
  (row.params() as { PutRequest: { Item: Record<string, unknown> } }).PutRequest.Item;
