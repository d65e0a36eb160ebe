import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Entity } from 'dynamodb-toolbox/entity';
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format';
import type { ItemSchema, MapSchema, Schema } from 'dynamodb-toolbox/schema';
import fc from 'fast-check';
import { formatRowsFast } from './format-rows';

/** Toolbox's own, before a table's module puts the other in its place. */
const careful = EntityFormatter.prototype.format;
const FUNCTIONS = path.resolve(__dirname, '..');

const entities: Entity[] = [];
beforeAll(async () => {
  const declaring = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.endsWith('.test.ts') &&
      readFileSync(path.join(FUNCTIONS, file), 'utf8').includes('new Entity('),
  );
  for (const file of declaring)
    for (const exported of Object.values((await import(path.join(FUNCTIONS, file))) as object))
      if (exported instanceof Entity) entities.push(exported);
});

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
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: rightOf(schema), weight: 60 }, { arbitrary: WRONG, weight: 1 });
}

function rightOf(schema: Schema): fc.Arbitrary<unknown> {
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
      return fc.array(valueOf(schema.elements), { maxLength: 2 });
    case 'set':
      return fc.array(rightOf(schema.elements), { maxLength: 2 }).map((values) => new Set(values));
    case 'record':
      return fc.dictionary(rightOf(schema.keys) as fc.Arbitrary<string>, valueOf(schema.elements), { maxKeys: 2 });
    case 'map':
    case 'item':
      return rowOf(schema);
    default:
      return fc.constant({ anything: ['at', 'all'] });
  }
}

function rowOf({ attributes }: ItemSchema | MapSchema): fc.Arbitrary<Record<string, unknown>> {
  const savedAs = Object.entries(attributes as Record<string, Schema>).map(
    ([name, schema]): [string, fc.Arbitrary<unknown>] => [
      schema.props.savedAs ?? name,
      schema.props.required === 'never'
        ? fc.option(valueOf(schema), { nil: undefined })
        : fc.oneof({ arbitrary: valueOf(schema), weight: 80 }, { arbitrary: fc.constant(undefined), weight: 1 }),
    ],
  );
  return fc.record({ ...Object.fromEntries(savedAs), unknown: fc.constant('of another version') });
}

const outcome = (format: () => unknown): unknown => {
  try {
    const row = format() as object;
    return { row, order: JSON.stringify(row) };
  } catch (error) {
    return { refused: (error as Error).message };
  }
};

test('every entity’s rows are read as toolbox reads them, and refused as it refuses them', () => {
  formatRowsFast();
  const fast = EntityFormatter.prototype.format;
  expect(fast).not.toBe(careful);
  expect(entities.length).toBeGreaterThan(60);
  for (const entity of entities) {
    const formatter = entity.build(EntityFormatter);
    fc.assert(
      fc.property(rowOf(entity.schema as ItemSchema), (row) => {
        expect(outcome(() => fast.call(formatter, row))).toEqual(outcome(() => careful.call(formatter, row)));
      }),
      { numRuns: 60 },
    );
  }
});
