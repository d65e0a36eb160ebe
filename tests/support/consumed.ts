import { documentClient } from '../../functions/platform/tables';

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
  const name = `consumed-${Math.random()}`;
  documentClient.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(args);
        const { ConsumedCapacity = [] } = answer.output as Counted;
        for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) {
          units += CapacityUnits;
          if (/Put|Update|Delete|Write/.test(commandName)) writeUnits += CapacityUnits;
        }
        requests += 1;
        return answer;
      },
    { step: 'initialize', name },
  );
  try {
    return { result: await act(), units, writeUnits, requests };
  } finally {
    documentClient.middlewareStack.remove(name);
  }
}
