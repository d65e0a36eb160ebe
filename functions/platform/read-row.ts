import type { FormattedItem, KeyInputItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import type { Entity } from './entity';

/** The row under a key, strongly consistent unless told; undefined where there is none. */
export async function readRow<E extends Entity>(
  entity: E,
  key: KeyInputItem<E>,
  { consistent }: { consistent: boolean } = { consistent: true },
): Promise<FormattedItem<E> | undefined> {
  const { Item } = await (entity as Entity)
    .build(GetItemCommand)
    .key(key as never)
    .options({ consistent })
    .send();
  return Item as FormattedItem<E> | undefined;
}
