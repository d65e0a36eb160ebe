import { listMessages } from '@shared/messages/messages';
import {
  appealReviewRefusal,
  decideReviewAppeal,
  decideReviewFlag,
  listFlaggedReviews,
  listHeldReviews,
} from '@shared/reviews/moderation';
import { answerReview, flagReview, markReviewUseful } from '@shared/reviews/reception';
import { listReviews, reviewSubject, showMyReview, type SubjectKind, withdrawReview } from '@shared/reviews/reviews';
import type { Role } from '@shared/roles';
import { quarterOf } from '@shared/quarters';
import { writeRow } from '../../platform/row';
import { atWeChat, callApi, signInAs } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { ReviewEntity, reviewRow } from '../review-store';
import { scoreOf } from '../score-store';
import { freshDistrict } from '../../reports/testing/people';

// Many sign in, one after the other.
jest.setTimeout(90_000);

type Params = { villageCode: string; subjectKind: SubjectKind; subjectId: string };
const FINANCE: Params = { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' };
const SAID = '办事要跑三趟，窗口常常没有人';
const WORDS = '从下周起窗口天天有人，值班表贴在门口';
// A Wednesday.
const BEGIN = '2026-11-18T04:00:00.000Z';

const bound = async (name: string, role?: Role, division = NIUJIAO, more: { householdId?: string } = {}) => {
  const enrolled = await enrol(name, { ...more, ...(role && { grants: [{ role, division }] }) });
  const openid = `openid-${name}`;
  const { me } = await signInBound(openid, enrolled);
  return { ...enrolled, openid, accountId: me.accountId, token: async () => (await signInAs(openid)).token };
};
type Someone = Awaited<ReturnType<typeof bound>>;
let author: Someone;
let cadre: Someone;
let colleague: Someone;
let town: Someone;
let regulator: Someone;
let ofCadre: Params;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  itIs(BEGIN);
  author = await bound('王秀英');
  cadre = await bound('陈建国', 'cadre');
  colleague = await bound('李会计', 'cadre');
  town = await bound('赵敏', 'township', TOWN);
  regulator = await bound('周正', 'regulator', DISTRICT);
  ofCadre = { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.person.personId };
});

const give = async (
  of: Params,
  by: Someone,
  { stars = 3, comment, version }: { stars?: number; comment?: string; version?: number },
) =>
  (
    await callApi(reviewSubject, {
      token: await by.token(),
      params: of,
      body: { stars, shownAs: 'hidden', ...(comment && { comment }), ...(version && { version }) },
    })
  ).body;
/** Voices of others, as the command writes them. */
const fewMore = async (of: Params, many: number) => {
  for (let place = 0; place < many; place += 1) {
    const at = now();
    const row = {
      ...of,
      ...{ personId: newId(), quarter: quarterOf(at), reviewId: newId(), shownAs: 'hidden' as const, stars: 4 },
      ...{ state: 'published' as const, firstAt: at, reviewedAt: at, publishedAt: at, version: 1 },
    };
    await writeRow(ReviewEntity, reviewRow(row));
  }
  await deliverStreams();
};
/** The author's comment, read by everybody. */
const commented = async (of: Params, stars = 3) => {
  const { reviewId } = await give(of, author, { stars, comment: SAID });
  await fewMore(of, 4);
  return reviewId;
};
const shown = async (of: Params, reviewId: string) =>
  (await callApi(listReviews, { params: of })).body.items.find((one) => one.reviewId === reviewId);
const answers = async (by: Someone, reviewId: string, words = WORDS, version?: number) =>
  callApi(answerReview, {
    token: await by.token(),
    params: { reviewId },
    body: { words, ...(version && { version }) },
  });
const told = async (by: Someone) => {
  const { items } = (await callApi(listMessages, { token: await by.token(), query: {} })).body;
  return items.flatMap(({ kind }) => (kind === 'reviewReplied' ? [kind] : []));
};

describe('the answer of the rated', () => {
  test('stands under the comment for everybody; its author is told once, and nobody reads who that is', async () => {
    const reviewId = await commented(ofCadre);
    expect((await answers(cadre, reviewId)).status).toBe(200);
    expect(await shown(ofCadre, reviewId)).toMatchObject({
      comment: SAID,
      answer: { words: WORDS, on: '2026-11-18', changed: false, version: 1 },
    });
    expect(await told(author)).toEqual(['reviewReplied']);
    const own = await callApi(showMyReview, { token: await author.token(), params: ofCadre });
    expect(own.body.answers).toEqual([expect.objectContaining({ reviewId, words: WORDS })]);
    const written = JSON.stringify([
      ...(await everyRow('ReviewReception')),
      ...(await everyRow('Audit')).filter(({ action }) => action === 'answerReview'),
    ]);
    expect(written).toContain(WORDS);
    for (const trace of [author.person.personId, author.accountId, author.openid]) expect(written).not.toContain(trace);
  });

  test('is the cadre’s own of a comment on them, and the village’s in its name of all else', async () => {
    const onCadre = await commented(ofCadre);
    expect((await answers(colleague, onCadre)).body.code).toBe('notFound');
    expect((await answers(town, onCadre)).body.code).toBe('auth.refused');
    const onWork = await commented(FINANCE);
    const elsewhere = await bound('别村的', 'cadre', FENGXIANG);
    expect((await answers(elsewhere, onWork)).body.code).toBe('notFound');
    expect((await answers(colleague, onWork)).status).toBe(200);
    expect((await shown(FINANCE, onWork))?.answer).toMatchObject({ office: expect.stringContaining('村') });
    // One a comment: a colleague who has not seen it does not write over it.
    expect((await answers(cadre, onWork)).body.code).toBe('version.stale');
  });

  test('tells nothing of what is not read: held, waiting for its score, or not there', async () => {
    const waiting = (await give(ofCadre, author, { comment: SAID })).reviewId;
    await fewMore(ofCadre, 3);
    const held = await bound('说广告的');
    const unsure = (await give(ofCadre, held, { comment: '这里有小广告' })).reviewId;
    await deliverStreams();
    const missing = '01JD0000000000000000000000';
    const said = await Promise.all([waiting, unsure, missing].map(async (id) => (await answers(cadre, id)).body));
    expect(said.map(({ code }) => code)).toEqual(['notFound', 'notFound', 'notFound']);
    expect(await told(author)).toEqual([]);
  });

  test('is changed for a day with what it said kept, and then no more', async () => {
    const reviewId = await commented(ofCadre);
    await answers(cadre, reviewId);
    itIs('2026-11-19T03:59:00.000Z');
    expect((await answers(cadre, reviewId, '值班表改到每天八点', 1)).status).toBe(200);
    expect((await shown(ofCadre, reviewId))?.answer).toMatchObject({
      words: '值班表改到每天八点',
      changed: true,
      version: 2,
    });
    const [row] = await everyRow('ReviewReception');
    expect((row!.answer as { history: unknown[] }).history).toEqual([{ words: WORDS, at: BEGIN }]);
    expect(await told(author)).toEqual(['reviewReplied']);
    itIs('2026-11-19T04:00:01.000Z');
    expect((await answers(cadre, reviewId, '再改一次试试', 2)).body.code).toBe('reviews.answerOver');
  });

  test('does not stand under other words than those it answered, nor anywhere once they are taken back', async () => {
    const reviewId = await commented(ofCadre);
    await answers(cadre, reviewId);
    itIs('2026-11-18T06:00:00.000Z');
    await give(ofCadre, author, { stars: 3, comment: '现在好多了，谢谢', version: 1 });
    itIs('2026-11-18T07:00:00.000Z');
    await fewMore(ofCadre, 5);
    const now1 = await shown(ofCadre, reviewId);
    expect(now1).toMatchObject({ comment: '现在好多了，谢谢' });
    expect(now1).not.toHaveProperty('answer');
    expect((await answers(cadre, reviewId, '也谢谢您来说')).status).toBe(200);
    expect((await shown(ofCadre, reviewId))?.answer).toMatchObject({ words: '也谢谢您来说', changed: false });
    await callApi(withdrawReview, { token: await author.token(), params: { ...ofCadre, quarter: quarterOf(now()) } });
    expect(await shown(ofCadre, reviewId)).toBeUndefined();
    expect((await answers(cadre, reviewId, '还有要问的吗', 2)).body.code).toBe('notFound');
  });

  test('says no number of a person, nothing of a private life, and nothing that WeChat did not pass', async () => {
    const reviewId = await commented(ofCadre);
    expect((await answers(cadre, reviewId, '打我电话13812345678')).body.code).toBe('words.personal');
    expect((await answers(cadre, reviewId, '你自己离 婚的事先说清楚')).body.code).toBe('reviews.privateLife');
    // Nor whom it takes for the author, or anybody else of the village, and of all alike; its own cadres it may name.
    await bound('周桂兰');
    for (const name of ['王秀英', '王 秀 英', '王某英', '周桂兰'])
      expect((await answers(cadre, reviewId, `这是${name}写的，不实`)).body.code).toBe('words.names');
    expect((await answers(cadre, reviewId, '这里有小广告，请走开')).body.code).toBe('wechat.unavailable');
    await atWeChat('faults', { path: '/wxa/msg_sec_check', kind: 'http500' });
    expect((await answers(cadre, reviewId)).body.code).toBe('wechat.unavailable');
    expect(await shown(ofCadre, reviewId)).not.toHaveProperty('answer');
  });

  test('of a low comment on its work the village says in 差评整改 alone what it did; a cadre answers any of theirs', async () => {
    expect((await answers(cadre, await commented(FINANCE, 1))).body.code).toBe('notFound');
    expect((await answers(cadre, await commented(ofCadre, 1))).status).toBe(200);
  });
});

const flags = async (by: Someone, reviewId: string) =>
  callApi(flagReview, { token: await by.token(), params: { reviewId }, body: { reason: 'insult' } });
const flagged = async (by: Someone, division = TOWN) =>
  (await callApi(listFlaggedReviews, { token: await by.token(), params: { division } })).body;
const decides = async (by: Someone, reviewId: string, body: { version: number; reason?: 'insult'; words?: string }) =>
  callApi(decideReviewFlag, {
    token: await by.token(),
    params: { reviewId },
    body: { words: '说的是工作，没有骂人', ...body },
  });
const mineOf = async (by: Someone, of: Params) =>
  (await callApi(showMyReview, { token: await by.token(), params: of })).body;

describe('a flag', () => {
  test('leaves the comment where it is; the office reads words and reasons, and neither who wrote nor who flagged', async () => {
    const reviewId = await commented(ofCadre);
    const before = await shown(ofCadre, reviewId);
    expect((await flags(cadre, reviewId)).body).toEqual({
      reviewId,
      reason: 'insult',
      on: '2026-11-18',
      state: 'open',
    });
    expect(await shown(ofCadre, reviewId)).toEqual(before);
    const { items } = await flagged(regulator, DISTRICT);
    expect(items).toEqual([
      { reviewId, ...ofCadre, since: '2026-11-18', reasons: ['insult'], comment: SAID, version: 1 },
    ]);
    const rows = [
      ...(await everyRow('FlaggedReview')),
      ...(await everyRow('Audit')).filter(({ action }) => action === 'flagReview'),
    ];
    expect(rows).toHaveLength(2);
    for (const { person, accountId } of [author, cadre])
      for (const trace of [person.personId, accountId])
        expect(JSON.stringify(rows.map(({ subjectId: _, ...row }) => row))).not.toContain(trace);
  });

  test('is decided by neither the rated nor the town that stands over them; who flagged reads the result and its reason', async () => {
    const reviewId = await commented(ofCadre);
    const kin = await bound('刘桂花', 'regulator', DISTRICT, { householdId: cadre.person.householdId });
    await flags(cadre, reviewId);
    expect((await flagged(town)).items).toEqual([]);
    expect(await flagged(kin, DISTRICT)).toEqual({ items: [] });
    for (const who of [town, kin]) expect((await decides(who, reviewId, { version: 1 })).body.code).toBe('notFound');
    expect((await decides(cadre, reviewId, { version: 1 })).body.code).toBe('auth.refused');
    expect((await decides(regulator, reviewId, { version: 1 })).status).toBe(200);
    expect((await flagged(regulator, DISTRICT)).items).toEqual([]);
    expect(await told(cadre)).toEqual(['reviewReplied']);
    expect((await mineOf(cadre, ofCadre)).flags).toEqual([
      { reviewId, reason: 'insult', on: '2026-11-18', state: 'kept', words: '说的是工作，没有骂人' },
    ]);
    expect(await told(author)).toEqual([]);
    // The same words are not looked at again, whoever flags them next.
    expect((await flags(colleague, reviewId)).body).toMatchObject({ state: 'kept' });
    expect((await flagged(regulator, DISTRICT)).items).toEqual([]);
  });

  test('takes the comment off its page for a reason alone, leaves its stars, and its author appeals to another', async () => {
    const reviewId = await commented(FINANCE);
    const counted = async () => (await scoreOf(FINANCE))?.counted[quarterOf(now())];
    const before = await counted();
    await flags(colleague, reviewId);
    await flags(cadre, reviewId);
    expect((await flagged(town)).items).toHaveLength(1);
    expect((await decides(town, reviewId, { version: 1, reason: 'insult' })).body.code).toBe('version.stale');
    expect((await decides(town, reviewId, { version: 2, reason: 'insult', words: '第二句骂了人' })).status).toBe(200);
    await deliverStreams();
    expect(await shown(FINANCE, reviewId)).toBeUndefined();
    expect(await counted()).toEqual(before);
    for (const who of [cadre, colleague, author]) expect(await told(who)).toEqual(['reviewReplied']);
    const { review } = await mineOf(author, FINANCE);
    expect(review).toMatchObject({
      state: 'refused',
      refusal: { reason: 'insult', words: '第二句骂了人', mayAppeal: true },
    });
    const appeal = { version: review!.version, words: '那不是骂人的话' };
    const params = { ...FINANCE, quarter: quarterOf(now()) };
    expect((await callApi(appealReviewRefusal, { token: await author.token(), params, body: appeal })).status).toBe(
      200,
    );
    expect((await mineOf(cadre, FINANCE)).flags).toMatchObject([{ state: 'removed', removedFor: 'insult' }]);

    // Given back by another person, whoever flagged it reads that it stays, and the same words are not looked at again.
    const { items } = (
      await callApi(listHeldReviews, { token: await regulator.token(), params: { division: DISTRICT } })
    ).body;
    const body = { version: items[0]!.version, outcome: 'restored' as const, words: '是批评，不是骂人' };
    expect(
      (await callApi(decideReviewAppeal, { token: await regulator.token(), params: { reviewId }, body })).status,
    ).toBe(200);
    for (const who of [cadre, colleague]) {
      const [flag] = (await mineOf(who, FINANCE)).flags!;
      expect(flag).toMatchObject({ state: 'kept', words: '是批评，不是骂人' });
      expect(flag).not.toHaveProperty('removedFor');
      expect(await told(who)).toEqual(['reviewReplied', 'reviewReplied']);
    }
    itIs('2026-11-18T08:00:00.000Z');
    await deliverStreams();
    await fewMore(FINANCE, 5);
    expect(await shown(FINANCE, reviewId)).toMatchObject({ comment: SAID });
    expect((await flags(cadre, reviewId)).body).toMatchObject({ state: 'kept' });
    expect((await flagged(town)).items).toEqual([]);
  });

  test('tells nothing of what is not read, is none of its author’s, and goes with the words it was about', async () => {
    const waiting = (await give(FINANCE, author, { comment: SAID })).reviewId;
    expect((await flags(cadre, waiting)).body.code).toBe('notFound');
    await fewMore(FINANCE, 4);
    expect((await flags(author, waiting)).body.code).toBe('notFound');
    await flags(cadre, waiting);
    itIs('2026-11-18T06:00:00.000Z');
    await give(FINANCE, author, { comment: '现在好多了，谢谢', version: 1 });
    expect((await flagged(town)).items).toEqual([]);
    itIs('2026-11-18T07:00:00.000Z');
    await fewMore(FINANCE, 5);
    expect(await shown(FINANCE, waiting)).toMatchObject({ comment: '现在好多了，谢谢' });
    expect((await flagged(town)).items).toEqual([]);
    expect((await decides(town, waiting, { version: 1, reason: 'insult' })).body.code).toBe('notFound');
    expect((await flags(cadre, waiting)).body).toMatchObject({ state: 'open' });
    expect((await flagged(town)).items).toMatchObject([{ comment: '现在好多了，谢谢' }]);
  });
});

const finds = async (by: Someone, reviewId: string, useful = true) =>
  callApi(markReviewUseful, { token: await by.token(), params: { reviewId }, body: { useful } });

describe('有用', () => {
  test('is one voice a person, shown from five people on, and moved by five at once', async () => {
    const reviewId = await commented(FINANCE);
    const readers = [];
    for (const name of ['甲', '乙', '丙', '丁', '戊', '己']) readers.push(await bound(`读的人${name}`));
    for (const reader of readers.slice(0, 4)) await finds(reader, reviewId);
    expect((await finds(readers[0]!, reviewId)).body).toEqual({ useful: true });
    expect(await shown(FINANCE, reviewId)).not.toHaveProperty('useful');
    await finds(readers[4]!, reviewId);
    expect((await shown(FINANCE, reviewId))?.useful).toBe(5);
    await finds(readers[5]!, reviewId);
    await finds(readers[0]!, reviewId, false);
    await finds(readers[1]!, reviewId, false);
    expect((await shown(FINANCE, reviewId))?.useful).toBe(5);
    expect((await everyRow('ReviewReception'))[0]).toMatchObject({ useful: { counted: 4, shown: 5 } });
    expect(await everyRow('ReviewUseful')).toHaveLength(4);
    expect((await mineOf(readers[2]!, FINANCE)).useful).toEqual([reviewId]);
    expect(await mineOf(readers[0]!, FINANCE)).not.toHaveProperty('useful');
  });

  test('is neither the author’s nor the rated’s, nor of what is not read', async () => {
    const waiting = (await give(ofCadre, author, { comment: SAID })).reviewId;
    const reader = await bound('路人');
    expect((await finds(reader, waiting)).body.code).toBe('notFound');
    await fewMore(ofCadre, 4);
    expect((await finds(author, waiting)).body.code).toBe('notFound');
    expect((await finds(colleague, waiting)).body.code).toBe('reviews.ownWork');
    const kin = await bound('刘桂花', undefined, NIUJIAO, { householdId: cadre.person.householdId });
    expect((await finds(kin, waiting)).body.code).toBe('reviews.ownHousehold');
    const ofAuthor = await bound('王小英', undefined, NIUJIAO, { householdId: author.person.householdId });
    expect((await finds(ofAuthor, waiting)).status).toBe(200);
    expect(await everyRow('ReviewUseful')).toHaveLength(1);
  });
});
