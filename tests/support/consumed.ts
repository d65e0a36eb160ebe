import { aroundDynamoDB } from '../../functions/platform/dynamodb';

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

/** Does something, and counts the capacity units DynamoDB says that its reads and writes consumed, and how many there were. */
export async function consumedBy<T>(act: () => Promise<T>): Promise<Consumed<T>> {
  let units = 0;
  let writeUnits = 0;
  let requests = 0;
  const stop = aroundDynamoDB('call', (next) => async (operation, input) => {
    const answer = await next(operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
    const { ConsumedCapacity = [] } = answer as Counted;
    for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) {
      units += CapacityUnits;
      if (/Put|Update|Delete|Write/.test(operation)) writeUnits += CapacityUnits;
    }
    requests += 1;
    return answer;
  });
  try {
    return { result: await act(), units, writeUnits, requests };
  } finally {
    stop();
  }
}
