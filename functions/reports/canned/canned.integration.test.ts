import {
  addCannedAnswer,
  changeCannedAnswer,
  fillIn,
  listCannedAnswers,
  listCannedAnswerVersions,
  MOST_CANNED,
  removeCannedAnswer,
} from '@shared/reports/canned-answers';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, FENGXIANG, NIUJIAO as VILLAGE, TOWN } from '../../../tests/support/people';
import { districtCanned } from '../../../scripts/seed/canned-answers';
import { newId } from '../../platform/id';
import { freshDistrict, type Person, personNamed } from '../testing/people';
import { CannedAnswerEntity } from './canned-store';

let cadre: Person;
let secretary: Person;
let township: Person;
let stranger: Person;

beforeAll(async () => {
  await freshDistrict();
  cadre = await personNamed('王主任', { role: 'cadre', division: VILLAGE });
  secretary = await personNamed('刘文书', { role: 'cadre', division: VILLAGE });
  township = await personNamed('赵干事', { role: 'township', division: TOWN });
  stranger = await personNamed('外村人', { role: 'cadre', division: FENGXIANG });
});

const WORDING = { use: 'answer' as const, title: '路灯修好了', text: '您好，{村名}的路灯 ____ 修好了，编号 {编号}。' };
const add = (by: Person, role: 'cadre' | 'township', more: object = {}, key = newId()) =>
  callApi(addCannedAnswer, { token: by.token, key, body: { role, ...WORDING, ...more } });
const list = async (by: Person, role: 'cadre' | 'township') =>
  (await callApi(listCannedAnswers, { token: by.token, query: { role } })).body.items;

test('an office keeps its own, uses those of the levels above, and no other’s', async () => {
  for (const canned of districtCanned(DISTRICT)) await writeRow(CannedAnswerEntity, canned);
  const { body: own } = await add(cadre, 'cadre');
  expect(own).toMatchObject({ office: '牛角村村委会', own: true, blanks: true, version: 1 });
  const { body: towns } = await add(township, 'township', { title: '街道的话' });
  const seen = await list(secretary, 'cadre');
  expect(seen[0]).toEqual(own);
  expect(seen[1]).toEqual({ ...towns, own: false });
  expect(seen.length).toBe(2 + districtCanned(DISTRICT).length);
  expect(seen.slice(2).every(({ office, own: mine }) => office === '南溪区纪委监委' && !mine)).toBe(true);
  expect((await list(township, 'township')).map(({ title }) => title)).not.toContain(WORDING.title);
  expect((await list(stranger, 'cadre')).map(({ title }) => title)).not.toContain(WORDING.title);
});

test('a change keeps how it was, who and when; two at once do not overwrite each other', async () => {
  const { body: one } = await add(cadre, 'cadre', { title: '要改的' });
  const params = { cannedId: one.cannedId };
  const body = { role: 'cadre' as const, ...WORDING, title: '改过的', version: 1 };
  const key = newId();
  const change = () => callApi(changeCannedAnswer, { token: secretary.token, key, params, body });
  const [changed, again] = [await change(), await change()];
  expect(changed.body).toMatchObject({ title: '改过的', version: 2 });
  expect(again.body).toEqual(changed.body);
  const late = await callApi(changeCannedAnswer, { token: cadre.token, params, body });
  expect(late.body).toMatchObject({ code: 'version.stale', details: { title: '改过的', version: 2 } });
  const versions = await callApi(listCannedAnswerVersions, { token: cadre.token, params, query: { role: 'cadre' } });
  expect(versions.body.items.map(({ title, savedBy }) => [title, savedBy])).toEqual([
    ['改过的', '刘文书'],
    ['要改的', '王主任'],
  ]);
  const trail = (await everyRow()).filter(({ pk }) => pk === `AUDIT#canned#${one.cannedId}`);
  expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
    ['addCannedAnswer', cadre.accountId],
    ['changeCannedAnswer', secretary.accountId],
  ]);
});

test('only the office itself changes, removes and looks back; removed it is offered no more', async () => {
  const { body: one } = await add(cadre, 'cadre', { title: '要删的' });
  const params = { cannedId: one.cannedId };
  for (const [by, role] of [
    [stranger, 'cadre'],
    [township, 'township'],
  ] as const) {
    const body = { role, ...WORDING, version: 1 };
    expect((await callApi(changeCannedAnswer, { token: by.token, params, body })).status).toBe(404);
    expect((await callApi(removeCannedAnswer, { token: by.token, params, body: { role, version: 1 } })).status).toBe(
      404,
    );
    expect((await callApi(listCannedAnswerVersions, { token: by.token, params, query: { role } })).status).toBe(404);
  }
  const remove = (version: number, key = newId()) =>
    callApi(removeCannedAnswer, { token: cadre.token, key, params, body: { role: 'cadre', version } });
  expect((await remove(2)).body.code).toBe('version.stale');
  const key = newId();
  expect((await remove(1, key)).status).toBe(200);
  expect((await remove(1, key)).status).toBe(200);
  expect((await list(cadre, 'cadre')).map(({ cannedId }) => cannedId)).not.toContain(one.cannedId);
  expect((await remove(2)).status).toBe(404);
});

test('sixty at most; a name that nothing stands for is refused', async () => {
  const left = MOST_CANNED - (await list(stranger, 'cadre')).filter(({ own }) => own).length;
  for (let place = 0; place < left; place += 1) await add(stranger, 'cadre', { title: `第 ${place} 条` });
  expect((await add(stranger, 'cadre')).body.code).toBe('canned.tooMany');
  const odd = await add(cadre, 'cadre', { text: '您好，{举报人}，您的事办好了。' });
  expect(odd.body).toMatchObject({ code: 'request.malformed', details: [{ path: 'text' }] });
});

test('the starter set fits its own rules', async () => {
  for (const { title, text } of districtCanned(DISTRICT)) {
    expect([...title].length).toBeLessThanOrEqual(20);
    expect(fillIn(text, { 村名: '牛角村', 编号: 'NX', 日期: '', 单位: '', 期限: '' })).not.toMatch(/[{}]/);
  }
});
