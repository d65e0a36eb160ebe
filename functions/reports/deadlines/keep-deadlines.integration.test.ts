import { listMessages } from '@shared/messages/messages';
import { askForMaterial, extendReport, superviseReport } from '@shared/reports/commands';
import { acceptReport, answerReport, showReport, submitReport } from '@shared/reports/reports';
import { daysAfter } from '@shared/time';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { DISTRICT, NIUJIAO, TOWN } from '../../../tests/support/people';
import { now, setClock } from '../../platform/clock';
import { owedUntil, findReport, saveByClock } from '../report-store';
import type { Report } from '../report';
import { putReport } from '../testing/put-report-store';
import { freshDistrict, type Person, personNamed } from '../testing/people';
import { clockEvent, escalated } from './due-actions';
import { handler } from './keep-deadlines';

let reporter: Person;
let cadre: Person;
let township: Person;
let regulator: Person;
let reportId: string;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  reporter = await personNamed('李秀英');
  cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵敏', { role: 'township', division: TOWN });
  regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
  const body = { villageCode: NIUJIAO, category: 'works' as const, description: '村口的路灯坏了三个月', mediaIds: [] };
  reportId = (
    await callApi(submitReport, { token: reporter.token, body: { ...body, mode: 'named', about: { kind: 'village' } } })
  ).body.reportId;
});

const stored = async (): Promise<Report> => (await findReport(reportId))!.report;
const steps = async () => (await findReport(reportId))!.events.map(({ step }) => step);
/** The deadline is brought near, since a session does not last for months. */
const shift = async (more: Partial<Report>) => putReport({ ...(await stored()), ...more });
const told = async ({ token }: Person) => {
  await deliverStreams();
  const { body } = await callApi(listMessages, { token });
  // Who was asked to confirm whose office is told of with the offices.
  return body.items
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'grantAsked')
    .sort();
};
/** Runs the clock's Lambda as if it were so many days later. */
async function runAfter(days: number, times = 1) {
  const back = setClock(() => new Date(Date.now() + days * 86_400_000));
  try {
    await Promise.all(Array.from({ length: times }, () => handler()));
  } finally {
    back();
  }
}

test('the office is reminded once, however often and however many at a time it runs', async () => {
  await shift({ acceptBy: daysAfter(now(), 0.5) });
  await runAfter(0, 3);
  await runAfter(0);
  expect(await told(cadre)).toEqual(['workArrived', 'workDue']);
  expect(await told(township)).toEqual([]);
  expect((await stored()).version).toBe(1);
});

test('lateness is told once to the office and to the level above, which sees it then and can press', async () => {
  const seen = () => callApi(showReport, { token: township.token, params: { reportId } });
  expect((await seen()).status).toBe(404);
  await shift({ acceptBy: daysAfter(now(), -3) });
  await runAfter(0, 3);
  await runAfter(1);
  expect(await steps()).toEqual(['submitted', 'routed', 'escalated']);
  expect(await told(cadre)).toEqual(['workArrived', 'workLate']);
  expect(await told(township)).toEqual(['workLate']);
  expect(await told(reporter)).toEqual([]);
  const { body } = await seen();
  expect(body.mayDo).toEqual(['supervise']);
  expect(body.reporter).toBeUndefined();
  const pressed = await callApi(superviseReport, {
    token: township.token,
    params: { reportId },
    body: { version: body.version, text: '请三天内受理' },
  });
  expect(pressed.body.timeline.at(-1)).toMatchObject({ step: 'supervised', by: '罗龙街道办事处' });
});

test('who is accused above is not told, and the next level is', async () => {
  await shift({ acceptBy: daysAfter(now(), -3), excludedPersonIds: [township.personId] });
  await runAfter(0);
  expect(await told(township)).toEqual([]);
  expect(await told(regulator)).toEqual(['workLate']);
  expect((await callApi(showReport, { token: township.token, params: { reportId } })).status).toBe(404);
});

test('after an outage of weeks what is left is done once: the wait for material ends and the office goes on', async () => {
  await callApi(askForMaterial, {
    token: cadre.token,
    params: { reportId },
    body: { version: 1, text: '请补一张现场照片' },
  });
  const { acceptBy } = await stored();
  await runAfter(10);
  expect(await steps()).toEqual(['submitted', 'routed', 'materialAsked']);
  await runAfter(30, 3);
  expect(await steps()).toEqual(['submitted', 'routed', 'materialAsked', 'materialLapsed']);
  expect(await stored()).toMatchObject({ state: 'submitted', version: 3 });
  expect((await stored()).acceptBy > acceptBy).toBe(true);
  expect(await told(reporter)).toEqual(['materialAsked', 'materialLapsed']);
});

test('an extension has a lateness of its own', async () => {
  const post = async (route: typeof acceptReport | typeof extendReport, body: object) =>
    callApi(route, { token: cadre.token, params: { reportId }, body: { version: (await stored()).version, ...body } });
  await post(acceptReport, {});
  await shift({ answerBy: daysAfter(now(), -1) });
  await runAfter(0);
  await post(extendReport, { days: 5, reason: '要等配件到货' });
  await runAfter(1);
  expect((await steps()).filter((step) => step === 'escalated')).toHaveLength(1);
  await runAfter(30);
  expect((await steps()).filter((step) => step === 'escalated')).toHaveLength(2);
});

test('a step that was taken meanwhile is not undone', async () => {
  await shift({ acceptBy: daysAfter(now(), -3) });
  const before = await stored();
  const answer = { version: 1, text: '路灯已经换新，昨天晚上亮了。', mediaIds: [] };
  await callApi(answerReport, { token: cadre.token, params: { reportId }, body: answer });
  const at = now();
  const event = clockEvent(before, 'escalate', { eventId: before.reportId, at, byOffice: '' });
  await expect(saveByClock(before, escalated(before, at), event, 'keepDeadlines')).rejects.toThrow('condition');
  await runAfter(0);
  expect((await stored()).state).toBe('answered');
});

test('the walk looks at what is due, soonest first, and at nothing that is far', async () => {
  const pages = async (horizon: string) => {
    const found: string[] = [];
    for await (const page of owedUntil(DISTRICT, horizon)) found.push(...page.map((report) => report.reportId));
    return found;
  };
  expect(await pages(daysAfter(now(), 5))).toEqual([]);
  expect(await pages(daysAfter(now(), 40))).toEqual([reportId]);
});
