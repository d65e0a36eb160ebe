import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type {
  ExecuteTransactWriteInput,
  ExecuteTransactWriteOptions,
} from 'dynamodb-toolbox/entity/actions/transactWrite';
import { documentClient } from './tables';

/** A write of one item, as `PutTransaction`, `UpdateTransaction`, `DeleteTransaction` and `ConditionCheck` build it. */
export type WriteItem = Exclude<ExecuteTransactWriteInput[number], ExecuteTransactWriteOptions>;

/** How often something is tried that others change at the same time. */
export const MAX_TRIES = 5;
const RETRYABLE = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** Another change came first: nothing was written. */
export class Overtaken extends Error {}

/** A transaction that was refused by a condition: `failed` are the places of the items whose condition did not hold. */
export class ConditionsFailed extends Overtaken {
  constructor(readonly failed: number[]) {
    super('a condition of the transaction did not hold');
    this.name = 'ConditionsFailed';
  }
}

/** Waits twice as long at each try, and by chance not as long as another who waits. */
export const pause = (tries: number, firstMs = 40): Promise<unknown> =>
  new Promise((done) => setTimeout(done, 2 ** (tries - 1) * firstMs * (0.5 + Math.random())));

/**
 * Writes all or nothing; meets another transaction on the same item by trying again.
 * @throws ConditionsFailed when a condition did not hold. Nothing was written.
 */
export async function transact(...items: WriteItem[]): Promise<void> {
  const TransactItems = items.map((item) => {
    const { ToolboxItem: _, ...write } = item.params() as { ToolboxItem?: unknown };
    return write;
  }) as NonNullable<TransactWriteCommandInput['TransactItems']>;
  for (let tries = 1; ; tries += 1) {
    try {
      await documentClient.send(new TransactWriteCommand({ TransactItems }));
      return;
    } catch (error) {
      const codes = cancellationCodes(error);
      if (!codes) throw error;
      const failed = codes.flatMap((code, place) => (code === 'ConditionalCheckFailed' ? [place] : []));
      if (failed.length > 0) throw new ConditionsFailed(failed);
      if (tries >= MAX_TRIES || !codes.some((code) => RETRYABLE.has(code))) throw error;
      await pause(tries);
    }
  }
}

/**
 * For a change that reads, decides and writes: does all of it again when another change came between.
 * @throws ConditionsFailed when it keeps happening.
 */
export async function retryOnRace<T>(attempt: () => Promise<T>, mostTries = MAX_TRIES): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConditionsFailed) || tries >= mostTries) throw error;
      await pause(tries);
    }
  }
}

function cancellationCodes(error: unknown): string[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  const reasons = (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? [];
  return reasons.map((reason) => reason.Code ?? 'None');
}
