import { type EntityAttrDefaultOptions, Entity as ToolboxEntity } from 'dynamodb-toolbox/entity';
import type { ItemSchema, Schema, ValidValue } from 'dynamodb-toolbox/schema';
import type { Table } from 'dynamodb-toolbox/table';

// A store says in these what its rows hold.
export type { FormattedItem, InputItem } from 'dynamodb-toolbox/entity';
export { boolean } from 'dynamodb-toolbox/schema/boolean';
export { item } from 'dynamodb-toolbox/schema/item';
export { list } from 'dynamodb-toolbox/schema/list';
export { map } from 'dynamodb-toolbox/schema/map';
export { number } from 'dynamodb-toolbox/schema/number';
export { record } from 'dynamodb-toolbox/schema/record';
export { string } from 'dynamodb-toolbox/schema/string';

interface Attributes {
  [name: string]: Schema;
}

interface Rows<NAME, TABLE, ATTRIBUTES extends Attributes> {
  name: NAME;
  table: TABLE;
  schema: ItemSchema<ATTRIBUTES>;
  /** Where a row lies, by the attributes that are its key. */
  computeKey: (key: ValidValue<ItemSchema<ATTRIBUTES>, { mode: 'key' }>) => { pk: string; sk: string };
  /** The question that a reading of them answers, with what each index is for: a line of docs/access-patterns.md. */
  answers?: string;
}

/** Rows of one kind in one of our tables. They say themselves when they were written, where that matters: toolbox keeps no time. */
export class Entity<
  NAME extends string = string,
  TABLE extends Table = Table,
  ATTRIBUTES extends Attributes = Attributes,
> extends ToolboxEntity<NAME, TABLE, ATTRIBUTES, EntityAttrDefaultOptions, false> {
  constructor({ answers, ...rows }: Rows<NAME, TABLE, ATTRIBUTES>) {
    const meta = answers === undefined ? {} : { description: answers };
    // Whether toolbox wants `computeKey` hangs on the table's keys, which are not known here: ours are always computed.
    super({ ...rows, timestamps: false, meta } as never);
  }
}
