import { documentClient } from '../../functions/platform/tables';

interface Counted {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
}

/** Does something, and counts the capacity units DynamoDB says that its reads and writes consumed, and how many there were. */
export async function consumedBy<T>(act: () => Promise<T>): Promise<{ result: T; units: number; requests: number }> {
  let units = 0;
  let requests = 0;
  const name = `consumed-${Math.random()}`;
  documentClient.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(args);
      const { ConsumedCapacity = [] } = answer.output as Counted;
      for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) units += CapacityUnits;
      requests += 1;
      return answer;
    },
    { step: 'initialize', name },
  );
  try {
    return { result: await act(), units, requests };
  } finally {
    documentClient.middlewareStack.remove(name);
  }
}
