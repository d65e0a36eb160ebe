import { quarterOf } from '@shared/quarters';
import {
  appealReviewRefusal,
  decideReviewAppeal,
  listHeldReviews,
  listRefusedReviews,
  refuseHeldReview,
  releaseHeldReview,
} from '@shared/reviews/moderation';
import { reviewSubject, showMyReview, type SubjectKind, withdrawReview } from '@shared/reviews/reviews';
import type { Role } from '@shared/roles';
import { daysAfter } from '@shared/time';
import { writeRow } from '../../platform/row';
import { atWeChat, callApi, signInAs } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, enrol, type Enrolled, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { accountById } from '../../identity/account-store';
import { now, setClock } from '../../platform/clock';
import { AccountEntity } from '../../platform/sessions';
import { scoreOf } from '../score-store';
import { handler as watchHeldReviews } from './watch-held-reviews';
import { freshDistrict } from '../../reports/testing/people';

type Params = { villageCode: string; subjectKind: SubjectKind; subjectId: string };
interface Someone extends Enrolled {
  token: string;
  accountId: string;
  openid: string;
}

const UNSURE = '这里有小广告，办事也慢';
const WORK: Params = { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' };
let ofCadre: Params;
let author: Someone;
let cadre: Someone;
let town: Someone;
let regulator: Someone;

const person = async (name: string, role?: Role, division = TOWN, more: { householdId?: string } = {}) => {
  const enrolled = await enrol(name, { ...more, ...(role && { grants: [{ role, division }] }) });
  const openid = `openid-${name}`;
  const { token, me } = await signInBound(openid, enrolled);
  return { ...enrolled, token, accountId: me.accountId, openid };
};

beforeEach(async () => {
  await freshDistrict({ streams: true });
  author = await person('王秀英');
  cadre = await person('陈建国', 'cadre', NIUJIAO);
  town = await person('赵敏', 'township');
  regulator = await person('周正', 'regulator', DISTRICT);
  ofCadre = { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.person.personId };
});

const say = (of: Params, comment = UNSURE, { version, by = author }: { version?: number; by?: Someone } = {}) =>
  callApi(reviewSubject, {
    token: by.token,
    params: of,
    body: { stars: 1, comment, shownAs: 'hidden', ...(version && { version }) },
  });
const queue = (by: { token: string }, division = TOWN) =>
  callApi(listHeldReviews, { token: by.token, params: { division } });
const waiting = async (by: { token: string }, division = TOWN) => (await queue(by, division)).body.items;
const only = async (by: { token: string }, division = TOWN) => (await waiting(by, division))[0]!;
const release = (by: { token: string }, { reviewId, version }: { reviewId: string; version: number }) =>
  callApi(releaseHeldReview, { token: by.token, params: { reviewId }, body: { version } });
const REFUSAL = { reason: 'advertisement', words: '“小广告”那一句请去掉' } as const;
const refuse = (by: { token: string }, { reviewId, version }: { reviewId: string; version: number }) =>
  callApi(refuseHeldReview, { token: by.token, params: { reviewId }, body: { version, ...REFUSAL } });
const mine = async (of: Params, by = author) =>
  (await callApi(showMyReview, { token: by.token, params: of })).body.review!;
const APPEAL = '我说的是墙上的小广告没人管';
const appeal = (of: Params, version: number, by = author) =>
  callApi(appealReviewRefusal, {
    token: by.token,
    params: { ...of, quarter: quarterOf(now()) },
    body: { version, words: APPEAL },
  });
const decide = (
  by: { token: string },
  { reviewId, version }: { reviewId: string; version: number },
  outcome: 'restored' | 'kept' = 'restored',
) =>
  callApi(decideReviewAppeal, {
    token: by.token,
    params: { reviewId },
    body: { version, outcome, words: '说的是环境，不是广告' },
  });
const counted = async (of: Params) => {
  await deliverStreams();
  return (await scoreOf(of))?.counted[quarterOf(now())] ?? [0, 0, 0, 0, 0];
};

describe('what waits', () => {
  test('the town reads what was said of work, the district what was said of a cadre: words, why, the day, and nothing of who', async () => {
    await say(WORK);
    await atWeChat('faults', { path: '/wxa/msg_sec_check', kind: 'http500' });
    await say(ofCadre, '推了三次');
    const [work, onCadre] = [await only(town), await only(regulator, DISTRICT)];
    expect(work).toEqual({
      reviewId: expect.any(String),
      ...WORK,
      why: 'unsure',
      since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      comment: UNSURE,
      needsOther: false,
      version: 1,
    });
    expect(onCadre).toMatchObject({ ...ofCadre, why: 'unchecked', comment: '推了三次' });
    const said = JSON.stringify([await queue(town), await queue(regulator, DISTRICT)]);
    for (const trace of [author.person.personId, author.accountId, author.openid, '王秀英'])
      expect(said).not.toContain(trace);
  });

  test('each office reads its own alone, and who is no office reads nothing', async () => {
    await say(WORK);
    await say(ofCadre);
    expect((await waiting(town)).map(({ subjectKind }) => subjectKind)).toEqual(['work']);
    expect((await waiting(regulator, DISTRICT)).map(({ subjectKind }) => subjectKind)).toEqual(['cadre']);
    expect((await queue(regulator)).body.code).toBe('auth.refused');
    expect((await queue(town, DISTRICT)).body.code).toBe('auth.refused');
    expect((await queue(cadre)).body.code).toBe('auth.refused');
    expect((await queue(author)).body.code).toBe('auth.refused');
    const elsewhere = await person('南溪办', 'township', FENGXIANG.slice(0, 9));
    expect((await queue(elsewhere)).body.code).toBe('auth.refused');
    expect((await release(elsewhere, await only(town))).body.code).toBe('notFound');
    expect((await release(regulator, await only(town))).body.code).toBe('notFound');
  });

  test('the rated, and whoever shares a household with them or with the author, neither lists it nor decides on it', async () => {
    const { householdId } = cadre.person;
    const both = await enrol('陈主任', {
      householdId,
      grants: [
        { role: 'cadre', division: NIUJIAO },
        { role: 'township', division: TOWN },
      ],
    });
    const kin: [Someone | { token: string }, string][] = [
      [await person('刘桂花', 'regulator', DISTRICT, { householdId }), DISTRICT],
      [await person('刘桂芳', 'township', TOWN, { householdId }), TOWN],
      [await person('王小英', 'township', TOWN, { householdId: author.person.householdId }), TOWN],
      [await person('王大英', 'regulator', DISTRICT, { householdId: author.person.householdId }), DISTRICT],
      [await signInBound('openid-both', both), TOWN],
    ];
    await say(WORK);
    await say(ofCadre);
    for (const [who, division] of kin) {
      const item = await only(division === TOWN ? town : regulator, division);
      expect((await queue(who, division)).body).toEqual({ items: [] });
      expect((await release(who, item)).body.code).toBe('notFound');
      expect((await refuse(who, item)).body.code).toBe('notFound');
    }
  });

  test('personal numbers come to nobody: they are refused to the author with what to mend', async () => {
    const answer = await say(WORK, '找他打 13812345678，这里有小广告');
    expect([answer.status, answer.body.code]).toEqual([422, 'words.personal']);
    expect(await everyRow('Review')).toEqual([]);
  });

  test('what is taken back or sent anew is not decided on as it was', async () => {
    await say(WORK);
    const item = await only(town);
    await say(WORK, '这里有小广告，已经一年', { version: 1 });
    expect((await release(town, item)).body.code).toBe('version.stale');
    await callApi(withdrawReview, { token: author.token, params: { ...WORK, quarter: quarterOf(now()) } });
    expect((await release(town, item)).body.code).toBe('notFound');
    expect(await waiting(town)).toEqual([]);
  });
});

describe('a decision', () => {
  test('released it is published and counts; its trail names the office, never the author', async () => {
    await say(WORK);
    expect(await counted(WORK)).toEqual([0, 0, 0, 0, 0]);
    const item = await only(town);
    expect((await release(town, item)).body).toEqual({ reviewId: item.reviewId });
    expect(await mine(WORK)).toMatchObject({ state: 'published', comment: UNSURE, version: 2 });
    expect(await waiting(town)).toEqual([]);
    expect(await counted(WORK)).toEqual([1, 0, 0, 0, 0]);
    expect((await release(town, item)).body.code).toBe('notFound');
    const trail = (await everyRow('Audit')).filter(({ subject }) => subject === `review#${item.reviewId}`);
    expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
      ['reviewSubject', 'anonymous'],
      ['releaseHeldReview', town.accountId],
    ]);
  });

  test('refused, its author reads why, its words are on no page, and its stars count all the same', async () => {
    await say(WORK);
    expect((await refuse(town, await only(town))).status).toBe(200);
    expect(await mine(WORK)).toMatchObject({ state: 'refused', refusal: { ...REFUSAL, mayAppeal: true } });
    expect(JSON.stringify(await mine(WORK))).not.toContain(town.person.personId);
    expect(await counted(WORK)).toEqual([1, 0, 0, 0, 0]);
    expect(await waiting(town)).toEqual([]);
    const row = (await everyRow('Review'))[0]!;
    expect(row.gsi1pk).toBeUndefined();
  });

  test('a low opinion is no reason, and words are always given', async () => {
    await say(WORK);
    const { reviewId, version } = await only(town);
    for (const body of [
      { reason: 'negative', words: '说得太难听' },
      { reason: 'insult' },
      { reason: 'insult', words: '  ' },
    ])
      expect(
        (await callApi(refuseHeldReview, { token: town.token, params: { reviewId }, body: { version, ...body } })).body
          .code,
      ).toBe('request.malformed');
    expect((await mine(WORK)).state).toBe('held');
  });

  test('after a refusal the same words are not sent again, and mended ones go to a person', async () => {
    await say(WORK);
    await refuse(town, await only(town));
    const { version } = await mine(WORK);
    const same = await say(WORK, UNSURE, { version });
    expect([same.status, same.body.code]).toEqual([422, 'reviews.refusedWords']);
    expect((await say(WORK, '办事慢', { version })).body.state).toBe('held');
    expect(await only(town)).toMatchObject({ why: 'afterRefusal', comment: '办事慢' });
    await release(town, await only(town));
    expect(await mine(WORK)).toMatchObject({ state: 'published' });
    expect(await mine(WORK)).not.toHaveProperty('refusal');
  });

  test('without a bound name nobody decides', async () => {
    await say(WORK);
    const { token, session } = await signInAs('openid-unbound');
    const account = (await accountById(session.me.accountId))!;
    await writeRow(AccountEntity, { ...account, grants: [{ role: 'township', division: TOWN }] });
    expect((await queue({ token })).body.code).toBe('identity.bindingRequired');
    expect((await release({ token }, await only(town))).body.code).toBe('identity.bindingRequired');
  });
});

describe('an appeal', () => {
  test('goes to the district, once, and restores', async () => {
    await say(WORK);
    await refuse(town, await only(town));
    expect((await appeal(WORK, (await mine(WORK)).version)).body).toMatchObject({
      state: 'appealed',
      refusal: { mayAppeal: false },
    });
    expect(await waiting(town)).toEqual([]);
    const item = await only(regulator, DISTRICT);
    expect(item).toMatchObject({ why: 'appeal', refusal: REFUSAL, appeal: APPEAL, needsOther: false });
    expect((await say(WORK, '改了', { version: item.version })).body.code).toBe('reviews.appealOpen');
    expect((await release(regulator, item)).body.code).toBe('notFound');
    expect((await decide(town, item)).status).toBe(403);
    expect((await decide(regulator, item)).status).toBe(200);
    const after = await mine(WORK);
    expect(after).toMatchObject({ state: 'published', decision: { outcome: 'restored' } });
    expect(after).not.toHaveProperty('refusal');
    expect((await appeal(WORK, after.version)).body.code).toBe('reviews.appealOver');
    expect(await counted(WORK)).toEqual([1, 0, 0, 0, 0]);
    expect(JSON.stringify(item)).not.toMatch(/王秀英|openid|personId/);
  });

  test('is decided by another regulator than the one who refused', async () => {
    await say(ofCadre);
    await refuse(regulator, await only(regulator, DISTRICT));
    await appeal(ofCadre, (await mine(ofCadre)).version);
    const item = await only(regulator, DISTRICT);
    expect(item.needsOther).toBe(true);
    expect((await decide(regulator, item)).body.code).toBe('reviews.samePerson');
    expect((await mine(ofCadre)).state).toBe('appealed');
    const other = await person('吴明', 'regulator', DISTRICT);
    expect((await only(other, DISTRICT)).needsOther).toBe(false);
    expect((await decide(other, item, 'kept')).status).toBe(200);
    expect(await mine(ofCadre)).toMatchObject({
      state: 'refused',
      refusal: { ...REFUSAL, mayAppeal: false },
      decision: { outcome: 'kept' },
    });
    expect((await appeal(ofCadre, (await mine(ofCadre)).version)).body.code).toBe('reviews.appealOver');
  });

  test('there is none of what was not refused, nor of another’s', async () => {
    await say(WORK);
    expect((await appeal(WORK, 1)).body.code).toBe('reviews.appealOver');
    expect((await appeal(WORK, 1, await person('路人'))).body.code).toBe('notFound');
  });
});

test('what waits for an office for more than a day is said once a day, by the office and no other word', async () => {
  const lines = async (days: number) => {
    const written: string[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const restore = setClock(() => new Date(daysAfter(began, days)));
    await watchHeldReviews().finally(() => {
      restore();
      spy.mockRestore();
    });
    return written.filter((line) => line.includes('heldReviewsWait')).map((line) => JSON.parse(line) as object);
  };
  const began = now();
  await say(WORK);
  await say(ofCadre);
  expect(await lines(0.9)).toEqual([]);
  const line = { level: 'warn', event: 'heldReviewsWait', count: 1 };
  expect(await lines(1.1)).toEqual([
    { ...line, subject: `division#${DISTRICT}` },
    { ...line, subject: `division#${TOWN}` },
  ]);
  // Mending words does not make them wait anew.
  const restore = setClock(() => new Date(daysAfter(began, 0.9)));
  await say(WORK, `${UNSURE}，请管管`, { version: 1 });
  restore();
  expect(await lines(1.1)).toHaveLength(2);
  await release(town, await only(town));
  expect(await lines(1.1)).toEqual([{ ...line, subject: `division#${DISTRICT}` }]);
});

test('the public count: of quarters that are over, each reason from five on, what was restored taken off', async () => {
  const shown = async () => (await callApi(listRefusedReviews, { params: { villageCode: NIUJIAO } })).body.quarters;
  const themes = ['finance', 'efficiency', 'environment', 'attitude', 'fairness'];
  for (const subjectId of themes) {
    await say({ ...WORK, subjectId });
    await refuse(town, await only(town));
  }
  const quarter = quarterOf(now());
  expect(await shown()).toEqual([]);
  const later = daysAfter(now(), 92);
  const over = async () => {
    const restore = setClock(() => new Date(later));
    return shown().finally(restore);
  };
  expect(await over()).toEqual([{ quarter, reasons: [{ reason: 'advertisement', count: 5 }] }]);
  await appeal(WORK, (await mine(WORK)).version);
  await decide(regulator, await only(regulator, DISTRICT));
  expect(await over()).toEqual([]);
});
