import { aroundDynamoDB, type Send } from '../../functions/platform/dynamodb';
import { actAsNobody } from '../../local/iam/enforce';
import { sumOfUnits, unitsOfTransacted } from './write-units';

interface Counted {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
}

export interface Consumed<T> {
  result: T;
  units: number;
  /** The part of `units` that writes consumed. */
  writeUnits: number;
  requests: number;
}

/**
 * Does something, and counts the capacity units that its reads and writes consume, and how many there were. DynamoDB Local is asked
 * but for transactions that write: there it counts each row for twice what DynamoDB does, its indexes too, and rows that cost the same once.
 */
export async function consumedBy<T>(act: () => Promise<T>): Promise<Consumed<T>> {
  let units = 0;
  let writeUnits = 0;
  let requests = 0;
  const stop = aroundDynamoDB('call', (next) => async (operation, input) => {
    requests += 1;
    if (operation === 'TransactWriteItems') {
      const { answer, written } = await transacted(next, input as unknown as Transaction);
      units += written;
      writeUnits += written;
      return answer;
    }
    const answer = await next(operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
    const { ConsumedCapacity = [] } = answer as Counted;
    for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) {
      units += CapacityUnits;
      if (/Put|Update|Delete|Write/.test(operation)) writeUnits += CapacityUnits;
    }
    return answer;
  });
  try {
    return { result: await act(), units, writeUnits, requests };
  } finally {
    stop();
  }
}

type Row = Record<string, unknown>;
interface Transaction {
  TransactItems: readonly Partial<
    Record<'Put' | 'Update' | 'Delete' | 'ConditionCheck', { TableName: string; Key?: Row; Item?: Row }>
  >[];
}

/** A row as it lies there: the function that is counted need have no right to it. */
const rowAt = (next: Send, TableName: string, Key: Row): Promise<Row | undefined> =>
  actAsNobody(async () => {
    const { Item } = await next('GetItem', { TableName, Key, ConsistentRead: true });
    return Item as Row | undefined;
  });

/** Sends a transaction and counts it by what lay there before and lies there after. @throws what it throws: one that is refused is not counted. */
async function transacted(next: Send, transaction: Transaction): Promise<{ answer: Row; written: number }> {
  const writes = transaction.TransactItems.flatMap((item) => Object.values(item)).map(({ TableName, Key, Item }) => ({
    TableName,
    Key: Key ?? { pk: Item!.pk, sk: Item!.sk },
  }));
  const look = () => Promise.all(writes.map(({ TableName, Key }) => rowAt(next, TableName, Key)));
  const before = await look();
  const answer = await next('TransactWriteItems', { ...transaction });
  const after = await look();
  const written = writes.map(({ TableName }, place) =>
    sumOfUnits(unitsOfTransacted(TableName, { before: before[place], after: after[place] })),
  );
  return { answer, written: written.reduce((sum, each) => sum + each, 0) };
}
