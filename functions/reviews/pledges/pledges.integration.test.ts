import { listMessages } from '@shared/messages/messages';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { confirmPledge, pledgeImprovement } from '@shared/reviews/pledges';
import {
  reviewSubject,
  showMyReview,
  showSubjectScore,
  type SubjectKind,
  withdrawReview,
} from '@shared/reviews/reviews';
import type { Role } from '@shared/roles';
import { callApi, signInAs } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { itIs } from '../../../tests/support/it-is';
import { enrol, FENGXIANG, NIUJIAO, signInBound } from '../../../tests/support/people';
import { handler as keepReviewTasks } from '../tasks/keep-review-tasks';
import { freshDistrict } from '../../reports/testing/people';

type Params = { villageCode: string; subjectKind: SubjectKind; subjectId: string };
const THEME: Params = { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'environment' };
const WORDS = '每天早上八点收一次垃圾，河边的清完';
const WEDNESDAY = '2026-11-18T04:00:00.000Z';
const BY_ON = '2026-12-18';
const [THE_DAY, LATER, OVER] = ['2026-12-18', '2026-12-20', '2027-01-01'].map((day) => `${day}T01:50:00.000Z`);

const bound = async (name: string, role?: Role, villageCode = NIUJIAO) => {
  const enrolled = await enrol(name, { villageCode, ...(role && { grants: [{ role, division: villageCode }] }) });
  const openid = `openid-${name}`;
  const { me } = await signInBound(openid, enrolled);
  const token = async () => (await signInAs(openid)).token;
  return { personId: enrolled.person.personId, accountId: me.accountId, openid, name, token };
};
type Someone = Awaited<ReturnType<typeof bound>>;
let cadre: Someone;
let colleague: Someone;
let raters: Someone[];

beforeEach(async () => {
  await freshDistrict({ streams: true });
  itIs(WEDNESDAY);
  cadre = await bound('陈建国', 'cadre');
  colleague = await bound('李会计', 'cadre');
  raters = [];
});

const judged = async (of: Params, count: number) => {
  while (raters.length < count) raters.push(await bound(`村民${'甲乙丙丁戊己庚'[raters.length]}`));
  for (const rater of raters.slice(0, count))
    await callApi(reviewSubject, { token: await rater.token(), params: of, body: { stars: 2, shownAs: 'hidden' } });
  await deliverStreams();
};
const promises = async (by: Someone, params: Params = THEME, body: object = {}) =>
  callApi(pledgeImprovement, {
    token: await by.token(),
    params,
    body: { words: WORDS, byOn: BY_ON, ...body },
  });
const says = async (by: Someone, kept: boolean, params: Params = THEME) =>
  callApi(confirmPledge, { token: await by.token(), params, body: { kept } });
const shown = async (params: Params = THEME) => (await callApi(showSubjectScore, { params })).body.pledges;
const day = async (at: string) => {
  itIs(at);
  await keepReviewTasks();
};
const told = async (by: Someone) => {
  const { items } = (await callApi(listMessages, { token: await by.token() })).body;
  const asked = items.filter(({ kind }) => kind === 'pledgeDue');
  // It leads to what was promised about, which is where one says whether it was done.
  const { villageCode, subjectKind: kind, subjectId: id } = THEME;
  for (const { about } of asked) expect(about).toEqual({ villageCode, kind, id });
  return asked.length;
};

test('what is promised is read by everybody, its raters are asked once on its day, and what they said is counted once', async () => {
  await judged(THEME, 7);
  const answer = await promises(cadre);
  expect(answer).toMatchObject({ status: 200, body: { number: 1 } });
  const made = { number: 1, office: '牛角村村委会', words: WORDS, madeOn: '2026-11-18', byOn: BY_ON };
  expect(await shown()).toEqual([{ ...made, state: 'open' }]);
  expect((await promises(colleague)).body.code).toBe('reviews.pledgeOpen');
  expect((await says(raters[0]!, true)).body.code).toBe('reviews.nothingToConfirm');
  await day('2026-12-17T01:50:00.000Z');
  expect(await told(raters[0]!)).toBe(0);

  // Who took theirs back is not asked.
  const neighbour = await bound('邻村人', undefined, FENGXIANG);
  await callApi(withdrawReview, {
    token: await raters[6]!.token(),
    params: { ...THEME, quarter: quarterOf(WEDNESDAY) },
  });
  await day(THE_DAY!);
  await day(LATER!);
  expect(await Promise.all(raters.map(told))).toEqual([1, 1, 1, 1, 1, 1, 0]);
  expect(await Promise.all([cadre, neighbour].map(told))).toEqual([0, 0]);
  const asking = [{ ...made, state: 'asking', closesOn: '2027-01-01' }];
  expect(await shown()).toEqual(asking);

  expect((await says(neighbour, true)).body.code).toBe('notFound');
  expect((await says(raters[6]!, true)).body.code).toBe('reviews.nothingToConfirm');
  for (const [place, rater] of raters.slice(0, 6).entries()) {
    expect((await says(rater, place > 1)).body).toEqual({ kept: place > 1 });
    await deliverStreams();
    expect(await shown()).toEqual(asking);
  }
  // One's mind may change while it is asked.
  await says(raters[0]!, true);
  const mine = await callApi(showMyReview, { token: await raters[0]!.token(), params: THEME });
  expect(mine.body.pledge).toEqual({ number: 1, iSaid: true });

  await day(OVER!);
  const result = [{ ...made, state: 'kept', answers: { kept: 5, notKept: 1 } }];
  expect(await shown()).toEqual(result);
  expect((await says(raters[0]!, false)).body.code).toBe('reviews.nothingToConfirm');
  await day('2027-01-09T01:50:00.000Z');
  expect(await shown()).toEqual(result);
  // Then the next may be promised.
  expect((await promises(colleague, THEME, { byOn: '2027-03-01' })).body).toEqual({ number: 2 });
  expect((await shown())!.map(({ number, state }) => [number, state])).toEqual([
    [2, 'open'],
    [1, 'kept'],
  ]);
});

test('of nobody’s answers and of four everybody reads the same', async () => {
  await judged(THEME, 6);
  await promises(cadre);
  await day(THE_DAY!);
  for (const rater of raters.slice(0, 4)) await says(rater, true);
  await day(OVER!);
  const [pledge] = (await shown())!;
  expect(pledge!.state).toBe('fewAnswers');
  expect(pledge).not.toHaveProperty('answers');
});

test('who judged in two quarters is asked once and is one answer, whichever review it lies on', async () => {
  itIs(startOfQuarter(WEDNESDAY, 1));
  await judged(THEME, 5);
  itIs(WEDNESDAY);
  await judged(THEME, 5);
  await promises(cadre);
  await day(THE_DAY!);
  expect(await Promise.all(raters.map(told))).toEqual([1, 1, 1, 1, 1]);
  for (const rater of raters) await says(rater, false);
  await says(raters[0]!, false);
  await day(OVER!);
  expect((await shown())![0]).toMatchObject({ state: 'notKept', answers: { kept: 0, notKept: 5 } });
});

test('only the rated promise, about what everybody reads, without a name and for a day that can be waited for', async () => {
  const ofCadre: Params = { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.personId };
  await judged(THEME, 4);
  const neverJudged = (await promises(cadre, { ...THEME, subjectId: 'finance' })).body;
  const { requestId: _, ...said } = (await promises(cadre)).body as unknown as Record<string, unknown>;
  expect(neverJudged).toMatchObject(said);
  await judged(THEME, 5);
  await judged(ofCadre, 5);
  expect((await promises(colleague, ofCadre)).body.code).toBe('notFound');
  expect((await promises(cadre, ofCadre)).status).toBe(200);
  expect((await shown(ofCadre))![0]).not.toHaveProperty('office');
  const foreign = await bound('外村干部', 'cadre', FENGXIANG);
  expect((await promises(foreign)).status).toBe(403);
  expect((await promises(raters[0]!)).status).toBe(403);
  for (const byOn of ['2026-11-20', '2027-11-18'])
    expect((await promises(cadre, THEME, { byOn })).body.code).toBe('request.malformed');
  expect((await promises(cadre, THEME, { words: '村民甲说的垃圾下个月清完' })).body.code).toBe('words.names');
  expect((await promises(cadre, THEME, { words: '他离婚的事不再有人说了' })).body.code).toBe('reviews.privateLife');
  expect(await shown()).toBeUndefined();
});

test('no row of a promise, no line of its trail and no message of the rated holds a rater', async () => {
  await judged(THEME, 6);
  await promises(cadre);
  await day(THE_DAY!);
  const written: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0),
  );
  for (const rater of raters) await says(rater, true);
  await deliverStreams();
  await day(OVER!);
  spies.forEach((spy) => spy.mockRestore());
  const messages = (await everyRow('Message')).filter(({ pk }) => pk === `INBOX#${cadre.accountId}`);
  const trail = (await everyRow('Audit')).filter(({ subject }) => /^(review|pledge)#/.test(String(subject)));
  expect(trail.map(({ action }) => action)).toContain('confirmPledge');
  const rows = [...(await everyRow('ReviewPledge')), ...(await everyRow('Score')), ...trail, ...messages];
  for (const { personId, accountId, openid, name } of raters)
    for (const trace of [personId, accountId, openid, name]) {
      expect(JSON.stringify(rows)).not.toContain(trace);
      expect(written.join('')).not.toContain(trace);
    }
});
