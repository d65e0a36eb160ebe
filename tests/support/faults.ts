import { documentClient } from '../../functions/platform/tables';

/**
 * What DynamoDB does to a call now and then. `throttled`, `conflict`: refused, nothing was written. `answerLost`: done, but the
 * answer never came. `down`: this call and all after it fail until the fault is lifted.
 */
export type Fault = 'throttled' | 'conflict' | 'answerLost' | 'down';

let calls: string[] = [];
let armed: { at: number; fault: Fault } | undefined;

const failing = (name: string, more: object = {}) =>
  Object.assign(new Error(`injected: ${name}`), {
    name,
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
    ...more,
  });

const conflictOf = (input: unknown) => {
  const { TransactItems = [] } = input as { TransactItems?: unknown[] };
  return failing('TransactionCanceledException', {
    CancellationReasons: TransactItems.map((_, place) => ({ Code: place === 0 ? 'TransactionConflict' : 'None' })),
  });
};

// Under the SDK's own retries, over the reading of the answer: an answer that is lost was read from its socket.
documentClient.middlewareStack.add(
  (next, { commandName }) =>
    async (args) => {
      const call = calls.push(commandName ?? '') - 1;
      if (!armed || call < armed.at || (call > armed.at && armed.fault !== 'down')) return next(args);
      switch (armed.fault) {
        case 'throttled':
          throw failing('ProvisionedThroughputExceededException');
        case 'conflict':
          if (commandName !== 'TransactWriteItemsCommand') return next(args);
          throw conflictOf(args.input);
        case 'answerLost':
          await next(args);
          throw failing('TimeoutError', { $fault: 'server', $retryable: {} });
        case 'down':
          throw failing('InternalServerError', { $fault: 'server', $metadata: { httpStatusCode: 500 } });
      }
    },
  { step: 'deserialize', priority: 'high', name: 'injectedFaults' },
);

/** The commands `act` sends to DynamoDB, in their order. */
export async function callsOf(act: () => Promise<unknown>): Promise<string[]> {
  calls = [];
  await act();
  return calls;
}

/** Does something with a fault at its how-manieth call to DynamoDB, counted from 0. */
export async function withFault<T>(fault: Fault, at: number, act: () => Promise<T>): Promise<T> {
  calls = [];
  armed = { at, fault };
  try {
    return await act();
  } finally {
    armed = undefined;
  }
}
