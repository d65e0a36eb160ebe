import { marshall } from '@aws-sdk/util-dynamodb';
import { quarterOf } from '@shared/quarters';
import { secondsAfter } from '@shared/time';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { consumedBy } from '../../tests/support/consumed';
import { NIUJIAO, seedDivisions } from '../../tests/support/people';
import { freshTables } from '../../tests/support/tables';
import { now } from '../platform/clock';
import { newId } from '../platform/id';
import { handler } from './count-voices';
import { scoreOf } from './score-store';

jest.setTimeout(180_000);

/** What the stream hands over at once. */
const BATCH = 80;
const subject = (subjectId: string) => ({ villageCode: NIUJIAO, subjectKind: 'work' as const, subjectId });

beforeAll(async () => {
  await freshTables();
  await seedDivisions();
});

/** So many voices of one evening, the same stars each, from accounts that were bound this week. */
async function ordered(count: number, theme: string) {
  const evening = now();
  const records = Array.from({ length: count }, (_, place) => {
    const at = secondsAfter(evening, (place * 7200) / count);
    const row = {
      ...{ _et: 'Review', ...subject(theme), personId: newId(), quarter: quarterOf(evening), stars: 1 },
      ...{ state: 'published', reviewedAt: at, publishedAt: at, firstAt: at, isNew: true, version: 1 },
    };
    return { eventName: 'INSERT' as const, dynamodb: { NewImage: marshall(row), SequenceNumber: String(place) } };
  });
  // DynamoDB Local counts no units of a transaction's writes: those of the one item are counted by its version.
  const { units } = await consumedBy(async () => {
    for (let from = 0; from < count; from += BATCH) {
      // Marshalled rows are what a stream's image is, though their types have different homes.
      const event = { Records: records.slice(from, from + BATCH) } as unknown as DynamoDBStreamEvent;
      expect(await handler(event)).toEqual({ batchItemFailures: [] });
    }
  });
  const score = (await scoreOf(subject(theme), { consistent: true }))!;
  return { units: units / count, score };
}

test('a burst of five thousand costs a voice what one of two hundred and fifty does, and writes its score some sixty times', async () => {
  const once = await ordered(250, 'finance');
  const twenty = await ordered(5000, 'fairness');
  expect(once.score.version).toBe(4);
  expect(twenty.score.version).toBe(63);
  expect(twenty.units).toBeLessThan(once.units * 1.1);
  // Held as one matter: nothing of it is in a score, and the score's item has not grown with it.
  for (const { score } of [once, twenty]) {
    expect(score.bursts).toHaveLength(1);
    expect(
      Object.values(score.counted)
        .flat()
        .every((count) => count === 0),
    ).toBe(true);
    expect(JSON.stringify(score).length).toBeLessThan(2000);
  }
});
