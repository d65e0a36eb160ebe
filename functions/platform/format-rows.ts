import type { Entity } from 'dynamodb-toolbox/entity';
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format';
import type { ItemSchema, MapSchema, RecordSchema, Schema } from 'dynamodb-toolbox/schema';

/** What a row's value becomes; `REFUSED` where toolbox would refuse it, or where only toolbox knows what to do. */
export type Format = (raw: unknown) => unknown;
export type Row = Record<string, unknown>;
export const REFUSED: unique symbol = Symbol('refused');
const refuse: Format = () => REFUSED;

export const isObject = (raw: unknown): raw is Row =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Set) && !ArrayBuffer.isView(raw);

const formatEach = (raw: readonly unknown[], format: Format): unknown[] | typeof REFUSED => {
  const formatted = new Array<unknown>(raw.length);
  for (let place = 0; place < raw.length; place += 1) {
    const value = raw[place] === undefined ? REFUSED : format(raw[place]);
    if (value === REFUSED) return REFUSED;
    formatted[place] = value;
  }
  return formatted;
};

const primitive = (schema: Schema, type: string): Format => {
  const { transform, enum: allowed } = schema.props as { transform?: unknown; enum?: readonly unknown[] };
  if (transform) return refuse;
  if (!allowed) return (raw) => (typeof raw === type && !Number.isNaN(raw) ? raw : REFUSED);
  const known = new Set(allowed);
  return (raw) => (known.has(raw) ? raw : REFUSED);
};

const attributes = (schema: ItemSchema | MapSchema): Format => {
  const known = Object.entries(schema.attributes as Record<string, Schema>).map(([name, attribute]) => ({
    name,
    savedAs: attribute.props.savedAs ?? name,
    hidden: attribute.props.hidden === true,
    required: (attribute.props.required ?? 'atLeastOnce') !== 'never',
    format: formatOf(attribute),
  }));
  return (raw) => {
    if (!isObject(raw)) return REFUSED;
    const formatted: Row = {};
    for (const { name, savedAs, hidden, required, format } of known) {
      const given = raw[savedAs];
      if (given === undefined) {
        if (required) return REFUSED;
        continue;
      }
      const value = format(given);
      if (value === REFUSED) return REFUSED;
      if (!hidden) formatted[name] = value;
    }
    return formatted;
  };
};

const record = ({ keys, elements }: RecordSchema): Format => {
  const format = formatOf(elements);
  if (keys.props.enum || keys.props.transform) return refuse;
  return (raw) => {
    if (!isObject(raw)) return REFUSED;
    const formatted: Row = {};
    for (const [name, given] of Object.entries(raw)) {
      const value = format(given);
      if (value === REFUSED) return REFUSED;
      formatted[name] = value;
    }
    return formatted;
  };
};

export const formatOf = (schema: Schema): Format => {
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return primitive(schema, schema.type);
    case 'binary':
      return (raw) => (raw instanceof Uint8Array ? raw : REFUSED);
    case 'map':
      return attributes(schema);
    case 'list': {
      const element = formatOf(schema.elements);
      return (raw) => (Array.isArray(raw) ? formatEach(raw, element) : REFUSED);
    }
    case 'set': {
      const element = formatOf(schema.elements);
      return (raw) => {
        const formatted = raw instanceof Set ? formatEach([...raw], element) : REFUSED;
        return formatted === REFUSED ? REFUSED : new Set(formatted as unknown[]);
      };
    }
    case 'record':
      return record(schema);
    default:
      return refuse;
  }
};

const formats = new WeakMap<Entity, Format>();
const formatOfEntity = (entity: Entity): Format => {
  const known = formats.get(entity);
  if (known) return known;
  const format = attributes(entity.schema as ItemSchema);
  formats.set(entity, format);
  return format;
};

/**
 * Makes toolbox read rows by a function worked out once for an entity: its own formatter walks the schema anew for each row, with two
 * generators an attribute, and was a fifth of a reading's CPU (ADR 50). Whatever is refused here, or asked with options, goes to toolbox,
 * whose answer and whose error it is.
 */
export const formatRowsFast = (): void => {
  const careful = EntityFormatter.prototype.format;
  EntityFormatter.prototype.format = function format(this: EntityFormatter, item: Row, options?: object) {
    const { entity } = this;
    const named = entity.table.entityAttributeSavedAs;
    const plain = Object.values(options ?? {}).every((value) => value === undefined);
    const row = item[named] === undefined ? { ...item, [named]: entity.entityName } : item;
    const formatted = plain ? formatOfEntity(entity)(row) : REFUSED;
    return formatted === REFUSED ? careful.call(this, item, options) : formatted;
  } as typeof careful;
};
