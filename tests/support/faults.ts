import { aroundDynamoDB } from '../../functions/platform/dynamodb';

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

// Under the client's own retries, over the reading of the answer: an answer that is lost was read from its socket.
aroundDynamoDB('try', (next) => async (operation, input) => {
  const call = calls.push(operation) - 1;
  if (!armed || call < armed.at || (call > armed.at && armed.fault !== 'down')) return next(operation, input);
  switch (armed.fault) {
    case 'throttled':
      throw failing('ProvisionedThroughputExceededException');
    case 'conflict':
      if (operation !== 'TransactWriteItems') return next(operation, input);
      throw conflictOf(input);
    case 'answerLost':
      await next(operation, input);
      throw failing('TimeoutError', { $fault: 'server', $retryable: {} });
    case 'down':
      throw failing('InternalServerError', { $fault: 'server', $metadata: { httpStatusCode: 500 } });
  }
});

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
  // Between its tries a call waits as long as chance says, up to a second: here not at all; a transaction half as long as its longest.
  const chance = jest.spyOn(Math, 'random').mockReturnValue(0);
  try {
    return await act();
  } finally {
    armed = undefined;
    chance.mockRestore();
  }
}
