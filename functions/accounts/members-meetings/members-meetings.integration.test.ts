import { announceMembersMeeting, layOpen, showMembersMeeting } from '@shared/accounts/members-meetings';
import { listMessages } from '@shared/messages/messages';
import { callApi, signInAs } from '../../../tests/support/api';
import { itIs } from '../../../tests/support/it-is';
import { NIUJIAO, TOWN } from '../../../tests/support/people';
import { type Person, personNamed } from '../../reports/testing/people';
import { freshBook } from '../testing/book-in';
import { handler as tellLateMeetings } from './tell-late-meetings';

jest.setTimeout(240_000);

const params = { villageCode: NIUJIAO, year: 2026 };
let [cadre, zhao, villager]: Person[] = [];

beforeEach(async () => {
  await freshBook(10_000_000);
  itIs('2027-03-01T02:00:00.000Z');
  cadre = await personNamed('陈村', { role: 'cadre', division: NIUJIAO });
  zhao = await personNamed('赵审', { role: 'township', division: TOWN });
  villager = await personNamed('孙一');
});

const token = async (one: Person) => (await signInAs(one.openid)).token;
const announce = async (heldOn: string, version = 0, by = cadre!) =>
  callApi(announceMembersMeeting, { token: await token(by), params, body: { heldOn, version } });
const lay = async (item: 'report' | 'accounts' | 'distribution', version: number) =>
  callApi(layOpen, { token: await token(cadre!), params, body: { item, version } });
const shown = async () => (await callApi(showMembersMeeting, { params })).body.meeting;
const told = async (one: Person) =>
  (await callApi(listMessages, { token: await token(one) })).body.items.filter(
    ({ kind }) => kind === 'meetingPapersLate',
  ).length;

test('anyone reads what must lie open before the meeting; who is late is told each day, once, until it does', async () => {
  expect(await shown()).toBeUndefined();
  expect((await announce('2027-03-20')).status).toBe(200);
  expect(await shown()).toMatchObject({ heldOn: '2027-03-20', dueOn: '2027-03-10', version: 1 });
  expect((await lay('report', 1)).body).toMatchObject({ code: 'meetings.yearOpen' });
  expect((await lay('distribution', 1)).status).toBe(200);
  itIs('2027-03-10T23:00:00.000Z');
  await tellLateMeetings();
  await tellLateMeetings();
  expect([await told(cadre!), await told(zhao!), await told(villager!)]).toEqual([1, 1, 0]);
  expect((await shown())!.items.map(({ state }) => state)).toEqual(['late', 'late', 'open']);
  itIs('2027-03-11T23:00:00.000Z');
  await tellLateMeetings();
  expect(await told(cadre!)).toBe(2);
  expect((await announce('2027-04-20', 2)).status).toBe(200);
  itIs('2027-03-12T23:00:00.000Z');
  await tellLateMeetings();
  expect(await told(cadre!)).toBe(2);
});

test('a version that is not seen, a day that is past, a year without a book and a villager are refused', async () => {
  expect((await announce('2027-03-01')).body).toMatchObject({ code: 'meetings.over' });
  expect((await announce('2027-03-20', 1)).body).toMatchObject({ code: 'version.stale' });
  expect((await announce('2027-03-20', 0, villager!)).status).toBe(403);
  expect((await lay('report', 0)).status).toBe(404);
  const other = { token: await token(cadre!), params: { ...params, year: 2025 } };
  expect((await callApi(announceMembersMeeting, { ...other, body: { heldOn: '2027-03-20', version: 0 } })).status).toBe(
    404,
  );
});
