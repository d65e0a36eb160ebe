import { listMessages } from '@shared/messages/messages';
import { assignReport } from '@shared/reports/commands';
import {
  answerReport,
  rateAnonymousAnswer,
  returnReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { DISTRICT, NIUJIAO, TOWN } from '../../../tests/support/people';
import { newSecret } from '../../platform/sealed';
import { freshDistrict, type Person, personNamed } from '../testing/people';

let reporter: Person;
let cadre: Person;
let regulator: Person;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  reporter = await personNamed('李秀英');
  cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
});

const words = { villageCode: NIUJIAO, category: 'works' as const, description: '村口的路灯坏了三个月', mediaIds: [] };
const draft = { ...words, mode: 'named' as const };
const aboutVillage = { ...draft, about: { kind: 'village' as const } };
const text = '路灯已经换新，昨天晚上亮了。';

const told = async ({ token }: Person) => {
  await deliverStreams();
  const { body } = await callApi(listMessages, { token });
  // Who was asked to confirm whose office is told of with the offices.
  return body.items
    .filter(({ kind }) => kind !== 'grantAsked')
    .map(({ kind, reportId }) => [kind, reportId])
    .reverse();
};

test('a report, its answer and its return are told to who waits for them, once', async () => {
  const { body } = await callApi(submitReport, { token: reporter.token, body: { ...aboutVillage } });
  const { reportId } = body;
  expect(await told(cadre)).toEqual([['workArrived', reportId]]);
  await callApi(answerReport, { token: cadre.token, params: { reportId }, body: { version: 1, text, mediaIds: [] } });
  await callApi(returnReport, {
    token: regulator.token,
    params: { reportId },
    body: { version: 2, reason: '灯还是不亮，请再修' },
  });
  expect(await told(reporter)).toEqual([
    ['reportAnswered', reportId],
    ['reportReturned', reportId],
  ]);
  expect(await told(cadre)).toEqual([
    ['workArrived', reportId],
    ['workReturned', reportId],
  ]);
});

test('whoever it is assigned to is told, the others of the office are not', async () => {
  const colleague = await personNamed('刘芳', { role: 'cadre', division: NIUJIAO });
  const { reportId } = (await callApi(submitReport, { token: reporter.token, body: { ...aboutVillage } })).body;
  const body = { version: 1, accountId: colleague.accountId };
  expect((await callApi(assignReport, { token: cadre.token, params: { reportId }, body })).status).toBe(200);
  expect(await told(colleague)).toEqual([
    ['workArrived', reportId],
    ['workAssigned', reportId],
  ]);
  expect(await told(cadre)).toEqual([['workArrived', reportId]]);
  expect(await told(reporter)).toEqual([]);
});

test('the accused is told nothing, though they hold the office it goes to', async () => {
  const accused = await personNamed('钱大', { role: 'cadre', division: NIUJIAO }, { role: 'township', division: TOWN });
  const township = await personNamed('赵敏', { role: 'township', division: TOWN });
  const about = { kind: 'cadre' as const, cadreId: accused.personId };
  await callApi(submitReport, { token: reporter.token, body: { ...draft, about } });
  // Their colleagues there may not have it either: it goes above every office of theirs.
  expect(await told(township)).toEqual([]);
  expect(await told(regulator)).toHaveLength(1);
  expect(await told(accused)).toEqual([]);
  expect(await told(cadre)).toEqual([]);
});

test('an anonymous report is told to its handlers, and its answer to nobody', async () => {
  const draftKey = newSecret();
  const { body } = await callApi(submitAnonymousReport, {
    token: reporter.token,
    body: { ...aboutVillage, draftKey },
  });
  const { reportId, receiptNo } = body;
  await callApi(answerReport, { token: cadre.token, params: { reportId }, body: { version: 1, text, mediaIds: [] } });
  await callApi(rateAnonymousAnswer, { body: { receiptNo, version: 2, stars: 5 } });
  expect(await told(cadre)).toEqual([['workArrived', reportId]]);
  expect(await told(reporter)).toEqual([]);
});
