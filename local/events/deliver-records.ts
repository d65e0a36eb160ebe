import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalFunction } from '../api/lambda';
import { passesFilter } from './event-filter';
import type { StreamRecord } from './streams-api';

/** A `stream` event of the template. */
export interface StreamEvent {
  arn: unknown;
  type?: string;
  batchSize?: number;
  filterPatterns?: unknown[];
  functionResponseType?: string;
  bisectBatchOnFunctionError?: boolean;
  maximumRetryAttempts?: number;
  destinations?: { onFailure?: { arn: unknown } };
}

/** What becomes of records that were tried as often as declared. */
export type GiveUp = (records: StreamRecord[]) => Promise<void>;

/** Lambda's own default is to retry until the record expires, a day later. */
const RETRIES = 8;
const LONGEST_WAIT_MS = 1000;

/**
 * Hands records to a function as Lambda's event source mapping does: those that pass the filter, in order, again from the
 * first one that failed, in halves if so declared, and given up after the declared attempts: to the dead letters.
 */
export const deliverRecords = async (
  records: StreamRecord[],
  fn: LocalFunction,
  event: StreamEvent,
  giveUp: GiveUp = async () => undefined,
): Promise<void> => {
  const { filterPatterns, batchSize = 100 } = event;
  const wanted = records.filter((record) => !filterPatterns || filterPatterns.some((p) => passesFilter(p, record)));
  for (let from = 0; from < wanted.length; from += batchSize) {
    await deliver(wanted.slice(from, from + batchSize), fn, event, 0, giveUp);
  }
};

const deliver = async (
  records: StreamRecord[],
  fn: LocalFunction,
  event: StreamEvent,
  attempt: number,
  giveUp: GiveUp,
): Promise<void> => {
  if (records.length === 0) return;
  const failed = await attemptBatch(records, fn, event);
  if (failed === undefined) return;
  const left = records.slice(failed);
  if (attempt >= (event.maximumRetryAttempts ?? RETRIES)) {
    console.error(`${fn.name}: gave up on ${left.length} record(s), first ${left[0]!.eventID}`);
    return giveUp(left);
  }
  await sleep(Math.min(LONGEST_WAIT_MS, 50 * 2 ** attempt));
  // Only a batch that failed as a whole is halved: otherwise the function has said which record it is.
  if (event.bisectBatchOnFunctionError && failed === 0 && left.length > 1) {
    const middle = Math.ceil(left.length / 2);
    await deliver(left.slice(0, middle), fn, event, attempt + 1, giveUp);
    await deliver(left.slice(middle), fn, event, attempt + 1, giveUp);
  } else {
    await deliver(left, fn, event, attempt + 1, giveUp);
  }
};

/** The index of the first record that failed, or undefined when none did. */
const attemptBatch = async (
  records: StreamRecord[],
  fn: LocalFunction,
  event: StreamEvent,
): Promise<number | undefined> => {
  try {
    const answer = await fn.invoke({ Records: records });
    if (event.functionResponseType !== 'ReportBatchItemFailures') return undefined;
    const { batchItemFailures = [] } = (answer ?? {}) as { batchItemFailures?: { itemIdentifier: string }[] };
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
    // An identifier of none of the records fails the whole batch, in AWS too.
    return failed.size === 0 ? undefined : Math.max(first, 0);
  } catch (error) {
    console.error(`${fn.name}: failed on ${records.length} record(s)`, error);
    return 0;
  }
};
