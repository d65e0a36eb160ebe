import { ConditionsFailed, pause, transact, type WriteItem } from '../platform/transact';

const MAX_TRIES = 8;
const PASSING = new Set([
  'TransactionCanceledException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
]);

/**
 * `transact` for thousands of transactions in a row: what passes (throttling, another transaction on the same row, a lost
 * answer) is tried again, later each time. After a lost answer the conditions tell whether it was written.
 * @throws ConditionsFailed as `transact` does.
 */
export async function patientTransact(items: readonly WriteItem[]): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await transact(...items);
      return;
    } catch (error) {
      if (error instanceof ConditionsFailed || !(error instanceof Error)) throw error;
      if (!PASSING.has(error.name) || tries === MAX_TRIES) throw error;
      await pause(tries);
    }
  }
}
