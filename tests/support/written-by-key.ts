import { aroundDynamoDB } from '../../functions/platform/dynamodb';

type Row = Readonly<Record<string, unknown>>;
interface Write {
  Put?: { Item: Row };
  Update?: { Key: Row; ExpressionAttributeValues?: Row };
  Delete?: { Key: Row };
}

const KB = 1024;
const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const;
const unitsOf = (row: Row): number => Math.ceil(Buffer.byteLength(JSON.stringify(row)) / KB);

/** What a write costs each key it lands on: twice in a transaction, and once in each index that the row stands in. */
function* costs(write: Write): Generator<readonly [key: string, units: number]> {
  const row = write.Put?.Item ?? write.Update?.Key ?? write.Delete?.Key;
  if (!row) return;
  yield [String(row.pk), 2 * unitsOf({ ...row, ...write.Update?.ExpressionAttributeValues })];
  for (const index of INDEXES) if (row[`${index}pk`]) yield [`${index} ${String(row[`${index}pk`])}`, unitsOf(row)];
}

/**
 * Does something, and counts the write units of its transactions by the key that takes them, from the sizes of what is written:
 * DynamoDB Local tells none of a transaction.
 */
export async function writtenByKey(act: () => Promise<unknown>): Promise<ReadonlyMap<string, number>> {
  const units = new Map<string, number>();
  const stop = aroundDynamoDB('call', (next) => async (operation, input) => {
    // A transaction's input, as the document client has it.
    const { TransactItems = [] } = input as { TransactItems?: readonly Write[] };
    for (const write of TransactItems)
      for (const [key, cost] of costs(write)) units.set(key, (units.get(key) ?? 0) + cost);
    return next(operation, input);
  });
  try {
    await act();
  } finally {
    stop();
  }
  return units;
}
