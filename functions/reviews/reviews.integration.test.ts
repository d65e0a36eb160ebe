import { listReviews, reviewSubject, showMyReview, showSubjectScore, showVillageScore } from '@shared/reviews';
import { listCadres, unbindPerson } from '@shared/identity';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { marshall } from '@aws-sdk/util-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { atWeChat, callApi } from '../../tests/support/api';
import { enrol, type Enrolled, FENGXIANG, NIUJIAO, seedDivisions, signInBound } from '../../tests/support/people';
import { freshTables } from '../../tests/support/tables';
import { env } from '../platform/env';
import { newId } from '../platform/id';
import { documentClient } from '../platform/tables';
import { handler as onAnswerRated } from './on-answer-rated';
import { viewScore } from './review';
import { publishedReviewsOf } from './review-store';
import { scoreOf, villageScoreOf } from './score-store';

let cadre: Enrolled;
let params: { villageCode: string; subjectKind: 'cadre'; subjectId: string };

beforeEach(async () => {
  await freshTables();
  await seedDivisions();
  cadre = await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '村主任' }] });
  params = { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.person.personId };
});

const resident = async (name: string, villageCode = NIUJIAO) =>
  (await signInBound(`openid-${name}`, await enrol(name, { villageCode }))).token;
const review = (token: string, body: { stars: number; comment?: string; version?: number }, of: object = params) =>
  callApi(reviewSubject, { token, params: of as typeof params, body });
/** What is kept of a cadre, which no route shows. */
const score = async () => viewScore(await scoreOf(params));
const village = async () => (await callApi(showVillageScore, { params: { villageCode: NIUJIAO } })).body;
const published = async () => (await publishedReviewsOf(params, {})).items;

test('a_review_is_published_and_scored', async () => {
  const token = await resident('王秀英');
  const { status, body } = await review(token, { stars: 4, comment: '办事很快' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ maskedName: '王*英', stars: 4, comment: '办事很快', state: 'published', version: 1 });
  const { state: _, version: __, ...shown } = body;
  expect(await published()).toEqual([expect.objectContaining(shown)]);
  expect(await score()).toEqual({ count: 1, stars: [0, 0, 0, 1, 0] });
  expect((await callApi(showMyReview, { token, params })).body.review).toEqual(body);
});

test('what_was_said_of_a_cadre_is_in_no_answer_but_to_who_said_it', async () => {
  const token = await resident('王秀英');
  const comment = '办事推三阻四';
  for (const [place, stars] of [1, 1, 2].entries()) await review(await resident(`村民${place}`), { stars, comment });
  await review(token, { stars: 1, comment });
  for (const route of [listReviews, showSubjectScore])
    for (const caller of [undefined, token]) {
      const { status, body } = await callApi(route, { params, ...(caller && { token: caller }) });
      expect([status, body.code]).toEqual([400, 'request.malformed']);
    }
  expect(Object.keys(await village()).sort()).toEqual(['average', 'count', 'stars']);
  const everyone = [
    await village(),
    (await callApi(listCadres, { params: { villageCode: NIUJIAO } })).body,
    (await callApi(showMyReview, { token: await resident('路人'), params })).body,
  ];
  for (const trace of [comment, '王*英', 'maskedName']) expect(JSON.stringify(everyone)).not.toContain(trace);
  expect(JSON.stringify(everyone.slice(1))).not.toContain('stars');
  expect((await callApi(showMyReview, { token, params })).body.review).toMatchObject({ stars: 1, comment });
});

test('one_voice_however_often_it_speaks', async () => {
  const token = await resident('王秀英');
  expect((await review(token, { stars: 1 })).status).toBe(200);
  const again = await review(token, { stars: 2 });
  expect([again.status, again.body.code]).toEqual([409, 'version.stale']);
  expect((again.body as { details?: unknown }).details).toMatchObject({ stars: 1, version: 1 });
  expect((await review(token, { stars: 2, version: 1 })).body.version).toBe(2);
  expect(await score()).toEqual({ count: 1, stars: [0, 1, 0, 0, 0] });
  expect(await village()).toMatchObject({ count: 1, stars: [0, 1, 0, 0, 0] });
  expect(await published()).toHaveLength(1);
});

test('a_lost_answer_is_given_again_and_counts_once', async () => {
  const token = await resident('王秀英');
  const body = { stars: 5, comment: '好' };
  const first = await review(token, body);
  expect((await review(token, body)).body).toEqual(first.body);
  expect((await score()).count).toBe(1);
});

test('twenty_at_once_are_one', async () => {
  const token = await resident('王秀英');
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => review(token, { stars: (i % 5) + 1 })));
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect((await score()).count).toBe(1);
  expect((await village()).count).toBe(1);
});

test('another_phone_is_not_another_voice', async () => {
  const wang = await enrol('王秀英');
  const first = await signInBound('openid-wang', wang);
  await review(first.token, { stars: 1 });
  await callApi(unbindPerson, { token: first.token });
  const second = await signInBound('openid-wang-2', wang);
  expect((await review(second.token, { stars: 1, comment: '又来' })).body.code).toBe('version.stale');
  expect((await score()).count).toBe(1);
});

test('only_the_own_village_is_judged', async () => {
  const token = await resident('李四', FENGXIANG);
  const answer = await review(token, { stars: 1 });
  expect([answer.status, answer.body.code]).toEqual([403, 'auth.refused']);
  // Nor through the own village's address.
  const around = await review(token, { stars: 1 }, { ...params, villageCode: FENGXIANG });
  expect([around.status, around.body.code]).toEqual([404, 'notFound']);
  expect(await score()).toEqual({ count: 0, stars: [0, 0, 0, 0, 0] });
});

test('a_cadre_does_not_judge_themself', async () => {
  const { token } = await signInBound('openid-chen', cadre);
  expect((await review(token, { stars: 5 })).status).toBe(403);
});

test('what_is_not_there_is_not_judged', async () => {
  const token = await resident('王秀英');
  const nowhere = { ...params, subjectId: newId() };
  expect((await review(token, { stars: 5 }, nowhere)).body.code).toBe('notFound');
  expect((await village()).count).toBe(0);
  expect((await callApi(showMyReview, { token, params: nowhere })).body).toEqual({});
});

test('a_notice_is_judged_and_counts_for_the_village', async () => {
  const noticeId = newId();
  const Item = { pk: `NOTICES#${NIUJIAO}`, sk: `NOTICE#${noticeId}` };
  await documentClient.send(new PutCommand({ TableName: env.civicTable, Item }));
  const token = await resident('王秀英');
  const of = { villageCode: NIUJIAO, subjectKind: 'notice' as const, subjectId: noticeId };
  expect((await review(token, { stars: 3 }, of)).status).toBe(200);
  expect((await callApi(showSubjectScore, { params: of })).body.count).toBe(1);
  expect(await village()).toEqual({ count: 1, stars: [0, 0, 1, 0, 0] });
});

describe('the content check', () => {
  test('risky_is_refused_and_nothing_is_kept', async () => {
    const token = await resident('王秀英');
    const answer = await review(token, { stars: 1, comment: '加微信领红包' });
    expect([answer.status, answer.body.code]).toEqual([422, 'content.rejected']);
    expect((await callApi(showMyReview, { token, params })).body).toEqual({});
  });

  test.each(['http500', 'systemError', 'reset'])('wechat_down_%s_holds_the_review', async (kind) => {
    const token = await resident('王秀英');
    await atWeChat('faults', { path: '/wxa/msg_sec_check', kind });
    expect((await review(token, { stars: 5, comment: '好' })).body.state).toBe('held');
    expect(await published()).toEqual([]);
    expect((await score()).count).toBe(0);
    // Sent again when WeChat answers, it is published.
    expect((await review(token, { stars: 5, comment: '很好', version: 1 })).body.state).toBe('published');
    expect((await score()).count).toBe(1);
  });

  test('an_unsure_answer_takes_a_published_review_back', async () => {
    const token = await resident('王秀英');
    await review(token, { stars: 5, comment: '好' });
    expect((await review(token, { stars: 1, comment: '这里有小广告', version: 1 })).body.state).toBe('held');
    expect(await published()).toEqual([]);
    expect(await score()).toEqual({ count: 0, stars: [0, 0, 0, 0, 0] });
    expect((await village()).count).toBe(0);
  });

  test('stars_without_words_need_no_check', async () => {
    const token = await resident('王秀英');
    await atWeChat('faults', { path: '/wxa/msg_sec_check', kind: 'http500' });
    expect((await review(token, { stars: 5 })).body.state).toBe('published');
    await atWeChat('faults', { path: '/wxa/msg_sec_check', times: 0 });
  });
});

test('three_voices_make_an_average', async () => {
  for (const [i, stars] of [5, 4, 4].entries()) {
    expect(await village()).not.toHaveProperty('average');
    await review(await resident(`村民${'甲乙丙'[i]}`), { stars });
  }
  const expected = { count: 3, average: 4.3, stars: [0, 0, 0, 2, 1] };
  expect(await score()).toEqual(expected);
  expect(await village()).toEqual(expected);
});

describe('countRating', () => {
  const rated = (change: object = {}) => {
    const row = {
      _et: 'ReportEvent',
      step: 'rated',
      eventId: newId(),
      stars: 2,
      handledByDivision: NIUJIAO,
      ...change,
    };
    return { eventName: 'INSERT', dynamodb: { SequenceNumber: row.eventId, NewImage: marshall(row) } };
  };
  const deliver = (...Records: object[]) => onAnswerRated({ Records } as DynamoDBStreamEvent);

  test('a_rated_answer_counts_once_for_its_village', async () => {
    const [first, second] = [rated(), rated({ stars: 5 })];
    expect(await deliver(first, second, first)).toEqual({ batchItemFailures: [] });
    await Promise.all([deliver(first), deliver(second)]);
    expect(await village()).toEqual({ count: 2, stars: [0, 1, 0, 0, 1] });
  });

  test('what_is_no_rating_of_a_village_counts_for_nothing', async () => {
    const others = [
      rated({ handledByDivision: '511503002' }),
      rated({ step: 'answered', stars: 0 }),
      rated({ _et: 'Report' }),
      rated({ stars: 6 }),
      { ...rated(), eventName: 'MODIFY' },
      { eventName: 'REMOVE', dynamodb: { SequenceNumber: '1' } },
    ];
    const clean = others.map((each) => JSON.parse(JSON.stringify(each)) as object);
    expect(await deliver(...clean)).toEqual({ batchItemFailures: [] });
    expect((await village()).count).toBe(0);
    expect(await villageScoreOf('511503002')).toBeUndefined();
  });

  test('what_fails_is_delivered_again_from_there_on', async () => {
    const send = jest.spyOn(documentClient, 'send').mockRejectedValueOnce(new Error('down') as never);
    const [first, second] = [rated(), rated()];
    expect(await deliver(first, second)).toEqual({
      batchItemFailures: [{ itemIdentifier: first.dynamodb.SequenceNumber }],
    });
    send.mockRestore();
    await deliver(first, second);
    expect((await village()).count).toBe(2);
  });
});
