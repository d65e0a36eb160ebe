import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format';
import type { ItemSchema } from 'dynamodb-toolbox/schema';
import fc from 'fast-check';
import { everyEntity, outcomeOf, rowsOf } from '../../tests/support/entity-rows';
import { formatRowsFast } from './format-rows';

/** Toolbox's own, before a table's module puts the other in its place. */
const careful = EntityFormatter.prototype.format;

test('every entity’s rows are read as toolbox reads them, and refused as it refuses them', async () => {
  const entities = await everyEntity();
  formatRowsFast();
  const fast = EntityFormatter.prototype.format;
  expect(fast).not.toBe(careful);
  expect(entities.length).toBeGreaterThan(60);
  for (const entity of entities) {
    const formatter = entity.build(EntityFormatter);
    fc.assert(
      fc.property(rowsOf(entity.schema as ItemSchema, 'as stored'), (row) => {
        expect(outcomeOf(() => fast.call(formatter, row))).toEqual(outcomeOf(() => careful.call(formatter, row)));
      }),
      { numRuns: 60 },
    );
  }
});
