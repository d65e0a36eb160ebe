import { deliverRecords, type StreamEvent } from './deliver-records';
import type { StreamRecord } from './streams-api';

const records = ['1', '2', '3', '4'].map((SequenceNumber): StreamRecord => ({
  eventID: SequenceNumber,
  eventName: 'INSERT',
  dynamodb: { SequenceNumber },
}));
const base: StreamEvent = { arn: undefined, maximumRetryAttempts: 3, functionResponseType: 'ReportBatchItemFailures' };

/** Delivers to a function and tells which batches it saw. */
const deliverTo = async (answer: (ids: string[]) => unknown, event: Partial<StreamEvent> = {}) => {
  const seen: string[][] = [];
  const invoke = async (event: unknown) => {
    const ids = (event as { Records: StreamRecord[] }).Records.map(({ eventID }) => eventID);
    seen.push(ids);
    return answer(ids);
  };
  await deliverRecords(records, { name: 'fn', invoke }, { ...base, ...event });
  return seen.map((ids) => ids.join(''));
};

beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));

test('all at once when all goes well', async () => expect(await deliverTo(() => undefined)).toEqual(['1234']));

test('in batches of the declared size', async () => {
  expect(await deliverTo(() => undefined, { batchSize: 3 })).toEqual(['123', '4']);
});

test('only what passes the filter, and nothing at all when nothing does', async () => {
  expect(await deliverTo(() => undefined, { filterPatterns: [{ eventID: ['2'] }, { eventID: ['4'] }] })).toEqual([
    '24',
  ]);
  expect(await deliverTo(() => undefined, { filterPatterns: [{ eventName: ['REMOVE'] }] })).toEqual([]);
});

test('again from the first record reported as failed', async () => {
  let calls = 0;
  const failOnce = () => ((calls += 1) === 1 ? { batchItemFailures: [{ itemIdentifier: '3' }] } : undefined);
  expect(await deliverTo(failOnce)).toEqual(['1234', '34']);
  calls = 0;
  // The function said which one: there is nothing to search for in halves.
  expect(await deliverTo(failOnce, { bisectBatchOnFunctionError: true })).toEqual(['1234', '34']);
});

test('in halves when it throws and so is declared, and a poisoned record is given up alone', async () => {
  const poisoned = (ids: string[]) => {
    if (ids.includes('2')) throw new Error('poisoned');
  };
  const seen = await deliverTo(poisoned, { bisectBatchOnFunctionError: true });
  expect(seen).toEqual(['1234', '12', '1', '2', '2', '34']);
});

test('given up after the declared attempts', async () => {
  const broken = () => {
    throw new Error('broken');
  };
  expect(await deliverTo(broken, { maximumRetryAttempts: 2 })).toEqual(['1234', '1234', '1234']);
});
