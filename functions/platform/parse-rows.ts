import type { Entity } from 'dynamodb-toolbox/entity';
import { EntityParser } from 'dynamodb-toolbox/entity/actions/parse';
import type { ItemSchema, Schema } from 'dynamodb-toolbox/schema';
import { type Format, formatOf, isObject, REFUSED, type Row } from './format-rows';

/** A row as it is written, with its key; of a key's attributes alone, the key. */
interface Parsed {
  parsedItem: Row;
  item: Row;
  key: Row;
}
type Parse = (input: unknown) => Parsed | typeof REFUSED;
type Mode = 'put' | 'key';

/** What makes of a value another one than was given, or refuses it for a reason of its own: only toolbox knows what to do. */
const NOT_PLAIN = ['transform', 'keyValidator', 'putValidator', 'strict'] as const;
/** The same, where it is not the row's own attribute that has it. */
const NOT_PLAIN_WITHIN = [...NOT_PLAIN, 'savedAs', 'hidden', 'keyDefault', 'putDefault', 'keyLink', 'putLink'] as const;

function isPlain(schema: Schema, not: readonly string[] = NOT_PLAIN_WITHIN): boolean {
  const props = schema.props as Row;
  if (not.some((name) => props[name] !== undefined && props[name] !== false)) return false;
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return true;
    case 'map':
      return Object.values(schema.attributes as Record<string, Schema>).every((within) => isPlain(within));
    case 'list':
    case 'set':
      return isPlain(schema.elements);
    case 'record':
      return isPlain(schema.keys) && isPlain(schema.elements);
    default:
      return false;
  }
}

interface Attribute {
  name: string;
  savedAs: string;
  required: boolean;
  fill: unknown;
  link: unknown;
  format: Format;
}

/** The attributes that are written; undefined where one of them is toolbox's to parse. */
function attributesOf({ attributes, props }: ItemSchema, mode: Mode): Attribute[] | undefined {
  const wanted = Object.entries(attributes as Record<string, Schema>).filter(
    ([
      ,
      {
        props: { key },
      },
    ]) => mode === 'put' || key,
  );
  if (props.strict || !wanted.every(([, schema]) => isPlain(schema, NOT_PLAIN))) return undefined;
  // What a key's map must hold is another question than what a row's must.
  if (mode === 'key' && wanted.some(([, { type }]) => type !== 'string' && type !== 'number')) return undefined;
  return wanted.map(([name, schema]) => {
    const { key, required = 'atLeastOnce', savedAs = name, keyDefault, putDefault, keyLink, putLink } = schema.props;
    return {
      ...{ name, savedAs, format: formatOf(schema) },
      required: mode === 'put' ? required !== 'never' : required === 'always',
      fill: key ? keyDefault : putDefault,
      link: key ? keyLink : putLink,
    };
  });
}

/** What was given, with what stands in for what was not. */
function filled(attributes: readonly Attribute[], input: Row): Row {
  const row = { ...input };
  for (const { name, fill } of attributes)
    if (row[name] === undefined && fill !== undefined)
      row[name] = typeof fill === 'function' ? (fill as () => unknown)() : fill;
  const links = attributes.filter(({ name, link }) => row[name] === undefined && typeof link === 'function');
  const linked = links.map(({ name, link }) => [name, (link as (row: Row) => unknown)(row)]);
  return Object.assign(row, Object.fromEntries(linked));
}

function parseOf(entity: Entity, mode: Mode): Parse {
  const attributes = attributesOf(entity.schema as ItemSchema, mode);
  const { partitionKey, sortKey } = entity.table;
  if (!attributes || partitionKey.type !== 'string' || sortKey?.type !== 'string') return () => REFUSED;
  return (input) => {
    if (!isObject(input)) return REFUSED;
    const given = filled(attributes, input);
    const parsedItem: Row = {};
    const item: Row = {};
    for (const { name, savedAs, required, format } of attributes) {
      const value = given[name] === undefined ? undefined : format(given[name]);
      if (value === REFUSED || (value === undefined && required)) return REFUSED;
      if (value === undefined) continue;
      parsedItem[name] = value;
      item[savedAs] = value;
    }
    const from = entity.computeKey ? (entity.computeKey as (row: Row) => Row)(parsedItem) : item;
    const [pk, sk] = [from[partitionKey.name], from[sortKey.name]];
    if (typeof pk !== 'string' || typeof sk !== 'string') return REFUSED;
    const key = { [partitionKey.name]: pk, [sortKey.name]: sk };
    return { parsedItem, item: { ...item, ...key }, key };
  };
}

const parses = { put: new WeakMap<Entity, Parse>(), key: new WeakMap<Entity, Parse>() };
function parseOfEntity(entity: Entity, mode: Mode): Parse {
  const known = parses[mode].get(entity);
  if (known) return known;
  const parse = parseOf(entity, mode);
  parses[mode].set(entity, parse);
  return parse;
}

/**
 * Makes toolbox put rows and find them by a function worked out once for an entity, as `formatRowsFast` has it read them: its own parser
 * walks the schema four times a row with a generator an attribute, and was a quarter of a command's CPU (ADR 113). Whatever is refused
 * here, and every update, goes to toolbox, whose answer and whose error it is.
 */
export const parseRowsFast = (): void => {
  const careful = EntityParser.prototype.parse;
  EntityParser.prototype.parse = function parse(this: EntityParser, input: Row, options: { mode?: string } = {}) {
    const { mode = 'put', ...others } = options;
    const fast = (mode === 'put' || mode === 'key') && Object.keys(others).length === 0;
    const parsed = fast ? parseOfEntity(this.entity, mode)(input) : REFUSED;
    return parsed === REFUSED ? careful.call(this, input as never, options as never) : parsed;
  } as typeof careful;
};
