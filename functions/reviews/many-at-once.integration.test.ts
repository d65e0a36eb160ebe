import { marshall } from '@aws-sdk/util-dynamodb';
import { quarterOf } from '@shared/quarters';
import { secondsAfter } from '@shared/time';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { consumedBy } from '../../tests/support/consumed';
import { writtenByKey } from '../../tests/support/written-by-key';
import { NIUJIAO } from '../../tests/support/people';
import { now } from '../platform/clock';
import { newId } from '../platform/id';
import { handler } from './count-voices';
import { auditRow } from '../platform/audit';
import { transact } from '../platform/transact';
import { putReview } from './review-store';
import { scoreOf } from './score-store';
import { freshDistrict } from '../reports/testing/people';

jest.setTimeout(180_000);

/** What the stream hands over at once. */
const BATCH = 80;
/** Voices that are written as the command writes them: each costs the same, so that these speak for all. */
const GIVEN = 125;
const SAID = '来了三回都没有人';
/** What DynamoDB lets one key take in a second. */
const MOST_OF_A_KEY = 1000;
const subject = (subjectId: string) => ({ villageCode: NIUJIAO, subjectKind: 'work' as const, subjectId });

let once: Awaited<ReturnType<typeof ordered>>;
let twenty: Awaited<ReturnType<typeof ordered>>;

beforeAll(async () => {
  await freshDistrict();
  once = await ordered(250, 'finance');
  twenty = await ordered(5000, 'fairness');
});

/** So many voices of one evening, the same stars each, from accounts that were bound this week. */
async function ordered(count: number, theme: string) {
  const evening = now();
  const rows = Array.from({ length: count }, (_, place) => {
    const at = secondsAfter(evening, (place * 7200) / count);
    return {
      ...{
        ...subject(theme),
        personId: newId(),
        quarter: quarterOf(evening),
        reviewId: newId(),
        shownAs: 'hidden' as const,
      },
      ...{
        stars: 1,
        comment: SAID,
        state: 'published' as const,
        reviewedAt: at,
        publishedAt: at,
        firstAt: at,
        isNew: true,
      },
      version: 1,
    } as const;
  });
  const records = rows.map((row, place) => ({
    eventName: 'INSERT' as const,
    dynamodb: { NewImage: marshall({ _et: 'Review', ...row }), SequenceNumber: String(place) },
  }));
  const keys = await writtenByKey(async () => {
    for (const row of rows.slice(0, GIVEN)) {
      const trail = { subject: `review#${row.reviewId}`, action: 'reviewSubject', at: row.firstAt, actor: 'anonymous' };
      await transact(putReview(row, undefined), auditRow(trail));
    }
  });
  // DynamoDB Local counts no units of a transaction's writes: those of the one item are counted by its version.
  const counting = new Map<string, number>();
  const { units } = await consumedBy(async () => {
    for (let from = 0; from < count; from += BATCH) {
      // Marshalled rows are what a stream's image is, though their types have different homes.
      const event = { Records: records.slice(from, from + BATCH) } as unknown as DynamoDBStreamEvent;
      const written = await writtenByKey(async () => expect(await handler(event)).toEqual({ batchItemFailures: [] }));
      for (const [key, cost] of written) counting.set(key, (counting.get(key) ?? 0) + cost);
    }
  });
  const score = (await scoreOf(subject(theme), { consistent: true }))!;
  return { units: units / count, score, written: together(counting, keys, count / GIVEN) };
}

/** What a burst writes: its counting, and as much as was measured of the first voices for all of them. */
function together(counting: ReadonlyMap<string, number>, given: ReadonlyMap<string, number>, times: number) {
  const units = new Map(counting);
  for (const [key, cost] of given) units.set(key, (units.get(key) ?? 0) + cost * times);
  const sorted = [...units].sort(([, a], [, b]) => b - a);
  return { all: sorted.reduce((sum, [, cost]) => sum + cost, 0), hottest: sorted[0]![1] };
}

test('a burst of five thousand costs a voice what one of two hundred and fifty does, and writes its score some sixty times', () => {
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

test('no key takes more than a part of what a burst writes: five thousand voices of a minute are throttled nowhere', () => {
  for (const { written } of [once, twenty]) expect(written.hottest).toBeLessThan(written.all / 5);
  // Twenty times the voices are no more than twenty times the units, of all keys and of the hottest.
  expect(twenty.written.all).toBeLessThan(once.written.all * 20.5);
  expect(twenty.written.hottest / 60).toBeLessThan(MOST_OF_A_KEY / 5);
});
