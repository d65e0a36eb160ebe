import { marshall } from '@aws-sdk/util-dynamodb';
import { quarterOf } from '@shared/quarters';
import { decideReviewBurst, listReviewBursts } from '@shared/reviews/bursts';
import { appealReviewRefusal, decideReviewAppeal, listHeldReviews } from '@shared/reviews/moderation';
import {
  listReviews,
  reviewSubject,
  showMyReview,
  showSubjectScore,
  type SubjectKind,
  withdrawReview,
} from '@shared/reviews/reviews';
import { daysAfter } from '@shared/time';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import { writeRow } from '../../platform/row';
import { callApi, signInAs } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, enrol, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { handler as countVoices } from '../count-voices';
import { handler as watchHeldReviews } from '../moderation/watch-held-reviews';
import { ReviewEntity, reviewRow } from '../review-store';
import { scoreOf } from '../score-store';
import { scoreFaults } from '../verify-scores';
import { freshDistrict } from '../../reports/testing/people';

type Params = { villageCode: string; subjectKind: SubjectKind; subjectId: string };
const FINANCE: Params = { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' };
type Someone = Awaited<ReturnType<typeof person>>;

const person = async (name: string, more: Parameters<typeof enrol>[1] = {}) => {
  const enrolled = await enrol(name, more);
  const openid = `openid-${name}`;
  return { ...enrolled, openid, ...(await signInBound(openid, enrolled)) };
};
const regulatorNamed = (name: string, more: Parameters<typeof enrol>[1] = {}) =>
  person(name, { ...more, grants: [{ role: 'regulator', division: DISTRICT }] });

let authors: Someone[];
let regulator: Someone;

/** Days later a token works no more. */
const signedInAnew = async (by: Someone) => ({ ...by, token: (await signInAs(by.openid)).token });

/** A Wednesday in the week of a Monday, 2026-11-16. */
const WEDNESDAY = '2026-11-18T02:00:00.000Z';

beforeEach(async () => {
  itIs(WEDNESDAY, 1);
  await freshDistrict({ streams: true });
  regulator = await regulatorNamed('周正');
  authors = [];
  for (const letter of '甲乙丙丁戊己庚辛壬癸子丑') authors.push(await person(`村民${letter}`));
});

const give = (by: Someone, stars: number, place: number, of = FINANCE) =>
  callApi(reviewSubject, {
    token: by.token,
    params: of,
    body: { stars, comment: `第${place}句话`, shownAs: 'hidden' },
  });
/** All of them say the same, one after the other, as fast as the streams bring it. */
const allGive = async (of = FINANCE, starsOf = (_place: number) => 1) => {
  for (const [place, by] of authors.entries()) {
    expect((await give(by, starsOf(place), place, of)).status).toBe(200);
    await deliverStreams();
  }
};
const page = async (of = FINANCE) => (await callApi(showSubjectScore, { params: of })).body;
const read = async (of = FINANCE) => (await callApi(listReviews, { params: of, query: { limit: 50 } })).body.items;
const mine = async (by: Someone) => (await callApi(showMyReview, { token: by.token, params: FINANCE })).body.review!;
const queue = (by: Someone) => callApi(listReviewBursts, { token: by.token, params: { division: DISTRICT } });
const decide = (by: Someone, burstId: string, leftOut?: { reason: 'organised'; words: string }) =>
  callApi(decideReviewBurst, {
    token: by.token,
    params: { burstId },
    body: { version: 1, ...(leftOut && { leftOut }) },
  });
const ORGANISED = { reason: 'organised', words: '查到有人在群里发红包请人来打分' } as const;
const only = async (by = regulator) => (await queue(by)).body.items[0]!;
const faults = async () => scoreFaults(await everyRow('Review'), await everyRow('Score'), await everyRow('KindMean'));

test('a burst is held and said so to everybody; released, all of it counts and is read in one step, under one week', async () => {
  await allGive();
  // What everybody read when it was noticed stays.
  const held = await page();
  expect(held.score?.count).toBe(5);
  expect(held.bursts).toEqual([{ state: 'open', week: '2026-11-16', dueOn: '2026-11-25' }]);
  expect(await read()).toHaveLength(5);
  expect(await Promise.all(authors.map(async (by) => (await mine(by)).burst?.dueOn))).toEqual([
    ...Array.from({ length: 5 }, () => undefined),
    ...Array.from({ length: 7 }, () => '2026-11-25'),
  ]);
  expect(await faults()).toEqual([]);

  const burst = await only();
  expect(burst).toMatchObject({ ...FINANCE, signs: ['oneDirection', 'newlyBound'], atLeast: 5, since: '2026-11-18' });
  expect(Object.keys(burst).sort()).toEqual(
    'atLeast burstId dueOn isLate signs since subjectId subjectKind version villageCode villageName'.split(' '),
  );

  itIs('2026-11-24T02:00:00.000Z', 1);
  regulator = await signedInAnew(regulator);
  expect((await decide(regulator, burst.burstId)).status).toBe(200);
  expect((await queue(regulator)).body.items).toEqual([]);
  const released = await page();
  expect([released.score?.stars, released.bursts]).toEqual([[12, 0, 0, 0, 0], undefined]);
  const comments = await read();
  expect(comments).toHaveLength(12);
  expect(new Set(comments.map(({ week }) => week))).toEqual(new Set(['2026-11-16']));
  expect((await mine(await signedInAnew(authors[11]!))).burst).toBeUndefined();
  expect(await faults()).toEqual([]);
  // The next voice is one like any other: the same evidence is not held twice.
  const late = await person('村民寅');
  await give(late, 1, 13);
  await deliverStreams();
  expect((await page()).bursts).toBeUndefined();
});

test('left out, nothing of it counts; its authors are told, read why and appeal to another person, and only who wins counts', async () => {
  await allGive();
  const { burstId } = await only();
  expect((await decide(regulator, burstId, ORGANISED)).status).toBe(200);
  expect((await decide(regulator, burstId)).body.code).toBe('notFound');
  const [shown, last] = [await page(), authors[11]!];
  expect(shown.score?.count).toBe(5);
  expect(shown.bursts).toEqual([{ state: 'leftOut', week: '2026-11-16', reason: 'organised' }]);
  expect(await mine(authors[0]!)).toMatchObject({ state: 'published' });
  const left = await mine(last);
  expect(left).toMatchObject({ state: 'refused', refusal: { ...ORGANISED, mayAppeal: true } });

  await watchHeldReviews();
  await watchHeldReviews();
  const told = (await everyRow('Message')).filter(({ kind }) => kind === 'reviewReplied');
  expect(told).toHaveLength(7);

  const appeal = await callApi(appealReviewRefusal, {
    token: last.token,
    params: { ...FINANCE, quarter: quarterOf(now()) },
    body: { version: left.version, words: '没有人叫我来，是我自己的看法' },
  });
  expect(appeal).toMatchObject({ status: 200, body: { state: 'appealed' } });
  const other = await regulatorNamed('吴明');
  const items = (await callApi(listHeldReviews, { token: regulator.token, params: { division: DISTRICT } })).body.items;
  expect(items).toMatchObject([{ why: 'appeal', needsOther: true, refusal: ORGANISED }]);
  const hear = (by: Someone) =>
    callApi(decideReviewAppeal, {
      token: by.token,
      params: { reviewId: items[0]!.reviewId },
      body: { version: items[0]!.version, outcome: 'restored', words: '核实过，是本人的意见' },
    });
  expect((await hear(regulator)).body.code).toBe('reviews.samePerson');
  expect((await hear(other)).status).toBe(200);
  await deliverStreams();
  expect((await mine(last)).state).toBe('published');
  // It counts again, and is read with the next five who come: one alone would tell whose it is.
  const quarter = quarterOf(now());
  expect([(await scoreOf(FINANCE))?.counted[quarter], (await page()).score?.count]).toEqual([[6, 0, 0, 0, 0], 5]);
  expect(await faults()).toEqual([]);

  // Taken back and given anew it is the same voice of the same burst.
  const tenth = authors[9]!;
  await callApi(withdrawReview, { token: tenth.token, params: { ...FINANCE, quarter } });
  expect((await mine(tenth)).state).toBe('withdrawn');
  const { version } = await mine(tenth);
  const body = { stars: 5, shownAs: 'hidden' as const, version };
  await callApi(reviewSubject, { token: tenth.token, params: FINANCE, body });
  await deliverStreams();
  expect((await scoreOf(FINANCE))?.counted[quarter]).toEqual([6, 0, 0, 0, 0]);
});

test('a meeting at which twelve say what they each think holds nothing', async () => {
  await allGive(FINANCE, (place) => [5, 2, 4, 1, 3, 5][place % 6]!);
  const { score, bursts } = await page();
  expect([score?.count, bursts, (await queue(regulator)).body.items]).toEqual([10, undefined, []]);
});

test('neither the rated, an author, nor the household of either decides, nor anybody but the district; late, it says so', async () => {
  const cadre = await person('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO }] });
  const of: Params = { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.person.personId };
  const kin = await regulatorNamed('陈明', { householdId: cadre.person.householdId });
  const wife = await regulatorNamed('吴芳', { householdId: authors[11]!.person.householdId });
  const author = await regulatorNamed('吴三');
  authors.push(author);
  await allGive(of);
  const { burstId } = await only();
  for (const by of [kin, wife, author]) {
    expect((await queue(by)).body.items).toEqual([]);
    expect((await decide(by, burstId, ORGANISED)).body.code).toBe('notFound');
  }
  const township = await person('赵敏', { grants: [{ role: 'township', division: TOWN }] });
  for (const by of [cadre, township, authors[0]!]) {
    expect((await queue(by)).status).toBe(403);
    expect((await decide(by, burstId)).status).toBe(403);
  }
  expect((await only()).isLate).toBe(false);
  itIs('2026-11-26T02:00:00.000Z', 1);
  regulator = await signedInAnew(regulator);
  expect((await only()).isLate).toBe(true);
  const said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await watchHeldReviews();
  const lines = said.mock.calls.map(([line]) => String(line)).join('');
  said.mockRestore();
  expect(lines).toContain('heldReviewsWait');
});

test('delivered in any order and grouping, twice and late, what counts is what is not held, and the page learns of five or of nobody', async () => {
  const voice = fc.record({ stars: fc.constantFrom(1, 1, 1, 1, 5), hours: fc.nat(30) });
  const order = fc.array(fc.nat(99), { maxLength: 30 });
  const TWELVE = Array.from({ length: 12 }, () => ({ stars: 1 as const, hours: 0 }));
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(voice, { minLength: 12, maxLength: 24 }),
      order,
      fc.integer({ min: 1, max: 9 }),
      fc.option(fc.boolean(), { nil: undefined }),
      async (voices, again, atOnce, isReleased) => {
        const of: Params = { villageCode: NIUJIAO, subjectKind: 'project', subjectId: newId() };
        const rows = voices.map(({ stars, hours }, place) => {
          const at = daysAfter(WEDNESDAY, (hours + place / 60) / 24);
          return reviewRow({
            ...{ ...of, personId: `P${place}`, quarter: quarterOf(at), reviewId: newId(at), shownAs: 'hidden', stars },
            ...{
              comment: '话',
              state: 'published',
              isNew: true,
              firstAt: at,
              reviewedAt: at,
              publishedAt: at,
              version: 1,
            },
          });
        });
        for (const row of rows) await writeRow(ReviewEntity, row);
        const images = [...rows, ...again.map((place) => rows[place % rows.length]!), ...[...rows].reverse()];
        const shownOf = async () => Object.values((await scoreOf(of))?.shown ?? {}).flat();
        let shown = await shownOf();
        const look = async () => {
          const next = await shownOf();
          const moved = next.reduce((sum, each, place) => sum + Math.abs(each - (shown[place] ?? 0)), 0);
          expect(moved === 0 || moved >= 5).toBe(true);
          shown = next;
        };
        for (let from = 0; from < images.length; from += atOnce) {
          const Records = images.slice(from, from + atOnce).map((row) => ({
            eventName: 'INSERT',
            dynamodb: { SequenceNumber: newId(), NewImage: marshall({ ...row, _et: 'Review' }) },
          }));
          expect(await countVoices({ Records } as DynamoDBStreamEvent)).toEqual({ batchItemFailures: [] });
          await look();
        }
        const ours = async (type: string) =>
          (await everyRow(type)).filter(({ subjectId }) => subjectId === of.subjectId);
        const agrees = async () =>
          scoreFaults(await ours('Review'), await ours('Score'), []).filter(({ what }) => what === 'score');
        expect(await agrees()).toEqual([]);
        itIs('2026-11-20T02:00:00.000Z', 1);
        regulator = await signedInAnew(regulator);
        if (isReleased !== undefined)
          for (const { burstId } of await ours('ReviewBurst')) {
            const { status } = await decide(regulator, String(burstId), isReleased ? undefined : ORGANISED);
            expect(status).toBe(200);
            decided += 1;
            await look();
            expect(await agrees()).toEqual([]);
          }
      },
    ),
    {
      numRuns: 8,
      examples: [
        [TWELVE, [], 3, true],
        [TWELVE, [5], 1, false],
      ],
    },
  );
  expect(decided).toBeGreaterThan(1);
});
