import { EntityParser } from 'dynamodb-toolbox/entity/actions/parse';
import type { ItemSchema } from 'dynamodb-toolbox/schema';
import fc from 'fast-check';
import { everyEntity, outcomeOf, rowsOf } from '../../tests/support/entity-rows';
import { parseRowsFast } from './parse-rows';

/** Toolbox's own, before a table's module puts the other in its place. */
const careful = EntityParser.prototype.parse;

beforeAll(() => {
  // What rows are sealed with.
  process.env.ROW_KEY = 'k'.repeat(48);
});

test('every entity’s rows and keys are written as toolbox writes them, and refused as it refuses them', async () => {
  const entities = await everyEntity();
  let asked = 0;
  EntityParser.prototype.parse = function parse(this: EntityParser, ...given: Parameters<typeof careful>) {
    asked += 1;
    return careful.apply(this, given);
  } as typeof careful;
  parseRowsFast();
  const fast = EntityParser.prototype.parse;
  expect(entities.length).toBeGreaterThan(60);
  const outcomes = { made: 0, refused: 0 };
  for (const entity of entities) {
    const parser = entity.build(EntityParser);
    fc.assert(
      fc.property(rowsOf(entity.schema as ItemSchema, 'as given'), (row) => {
        for (const options of [undefined, { mode: 'key' as const }]) {
          const outcome = outcomeOf(() => careful.call(parser, row, options)) as object;
          outcomes['made' in outcome ? 'made' : 'refused'] += 1;
          expect(outcomeOf(() => fast.call(parser, row, options))).toEqual(outcome);
        }
      }),
      { numRuns: 20 },
    );
  }
  // It is not refusals alone that were compared, and few right rows were left to toolbox.
  expect(outcomes.made).toBeGreaterThan(outcomes.refused * 3);
  expect(asked - outcomes.refused).toBeLessThan(outcomes.made / 10);
});
