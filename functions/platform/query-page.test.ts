import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import fc from 'fast-check';
import { aroundDynamoDB } from './dynamodb';
import { readRows } from './query-page';
import { AccountEntity } from './sessions';
import { CivicTable } from './tables';

process.env.CIVIC_TABLE = 'civic';

const key = fc.string({ minLength: 1, maxLength: 4 });
const RANGE = fc.oneof(
  fc.constant(undefined),
  key.map((beginsWith) => ({ beginsWith })),
  fc.tuple(key, key).map((between) => ({ between })),
  fc.tuple(fc.constantFrom('eq', 'lt', 'lte', 'gt', 'gte'), key).map(([how, bound]) => ({ [how]: bound })),
);
const ASKED = fc.record(
  {
    partition: key,
    index: fc.constantFrom('gsi1' as const, 'gsi2' as const, 'gsi3' as const),
    range: RANGE,
    newestFirst: fc.boolean(),
    limit: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: ['partition'] },
);

/** An input with its names and values in their places, and without brackets around its parts. */
function spelt(input: Readonly<Record<string, unknown>>): object {
  const { KeyConditionExpression: said, ExpressionAttributeNames, ExpressionAttributeValues, ...rest } = input;
  const known = { ...(ExpressionAttributeNames as object), ...(ExpressionAttributeValues as object) };
  const words = String(said)
    .replace(/\((#\w+ [^()]+)\)/g, '$1')
    .replace(/\((begins_with\([^()]+\))\)/g, '$1')
    .split(/([#:]\w+)/)
    .map((word) => (word in known ? JSON.stringify((known as Record<string, unknown>)[word]) : word.toLowerCase()));
  // What is asked for by its own name is asked for as well.
  return { ...rest, said: words.join('').replace(/"((?:gsi\d)?[ps]k)"/g, '$1') };
}

test('a Query asks what toolbox would ask', async () => {
  let sent: Readonly<Record<string, unknown>> = {};
  const stop = aroundDynamoDB('call', () => async (_, input) => ((sent = input), Promise.resolve({ Items: [] })));
  try {
    await fc.assert(
      fc.asyncProperty(ASKED, async (asked) => {
        await readRows(AccountEntity, asked as Parameters<typeof readRows>[1]);
        const { partition, index, range, newestFirst = false, limit } = asked;
        const toolbox = CivicTable.build(QueryCommand)
          .entities(AccountEntity)
          .query({ partition, ...(index && { index }), ...(range && { range }) } as object as { partition: string })
          .options({ reverse: newestFirst, entityAttrFilter: false, ...(limit && { limit }) })
          .params();
        expect(spelt(sent)).toEqual(spelt(toolbox as object as Record<string, unknown>));
      }),
      { numRuns: 300 },
    );
  } finally {
    stop();
  }
});
