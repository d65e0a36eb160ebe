import { listMessages, type MessageKind } from '@shared/messages/messages';
import { assignAlert, checkAlert, closeAlert, explainAlert } from '@shared/supervision/supervision';
import { daysAfter, startOfDay } from '@shared/time';
import { callApi } from '../../tests/support/api';
import { deliverStreams } from '../../tests/support/deliver';
import { itIs, itIsNow } from '../../tests/support/it-is';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../tests/support/people';
import { now } from '../platform/clock';
import { newId } from '../platform/id';
import { freshDistrict, type Person, personNamed } from '../reports/testing/people';
import { alertIn } from './testing/alerts';
import { handler as escalate } from './watching/escalate-alerts';

let cadre: Person;
let neighbour: Person;
let township: Person;
let colleague: Person;
let regulator: Person;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  cadre = await personNamed('王建国', { role: 'cadre', division: NIUJIAO });
  neighbour = await personNamed('李芳', { role: 'cadre', division: FENGXIANG });
  township = await personNamed('赵强', { role: 'township', division: TOWN });
  colleague = await personNamed('钱静', { role: 'township', division: TOWN });
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
});

const ABOUT_ALERTS: readonly MessageKind[] = ['alertRaised', 'alertAssigned', 'alertLate', 'alertClosed'];
const messagesOf = async ({ token }: { token: string }) =>
  (await callApi(listMessages, { token })).body.items.filter(({ kind }) => ABOUT_ALERTS.includes(kind));
const heard = async (person: { token: string }) => (await messagesOf(person)).map(({ kind }) => kind).sort();

test('a night that finds several is told once to the village and the office that checks, by the day, and to nobody else', async () => {
  const { sentence } = await alertIn(NIUJIAO);
  await alertIn(NIUJIAO);
  await deliverStreams();
  const everyone = [cadre, township, colleague, regulator, neighbour];
  expect(await Promise.all(everyone.map(heard))).toEqual([['alertRaised'], ['alertRaised'], ['alertRaised'], [], []]);
  const [message] = await messagesOf(cadre);
  expect(message!.alertId).toBeUndefined();
  expect(message!.createdAt).toBe(startOfDay(now()));
  expect(JSON.stringify(message)).not.toContain(sentence.slice(0, 6));
});

test('a red one is told by itself, and opens', async () => {
  const { alertId } = await alertIn(NIUJIAO, { colour: 'red' });
  await alertIn(NIUJIAO);
  await deliverStreams();
  const told = (await messagesOf(township)).map((message) => message.alertId);
  expect(told).toHaveLength(2);
  expect(told).toContain(alertId);
});

test('whom it concerns, their kin and their colleagues in the village hear nothing at any step', async () => {
  const householdId = newId();
  const clerk = await enrol('陈会计', { householdId, grants: [{ role: 'cadre', division: NIUJIAO, title: '文书' }] });
  const concerned = await signInBound(`openid-${newId()}`, clerk);
  const kin = await enrol('陈妹', { householdId, grants: [{ role: 'township', division: TOWN }] });
  const sister = await signInBound(`openid-${newId()}`, kin);
  await deliverStreams();
  const { alertId } = await alertIn(NIUJIAO, { concerns: [clerk.person.personId], colour: 'red' });
  await deliverStreams();
  const take = (route: typeof explainAlert | typeof checkAlert, { token }: Person, version: number) =>
    callApi(route, { token, params: { alertId }, body: { version, text: '看过凭证和附件' } });
  await take(explainAlert, township, 1);
  await take(checkAlert, colleague, 2);
  const closing = { version: 3, closing: 'explained' as const, text: '有依据，合规' };
  expect((await callApi(closeAlert, { token: colleague.token, params: { alertId }, body: closing })).status).toBe(200);
  await deliverStreams();
  expect(await Promise.all([concerned, sister, cadre].map(heard))).toEqual([[], [], []]);
  expect(await heard(township)).toEqual(['alertClosed', 'alertRaised']);
});

test('whom it is given to hears of it, the level above when it is late, and the village when it is closed', async () => {
  const { alertId, dueAt } = await alertIn(NIUJIAO);
  await callApi(assignAlert, {
    token: township.token,
    params: { alertId },
    body: { version: 1, accountId: colleague.accountId },
  });
  await deliverStreams();
  expect(await heard(colleague)).toEqual(['alertAssigned', 'alertRaised']);
  expect(await heard(township)).toEqual(['alertRaised']);
  itIs(daysAfter(dueAt, 1));
  await escalate();
  await escalate();
  // A session would be over by then.
  itIsNow();
  await deliverStreams();
  expect(await heard(regulator)).toEqual(['alertLate']);
  expect(await heard(township)).toEqual(['alertLate', 'alertRaised']);
  expect(await heard(cadre)).toEqual(['alertRaised']);
});
