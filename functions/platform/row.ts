import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Entity, FormattedItem, InputItem, KeyInputItem } from 'dynamodb-toolbox/entity';
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format';
import { EntityParser } from 'dynamodb-toolbox/entity/actions/parse';
import type { Condition } from 'dynamodb-toolbox/entity/actions/parseCondition';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { documentClient } from './tables';

// One row of one kind, read and put. Toolbox types what it builds by the entity; here the entity is any, and the parameters are typed by it.

/** The table of an entity's rows, and the key of one there. */
export const placeOf = <E extends Entity>(entity: E, key: KeyInputItem<E>) => ({
  TableName: (entity as Entity).table.getName(),
  Key: new EntityParser(entity as Entity).parse(key as never, { mode: 'key' }).key as Record<string, string>,
});

/** A row as its entity has it, of one as it is stored. @throws DynamoDBToolboxError where it is none of this entity's */
export const formatted = <E extends Entity>(entity: E, stored: Readonly<Record<string, unknown>>): FormattedItem<E> =>
  new EntityFormatter(entity as Entity).format(stored) as FormattedItem<E>;

/** What is stored under a key, strongly consistent unless told; undefined where there is nothing. */
export async function readStored<E extends Entity>(
  entity: E,
  key: KeyInputItem<E>,
  { consistent }: { consistent: boolean } = { consistent: true },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { Item } = await documentClient.send(new GetCommand({ ...placeOf(entity, key), ConsistentRead: consistent }));
  return Item;
}

/** The row under a key, in the same way. */
export async function readRow<E extends Entity>(
  entity: E,
  key: KeyInputItem<E>,
  how?: { consistent: boolean },
): Promise<FormattedItem<E> | undefined> {
  const stored = await readStored(entity, key, how);
  return stored && formatted(entity, stored);
}

/** The put of a row, for a transaction: it fails (ConditionsFailed) where there is a condition, and it does not hold. */
export const putRow = <E extends Entity>(entity: E, row: InputItem<E>, condition?: Condition<E>): PutTransaction => {
  const options = condition ? { condition: condition as Condition } : {};
  return new PutTransaction(entity as Entity, row as never, options);
};

/** Puts a row now, by itself. @throws ConditionalCheckFailedException where there is a condition, and it does not hold. */
export async function writeRow<E extends Entity>(
  entity: E,
  row: InputItem<E>,
  condition?: Condition<E>,
): Promise<void> {
  // The same put: toolbox's own command for it would be another 2 KB of every start.
  await documentClient.send(new PutCommand(putRow(entity, row, condition).params().Put));
}

/** The put of a row that is not there yet: the transaction fails (ConditionsFailed) where one lies under its key. */
export const putNew = <E extends Entity>(entity: E, row: InputItem<E>): PutTransaction => {
  const [attr] = (entity as Entity).schema.keyAttributeNames;
  return new PutTransaction(entity as Entity, row as never, { condition: { attr: attr!, exists: false } });
};

/** The condition under which a row with a `version` is put: it still is of the version that was read, or, where none (0) was, is still not there. */
export const unlessChanged = (version = 0): { attr: 'version'; exists: false } | { attr: 'version'; eq: number } =>
  version === 0 ? { attr: 'version', exists: false } : { attr: 'version', eq: version };
