import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Entity } from 'dynamodb-toolbox/entity';
import type { ItemSchema, MapSchema, Schema } from 'dynamodb-toolbox/schema';
import fc from 'fast-check';

const FUNCTIONS = path.resolve(__dirname, '../../functions');

/** Every entity that a file of the functions gives to others. */
export async function everyEntity(): Promise<Entity[]> {
  const declaring = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.endsWith('.test.ts') &&
      readFileSync(path.join(FUNCTIONS, file), 'utf8').includes('new Entity('),
  );
  const files = await Promise.all(declaring.map((file) => import(path.join(FUNCTIONS, file)) as Promise<object>));
  return files.flatMap((file) => Object.values(file)).filter((exported) => exported instanceof Entity);
}

const WRONG = fc.constantFrom(
  null,
  undefined,
  '',
  'x',
  0,
  Number.NaN,
  true,
  [],
  {},
  new Set(['x']),
  new Uint8Array(1),
  [null],
  { a: 1 },
);

/** A value as the schema has it, or now and then another. */
function valueOf(schema: Schema, named: Named): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: rightOf(schema, named), weight: 60 }, { arbitrary: WRONG, weight: 1 });
}

function rightOf(schema: Schema, named: Named): fc.Arbitrary<unknown> {
  const allowed = (schema.props as { enum?: unknown[] }).enum;
  if (allowed) return fc.constantFrom(...allowed);
  switch (schema.type) {
    case 'string':
      return fc.string({ maxLength: 3 });
    case 'number':
      return fc.integer();
    case 'boolean':
      return fc.boolean();
    case 'binary':
      return fc.uint8Array({ maxLength: 2 });
    case 'list':
      return fc.array(valueOf(schema.elements, named), { maxLength: 2 });
    case 'set':
      return fc.array(rightOf(schema.elements, named), { maxLength: 2 }).map((values) => new Set(values));
    case 'record':
      return fc.dictionary(rightOf(schema.keys, named) as fc.Arbitrary<string>, valueOf(schema.elements, named), {
        maxKeys: 2,
        noNullPrototype: true,
      });
    case 'map':
    case 'item':
      return rowsOf(schema, named);
    default:
      return fc.constant({ anything: ['at', 'all'] });
  }
}

/** By the names that a table has, or by those that the code has, which leaves out what is filled in for it. */
type Named = 'as stored' | 'as given';

/** Rows of a schema, most of them right, each with an attribute that the schema has not. */
export function rowsOf({ attributes }: ItemSchema | MapSchema, named: Named): fc.Arbitrary<Record<string, unknown>> {
  const members = Object.entries(attributes as Record<string, Schema>).map(
    ([name, schema]): [string, fc.Arbitrary<unknown>] => {
      const { savedAs = name, required, putDefault, putLink } = schema.props;
      const mayLack = required === 'never' || (named === 'as given' && (putDefault ?? putLink) !== undefined);
      return [
        named === 'as stored' ? savedAs : name,
        mayLack
          ? fc.oneof({ arbitrary: valueOf(schema, named), weight: 1 }, { arbitrary: fc.constant(undefined), weight: 1 })
          : fc.oneof(
              { arbitrary: valueOf(schema, named), weight: 80 },
              { arbitrary: fc.constant(undefined), weight: 1 },
            ),
      ];
    },
  );
  // Toolbox copies no object that has no prototype.
  const made = { ...Object.fromEntries(members), unknown: fc.constant('of another version') };
  return fc.record(made, { noNullPrototype: true });
}

/** What came of it, its order included, or why it was refused. */
export const outcomeOf = (act: () => unknown): unknown => {
  try {
    const made = act() as object;
    return { made, order: JSON.stringify(made) };
  } catch (error) {
    return { refused: (error as Error).message };
  }
};
