import {
  listReviews,
  reviewSubject,
  showMyReview,
  showSubjectScore,
  showVillageScore,
  type SubjectKind,
  withdrawReview,
} from '@shared/reviews/reviews';
import { unbindPerson } from '@shared/identity/identity';
import { quarterOf } from '@shared/quarters';
import { daysAfter } from '@shared/time';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import { marshall } from '@aws-sdk/util-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { writeRow } from '../platform/row';
import { atWeChat, callApi, signInAs } from '../../tests/support/api';
import { deliverStreams } from '../../tests/support/deliver';
import { everyRow } from '../../tests/support/every-row';
import { enrol, enrolAgain, type Enrolled, FENGXIANG, NIUJIAO, signInBound } from '../../tests/support/people';
import { now, setClock } from '../platform/clock';
import { env } from '../platform/env';
import { idAt, newId } from '../platform/id';
import { AccountEntity } from '../platform/sessions';
import { documentClient } from '../platform/tables';
import { accountById } from '../identity/account-store';
import { handler as countVoices } from './count-voices';
import { reviewBy } from './review-store';
import { answersOf, type Rated, scoreOf } from './score-store';
import { scoreFaults } from './verify-scores';
import { freshDistrict } from '../reports/testing/people';

type Params = {
  villageCode: string;
  subjectKind: SubjectKind;
  subjectId: string;
};
let cadre: Enrolled;
let params: Params;
const FINANCE: Params = { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' };

beforeEach(async () => {
  await freshDistrict({ streams: true });
  cadre = await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '村主任' }] });
  params = { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.person.personId };
});

const resident = async (name: string, villageCode = NIUJIAO) =>
  (await signInBound(`openid-${name}`, await enrol(name, { villageCode }))).token;
interface Given {
  stars: number;
  tags?: readonly string[];
  comment?: string;
  version?: number;
  shownAs?: 'name' | 'masked' | 'hidden';
}
const review = (token: string, { shownAs = 'hidden', ...body }: Given, of = params) =>
  callApi(reviewSubject, { token, params: of, body: { shownAs, ...body } });
const withdraw = (token: string, quarter = quarterOf(now()), of = params) =>
  callApi(withdrawReview, { token, params: { ...of, quarter } });
/** What is counted of a subject, which no route shows before there are five. */
const counted = async (of: Rated = params): Promise<number[]> => {
  await deliverStreams();
  return (await scoreOf(of))?.counted[quarterOf(now())] ?? [0, 0, 0, 0, 0];
};
const village = async () => (await callApi(showVillageScore, { params: { villageCode: NIUJIAO } })).body;
const shown = async (of = params) => (await callApi(showSubjectScore, { params: of })).body.score;
const listed = async (of = params) => (await callApi(listReviews, { params: of })).body.items;

test('tags are of the list of the kind and go with the stars; they are counted, edited and taken back with them', async () => {
  const token = await resident('王秀英');
  for (const [stars, tags] of [
    [5, ['slow']],
    [2, ['quick']],
    [5, ['wellMade']],
  ] as const)
    expect((await review(token, { stars, tags })).body.code).toBe('reviews.wrongTag');
  const free = { stars: 5, tags: ['好人'] };
  const many = { stars: 5, tags: ['friendly', 'quick', 'clear', 'oneTrip'] };
  for (const each of [free, many]) expect((await review(token, each)).body.code).toBe('request.malformed');
  const given = await review(token, { stars: 3, tags: ['quick', 'slow', 'quick'] });
  expect(given.body).toMatchObject({ tags: ['quick', 'slow'], state: 'published' });
  const chose = async () => (await counted()).slice(5);
  expect(await chose()).toEqual([0, 1, 0, 0, 0, 0, 1]);
  await review(token, { stars: 3, tags: ['cold'], version: 1 });
  expect(await chose()).toEqual([0, 0, 0, 0, 0, 1]);
  await withdraw(token);
  expect(await chose()).toEqual([]);
});

test('a_review_is_published_and_counted', async () => {
  const token = await resident('王秀英');
  const { status, body } = await review(token, { stars: 4, comment: '办事很快' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ shownAs: 'hidden', stars: 4, comment: '办事很快', state: 'published', version: 1 });
  expect(await counted()).toEqual([0, 0, 0, 1, 0]);
  expect((await callApi(showMyReview, { token, params })).body).toEqual({ review: body, earlier: [] });
});

test('five_make_a_score_and_their_words_come_with_it', async () => {
  const tokens: string[] = [];
  for (const [place, stars] of [5, 4, 4, 3].entries()) {
    tokens.push(await resident(`村民${'甲乙丙丁'[place]}`));
    await review(tokens[place]!, { stars, comment: `第${place + 1}条` }, FINANCE);
  }
  await deliverStreams();
  expect([await shown(FINANCE), await listed(FINANCE), await village()]).toEqual([
    undefined,
    [],
    { work: [], cadres: [] },
  ]);
  await review(await resident('村民戊'), { stars: 4, comment: '第5条', shownAs: 'masked' }, FINANCE);
  await deliverStreams();
  const score = (await shown(FINANCE))!;
  expect(score).toMatchObject({ count: 5, stars: [0, 0, 1, 3, 1], average: 4, kindMean: 3, value: 3.3 });
  const words = (await listed(FINANCE)).map(({ comment, by }) => [comment, by]);
  // They stand in no order of time: who came first is not told.
  expect(words.sort()).toEqual([
    ['第1条', undefined],
    ['第2条', undefined],
    ['第3条', undefined],
    ['第4条', undefined],
    ['第5条', '村*戊'],
  ]);
  expect((await village()).work).toEqual([{ ...score, theme: 'finance' }]);
  // The sixth waits for four more.
  await review(await resident('村民己'), { stars: 1, comment: '第6条' }, FINANCE);
  await deliverStreams();
  expect([await shown(FINANCE), (await listed(FINANCE)).length]).toEqual([score, 5]);
});

test('one_voice_however_often_it_speaks', async () => {
  const token = await resident('王秀英');
  expect((await review(token, { stars: 1 })).status).toBe(200);
  const again = await review(token, { stars: 2 });
  expect([again.status, again.body.code]).toEqual([409, 'version.stale']);
  expect((again.body as { details?: unknown }).details).toMatchObject({ stars: 1, version: 1 });
  expect((await review(token, { stars: 2, version: 1 })).body.version).toBe(2);
  expect(await counted()).toEqual([0, 1, 0, 0, 0]);
});

test('a_lost_answer_is_given_again_and_counts_once', async () => {
  const token = await resident('王秀英');
  const body = { stars: 5, comment: '好' };
  const first = await review(token, body);
  expect((await review(token, body)).body).toEqual(first.body);
  expect(await counted()).toEqual([0, 0, 0, 0, 1]);
});

test('two_rows_of_a_roster_that_are_one_human_being_have_one_voice_and_either_account_keeps_it', async () => {
  const first = await enrol('王秀英');
  const twin = await enrolAgain(first.person, '王秀英');
  const { token } = await signInBound('openid-first', first);
  const { token: other } = await signInBound('openid-second', twin);
  expect((await review(token, { stars: 1 })).status).toBe(200);
  expect((await review(other, { stars: 1, comment: '第二次' })).body.code).toBe('version.stale');
  expect((await callApi(showMyReview, { token: other, params })).body.review).toMatchObject({ stars: 1 });
  expect((await withdraw(other)).body.state).toBe('withdrawn');
  expect(await everyRow('Review')).toHaveLength(1);
});

test('taking_back_and_giving_anew_are_changes_too', async () => {
  const token = await resident('王秀英');
  await review(token, { stars: 1 });
  await review(token, { stars: 2, version: 1 });
  await withdraw(token);
  await review(token, { stars: 3, version: 3 });
  expect(await everyRow('Review')).toMatchObject([{ edits: 2, version: 4 }]);
});

test('twenty_at_once_are_one', async () => {
  const token = await resident('王秀英');
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => review(token, { stars: (i % 5) + 1 })));
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect((await counted()).reduce((sum, each) => sum + each, 0)).toBe(1);
});

test('another_phone_is_not_another_voice', async () => {
  const wang = await enrol('王秀英');
  const first = await signInBound('openid-wang', wang);
  await review(first.token, { stars: 1 });
  await callApi(unbindPerson, { token: first.token });
  const second = await signInBound('openid-wang-2', wang);
  expect((await review(second.token, { stars: 1, comment: '又来' })).body.code).toBe('version.stale');
  expect(await counted()).toEqual([1, 0, 0, 0, 0]);
});

test('a_day_to_change_it_with_its_history_and_then_the_next_quarter', async () => {
  const wang = await enrol('王秀英');
  const { token } = await signInBound('openid-wang', wang);
  await review(token, { stars: 1, comment: '推了三次' });
  expect((await review(token, { stars: 3, comment: '后来办了', version: 1 })).status).toBe(200);
  const kept = await reviewBy(wang.person.personId, params, quarterOf(now()));
  expect(kept!.history).toEqual([expect.objectContaining({ stars: 1, comment: '推了三次' })]);
  const later = daysAfter(now(), 1.01);
  let restore = setClock(() => new Date(later));
  try {
    const late = await review((await signInAs('openid-wang')).token, { stars: 5, version: 2 });
    // The day after may be another quarter's first, where a new one is given.
    if (quarterOf(later) === kept!.quarter) expect([late.status, late.body.code]).toEqual([409, 'reviews.editOver']);
  } finally {
    restore();
  }
  restore = setClock(() => new Date(daysAfter(later, 92)));
  try {
    const next = await signInAs('openid-wang');
    expect((await review(next.token, { stars: 5 })).body).toMatchObject({ version: 1, stars: 5 });
    const { review: present, earlier } = (await callApi(showMyReview, { token: next.token, params })).body;
    expect([present!.stars, earlier.map(({ stars }) => stars)]).toEqual([5, [3]]);
  } finally {
    restore();
  }
});

test('what_is_taken_back_is_kept_nowhere_and_counts_no_more', async () => {
  const token = await resident('王秀英');
  await review(token, { stars: 1, comment: '原来的话' });
  await review(token, { stars: 2, comment: '改过的话', version: 1 });
  expect(await counted()).toEqual([0, 1, 0, 0, 0]);
  expect((await withdraw(token)).body).toMatchObject({ state: 'withdrawn', version: 3 });
  expect((await withdraw(token)).body).toMatchObject({ state: 'withdrawn', version: 3 });
  expect(await counted()).toEqual([0, 0, 0, 0, 0]);
  expect(JSON.stringify(await everyRow('Review'))).not.toMatch(/原来的话|改过的话/);
  expect((await withdraw(await resident('路人'))).body.code).toBe('notFound');
});

test('only_the_own_village_is_judged', async () => {
  const token = await resident('李四', FENGXIANG);
  const answer = await review(token, { stars: 1 });
  expect([answer.status, answer.body.code]).toEqual([403, 'auth.refused']);
  // Nor through the own village's address.
  const around = await review(token, { stars: 1 }, { ...params, villageCode: FENGXIANG });
  expect([around.status, around.body.code]).toEqual([404, 'notFound']);
  expect(await counted()).toEqual([0, 0, 0, 0, 0]);
});

test('a_cadre_does_not_judge_themself', async () => {
  const { token } = await signInBound('openid-chen', cadre);
  expect((await review(token, { stars: 5 })).status).toBe(403);
});

test('a_cadre_judges_nothing_of_their_village_neither_awake_nor_asleep_nor_by_another_row_of_the_roster', async () => {
  const colleague = await enrol('周会计', { grants: [{ role: 'cadre', division: NIUJIAO, title: '会计' }] });
  const { token } = await signInBound('openid-zhou', colleague);
  for (const each of [params, FINANCE])
    expect((await review(token, { stars: 5 }, each)).body.code).toBe('reviews.ownWork');
  // By a mistake of a roster a second row names them; the role stands on the other one.
  const twin = await enrolAgain(colleague.person, '周会计');
  const other = (await signInBound('openid-twin', twin)).token;
  for (const each of [params, FINANCE])
    expect((await review(other, { stars: 5 }, each)).body.code).toBe('reviews.ownWork');
  expect(await everyRow('Review')).toEqual([]);
});

test('kin_of_a_cadre_is_kin_by_any_row_of_the_roster', async () => {
  // The cadre stands once more in a roster, in the household of the one who would judge.
  const again = await enrolAgain(cadre.person, '陈建国', { villageCode: FENGXIANG });
  const wife = await enrol('刘桂花', { householdId: again.person.householdId });
  const { token } = await signInBound('openid-wife', wife);
  expect((await review(token, { stars: 5 })).body.code).toBe('reviews.ownHousehold');
});

test('who_moved_away_reads_and_takes_back_what_they_gave_and_nobody_else_does', async () => {
  const wang = await enrol('王秀英');
  const { token, me } = await signInBound('openid-wang', wang);
  await review(token, { stars: 1, comment: '推了三次' });
  const account = (await accountById(me.accountId))!;
  const moved = { ...account, villageCode: FENGXIANG, grants: [{ role: 'resident', division: FENGXIANG }] };
  await writeRow(AccountEntity, moved);
  const there = (await signInAs('openid-wang')).token;
  expect((await callApi(showMyReview, { token: there, params })).body.review).toMatchObject({ stars: 1 });
  expect((await review(there, { stars: 5, version: 1 })).status).toBe(403);
  expect((await withdraw(there)).body).toMatchObject({ state: 'withdrawn' });
  expect(await counted()).toEqual([0, 0, 0, 0, 0]);
  const passerBy = (await signInAs('openid-passer-by')).token;
  expect((await withdraw(passerBy)).body.code).toBe('notFound');
  expect((await callApi(showMyReview, { token: passerBy, params })).body.code).toBe('notFound');
});

test('nobody_of_their_household_judges_a_cadre_but_may_judge_the_work', async () => {
  const { householdId } = cadre.person;
  const wife = (await signInBound('openid-wife', await enrol('刘桂花', { householdId }))).token;
  const answer = await review(wife, { stars: 5 });
  expect([answer.status, answer.body.code]).toEqual([403, 'reviews.ownHousehold']);
  expect((await review(wife, { stars: 5 }, FINANCE)).status).toBe(200);
});

test('what_is_not_there_is_not_judged', async () => {
  const token = await resident('王秀英');
  const nowhere = { ...params, subjectId: newId() };
  const unfit = [nowhere, { ...FINANCE, subjectId: newId() }, { ...params, subjectId: 'finance' }];
  for (const of of unfit) expect((await review(token, { stars: 5 }, of)).body.code).toBe('notFound');
  expect(await everyRow('Review')).toEqual([]);
  expect((await callApi(showMyReview, { token, params: nowhere })).body).toEqual({ earlier: [] });
});

test('a_notice_is_judged', async () => {
  const noticeId = newId();
  const Item = { pk: `NOTICES#${NIUJIAO}`, sk: `NOTICE#${noticeId}` };
  await documentClient.send(new PutCommand({ TableName: env.civicTable, Item }));
  const of: Params = { villageCode: NIUJIAO, subjectKind: 'notice', subjectId: noticeId };
  expect((await review(await resident('王秀英'), { stars: 3 }, of)).status).toBe(200);
  expect(await counted(of)).toEqual([0, 0, 1, 0, 0]);
});

test('how_a_policy_is_carried_out_here_and_a_project_are_judged_and_no_policy_by_an_id', async () => {
  const projectId = newId();
  const put = (TableName: string, Item: object) => documentClient.send(new PutCommand({ TableName, Item }));
  await put(env.civicTable, { pk: 'POLICIES', sk: 'POLICY#ZC01' });
  await put(env.ledgerTable, { pk: `VILLAGE#${NIUJIAO}`, sk: `PROJECT#${projectId}` });
  const token = await resident('王秀英');
  const policy: Params = { villageCode: NIUJIAO, subjectKind: 'policy', subjectId: 'ZC01' };
  const project: Params = { villageCode: NIUJIAO, subjectKind: 'project', subjectId: projectId };
  for (const each of [policy, project]) {
    expect((await review(token, { stars: 3 }, each)).status).toBe(200);
    expect(await counted(each)).toEqual([0, 0, 1, 0, 0]);
  }
  const unfit = [
    { ...policy, subjectId: 'ZC99' },
    { ...policy, subjectId: projectId },
    { ...project, subjectId: newId() },
    { ...project, subjectId: 'ZC01' },
  ];
  for (const each of unfit) expect((await review(token, { stars: 3 }, each)).body.code).toBe('notFound');
});

test('private_life_is_no_matter_of_a_review', async () => {
  const answer = await review(await resident('王秀英'), { stars: 1, comment: '听说他出 轨了' });
  expect([answer.status, answer.body.code]).toEqual([422, 'reviews.privateLife']);
  expect(await everyRow('Review')).toEqual([]);
});

test('the_third_of_the_same_words_waits_for_a_person_and_is_not_lost', async () => {
  const TEXT = '修路的钱一笔一笔都贴出来了，看得明白';
  const states: string[] = [];
  for (const name of ['王秀英', '李四', '赵六', '周七']) {
    const { body } = await review(
      await resident(name),
      { stars: 5, comment: `${TEXT}${'！'.repeat(states.length)}` },
      FINANCE,
    );
    states.push(body.state);
  }
  expect(states).toEqual(['published', 'published', 'held', 'held']);
  expect((await everyRow('Review')).flatMap(({ heldFor }) => heldFor ?? [])).toEqual(['sameText', 'sameText']);
  expect(await counted(FINANCE)).toEqual([0, 0, 0, 0, 2]);
});

test('words_that_wait_are_compared_too', async () => {
  const states: string[] = [];
  for (const name of ['王秀英', '李四', '赵六']) {
    if (states.length < 2) await atWeChat('faults', { path: '/wxa/msg_sec_check', kind: 'http500' });
    const comment = '修路的钱一笔一笔都贴出来了，看得明白';
    states.push((await review(await resident(name), { stars: 5, comment }, FINANCE)).body.state);
  }
  expect(states).toEqual(['held', 'held', 'held']);
  const why = (await everyRow('Review')).map(({ heldFor }) => String(heldFor));
  expect(why.sort()).toEqual(['sameText', 'unchecked', 'unchecked']);
});

describe('the content check', () => {
  test('risky_is_refused_and_nothing_is_kept', async () => {
    const token = await resident('王秀英');
    const answer = await review(token, { stars: 1, comment: '加微信领红包' });
    expect([answer.status, answer.body.code]).toEqual([422, 'content.rejected']);
    expect((await callApi(showMyReview, { token, params })).body).toEqual({ earlier: [] });
  });

  test.each(['http500', 'systemError', 'reset'])('wechat_down_%s_holds_the_review', async (kind) => {
    const token = await resident('王秀英');
    await atWeChat('faults', { path: '/wxa/msg_sec_check', kind });
    expect((await review(token, { stars: 5, comment: '好' })).body.state).toBe('held');
    expect(await counted()).toEqual([0, 0, 0, 0, 0]);
    // Sent again when WeChat answers, it is published.
    expect((await review(token, { stars: 5, comment: '很好', version: 1 })).body.state).toBe('published');
    expect(await counted()).toEqual([0, 0, 0, 0, 1]);
  });

  test('an_unsure_answer_takes_a_published_review_back', async () => {
    const token = await resident('王秀英');
    await review(token, { stars: 5, comment: '好' });
    expect(await counted()).toEqual([0, 0, 0, 0, 1]);
    expect((await review(token, { stars: 1, comment: '这里有小广告', version: 1 })).body.state).toBe('held');
    expect(await counted()).toEqual([0, 0, 0, 0, 0]);
  });

  test('what_is_held_may_be_sent_again_after_its_day', async () => {
    const { token } = await signInBound('openid-wang', await enrol('王秀英'));
    await atWeChat('faults', { path: '/wxa/msg_sec_check', kind: 'http500' });
    const first = (await review(token, { stars: 1, comment: '推了三次' })).body;
    expect(first.state).toBe('held');
    await atWeChat('faults', { path: '/wxa/msg_sec_check', times: 0 });
    const later = daysAfter(now(), 2);
    const restore = setClock(() => new Date(later));
    try {
      if (quarterOf(later) !== first.quarter) return;
      const { token: anew } = await signInAs('openid-wang');
      const more = await review(anew, { stars: 5, comment: '推了三次', version: 1 });
      expect([more.status, more.body.code]).toEqual([409, 'reviews.starsOver']);
      const again = await review(anew, { stars: 1, comment: '推了三次', version: 1 });
      expect(again.body.version).toBe(2);
    } finally {
      restore();
    }
  });

  test('stars_without_words_need_no_check', async () => {
    const token = await resident('王秀英');
    await atWeChat('faults', { path: '/wxa/msg_sec_check', kind: 'http500' });
    expect((await review(token, { stars: 5 })).body.state).toBe('published');
    await atWeChat('faults', { path: '/wxa/msg_sec_check', times: 0 });
  });
});

describe('countVoices', () => {
  const answer = (change: object = {}) => {
    const row = {
      _et: 'ReportEvent',
      step: 'rated',
      eventId: newId(),
      reportId: newId(),
      raterPersonId: newId(),
      stars: 2,
      handledByDivision: NIUJIAO,
      ...change,
    };
    return { eventName: 'INSERT', dynamodb: { SequenceNumber: row.eventId, NewImage: marshall(row) } };
  };
  const deliver = (...Records: object[]) => countVoices({ Records } as DynamoDBStreamEvent);
  const answers = async () => (await scoreOf(answersOf(NIUJIAO)))?.counted[quarterOf(now())];

  test('a_rated_answer_counts_once_for_its_village_and_apart', async () => {
    const [first, second] = [answer(), answer({ stars: 5 })];
    expect(await deliver(first, second, first)).toEqual({ batchItemFailures: [] });
    await Promise.all([deliver(first), deliver(second)]);
    expect(await answers()).toEqual([0, 1, 0, 0, 1]);
    await deliver(...Array.from({ length: 3 }, () => answer({ stars: 5 })));
    expect(await village()).toMatchObject({ work: [], cadres: [], answers: { count: 5, stars: [0, 1, 0, 0, 4] } });
  });

  test('answers_to_one_persons_reports_are_one_voice_the_last_and_unsigned_ones_are_none', async () => {
    const raterPersonId = newId();
    const from = Date.parse(now());
    const five = [1, 2, 3, 4, 5].map((stars) =>
      answer({ raterPersonId, stars, eventId: idAt(new Date(from + stars).toISOString()) }),
    );
    await deliver(...five.reverse());
    await deliver(...five);
    expect(await answers()).toEqual([0, 0, 0, 0, 1]);
    const { NewImage } = answer().dynamodb;
    const { raterPersonId: _, ...unsigned } = NewImage;
    const six = Array.from({ length: 6 }, () => ({ eventId: { S: newId() }, reportId: { S: newId() } }));
    await deliver(...six.map((ids) => ({ eventName: 'INSERT', dynamodb: { NewImage: { ...unsigned, ...ids } } })));
    expect(await answers()).toEqual([0, 0, 0, 0, 1]);
    expect((await village()).answers).toBeUndefined();
  });

  test('what_is_no_rating_of_a_village_counts_for_nothing', async () => {
    const others = [
      answer({ handledByDivision: '511503002' }),
      answer({ step: 'answered', stars: 0 }),
      answer({ _et: 'Report' }),
      answer({ stars: 6 }),
      { eventName: 'REMOVE', dynamodb: { SequenceNumber: '1' } },
    ];
    const clean = others.map((each) => JSON.parse(JSON.stringify(each)) as object);
    expect(await deliver(...clean)).toEqual({ batchItemFailures: [] });
    expect(await everyRow('Score')).toEqual([]);
  });

  test('what_fails_is_delivered_again_as_a_whole', async () => {
    const send = jest.spyOn(documentClient, 'send').mockRejectedValueOnce(new Error('down') as never);
    const [first, second] = [answer(), answer()];
    expect(await deliver(first, second)).toEqual({
      batchItemFailures: [{ itemIdentifier: first.dynamodb.SequenceNumber }],
    });
    send.mockRestore();
    await deliver(first, second);
    expect(await answers()).toEqual([0, 2, 0, 0, 0]);
  });

  const voice = (
    personId: string,
    version: number,
    stars: number,
    state = 'published',
    of: Params = params,
    tags: readonly string[] = [],
  ) => ({
    eventName: version === 1 ? 'INSERT' : 'MODIFY',
    dynamodb: {
      SequenceNumber: newId(),
      NewImage: marshall({
        ...{ _et: 'Review', ...of, personId, quarter: quarterOf(now()), stars, tags, state, version },
        reviewedAt: now(),
      }),
    },
  });

  test('late_twice_and_out_of_order_it_is_the_latest_that_counts', async () => {
    const [first, edit, back] = [voice('P1', 1, 5), voice('P1', 2, 1), voice('P1', 3, 1, 'withdrawn')];
    await deliver(edit, first);
    await deliver(first, edit);
    expect(await counted()).toEqual([1, 0, 0, 0, 0]);
    await deliver(back);
    await deliver(edit, first);
    expect(await counted()).toEqual([0, 0, 0, 0, 0]);
  });

  test('writes_edits_and_withdrawals_delivered_twice_late_and_in_any_order_make_one_sum_and_move_by_five_people', async () => {
    const act = fc.record({
      who: fc.nat(7),
      stars: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      tags: fc.subarray(['friendly', 'quick']),
    });
    /** Which of the images so far is delivered, and how many at once. */
    const delivery = fc.record({ places: fc.array(fc.nat(99), { minLength: 1, maxLength: 6 }), after: fc.nat(30) });
    const history = fc.array(act, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(history, fc.array(delivery, { maxLength: 8 }), async (acts, deliveries) => {
        const of = { ...params, subjectId: newId() };
        const stands = new Map<number, { stars: number; tags: string[]; state: string; version: number }>();
        const images = acts.map(({ who, stars, tags }) => {
          const before = stands.get(who);
          const next = {
            stars: stars ?? before?.stars ?? 3,
            tags,
            state: stars === undefined ? 'withdrawn' : 'published',
            version: (before?.version ?? 0) + 1,
          };
          stands.set(who, next);
          return voice(`P${who}`, next.version, next.stars, next.state, of, tags);
        });
        let shown: Awaited<ReturnType<typeof scoreOf>>;
        const hand = async (some: typeof images) => {
          expect(await deliver(...some)).toEqual({ batchItemFailures: [] });
          const score = await scoreOf(of);
          const stars = (of: typeof score) => Object.values(of?.shown ?? {}).flatMap((each) => each.slice(0, 5));
          const [told, before] = [stars(score), stars(shown)];
          // Whoever compares two readings learns of five together, or of nothing.
          const moved = told.reduce((sum, each, place) => sum + Math.abs(each - (before[place] ?? 0)), 0);
          if (before.length === 0 && moved > 0) expect(moved).toBeGreaterThanOrEqual(5);
          shown = score;
        };
        for (const { places, after } of deliveries) {
          const known = images.slice(0, after + 1);
          await hand(places.map((place) => known[place % known.length]!));
        }
        // All come at last, the newest first and each alone: what is late must not undo what is newer.
        for (const image of [...images].reverse()) await hand([image]);
        const published = [...stands.values()].filter(({ state }) => state === 'published');
        const counts = [1, 2, 3, 4, 5].map((stars) => published.filter((one) => one.stars === stars).length);
        const chose = ['friendly', 'quick'].map((tag) => published.filter(({ tags }) => tags.includes(tag)).length);
        const sums = (await scoreOf(of))?.counted[quarterOf(now())] ?? [];
        expect([...counts, ...chose].map((_, place) => sums[place] ?? 0)).toEqual([...counts, ...chose]);
      }),
      { numRuns: 12 },
    );
  });

  test('two_hundred_of_an_evening_are_three_writes_of_the_one_score', async () => {
    const evening = Array.from({ length: 200 }, (_, place) => voice(`P${place}`, 1, (place % 5) + 1));
    await deliver(...evening);
    const score = (await scoreOf(params))!;
    expect([score.version, score.counted[quarterOf(now())]]).toEqual([3, [40, 40, 40, 40, 40]]);
    expect(score.moved).toEqual({});
  });

  test('counted anew, from whatever was written, edited, withdrawn, delivered twice or late, it is the same; and a fault is found', async () => {
    const faults = async () =>
      scoreFaults(await everyRow('Review'), await everyRow('Score'), await everyRow('KindMean'));
    const [wang, li, zhao] = [await resident('王秀英'), await resident('李四'), await resident('赵六')];
    for (const subject of [params, FINANCE]) {
      await review(wang, { stars: 5 }, subject);
      await deliverStreams();
      await review(wang, { stars: 2, version: 1 }, subject);
      await review(li, { stars: 1, tags: ['slow'] }, subject);
      await review(zhao, { stars: 4, tags: ['quick'] }, subject);
      await review(zhao, { stars: 4, comment: '这里有小广告', version: 1 }, subject);
      await withdraw(li, quarterOf(now()), subject);
      const rows = await everyRow('Review');
      const records = rows.map((row) => ({ eventName: 'MODIFY', dynamodb: { NewImage: marshall(row) } }));
      await deliver(...records.reverse());
      await deliverStreams();
    }
    expect(await faults()).toEqual([]);
    const score = (await everyRow('Score'))[0]!;
    const wrong = { [quarterOf(now())]: [9, 0, 0, 0, 0] };
    const Item = { ...score, counted: wrong, shown: wrong };
    await documentClient.send(new PutCommand({ TableName: env.civicTable, Item }));
    expect((await faults()).map(({ what }) => what)).toEqual(['score', 'kindMean']);
  });
});
