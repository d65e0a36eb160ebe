import { listMessages } from '@shared/messages/messages';
import { showReport, submitReport } from '@shared/reports/reports';
import { askForStatement, giveStatement, showStatement } from '@shared/reports/accused-statements';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, NIUJIAO, TOWN } from '../../../tests/support/people';
import { noonInChina } from '@shared/time';
import { writeRow } from '../../platform/row';
import { now } from '../../platform/clock';
import { idAt } from '../../platform/id';
import { findReport } from '../report-store';
import { freshDistrict, type Person, personNamed } from '../testing/people';
import { weekOf } from './statement';
import { statementById, StatementEntity } from './statement-store';

let accused: Person;
let clerk: Person;
let township: Person;
let regulator: Person;
let reporter: Person;
let reportId: string;

const WORDS = '去年公示的粮食直补名单里有三户早就搬走了，钱还是打出去了，是他定的。';
const SUMMARY = '请说明去年粮食补贴的名单是怎样核定、怎样公示的。';
const TEXT = '名单由村民小组报来，村里公示了七天，没有人提意见。';

const show = async ({ token }: Person) => (await callApi(showReport, { token, params: { reportId } })).body;
const ask = async (more: object = {}, by = township) => {
  const { version = 1 } = await show(by);
  const body = { version, personId: accused.personId, summary: SUMMARY, days: 5, despite: false, ...more };
  return callApi(askForStatement, { token: by.token, params: { reportId }, body });
};
const inbox = async ({ token }: Person) => {
  await deliverStreams();
  return (await callApi(listMessages, { token })).body.items;
};
const asked = async () => (await inbox(accused)).find(({ kind }) => kind === 'statementAsked')!.statementId!;
const give = (statementId: string, by = accused, text = TEXT) =>
  callApi(giveStatement, { token: by.token, params: { statementId }, body: { text, mediaIds: [] } });

beforeEach(async () => {
  await freshDistrict({ streams: true });
  accused = await personNamed('陈建国', { role: 'cadre', division: NIUJIAO });
  clerk = await personNamed('刘芳', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵强', { role: 'township', division: TOWN });
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
  const body = {
    mode: 'named' as const,
    villageCode: NIUJIAO,
    category: 'subsidy' as const,
    description: WORDS,
    about: { kind: 'cadre' as const, cadreId: accused.personId },
    place: { text: '3组晒坝边' },
    mediaIds: [],
  };
  reportId = (await callApi(submitReport, { token: reporter.token, body })).body.reportId;
});

test('the accused sees the summary, the week and the form; the office reads what they say; the reporter only that it was asked', async () => {
  const { body } = await ask();
  expect(body.statements).toMatchObject([{ name: '陈建国', summary: SUMMARY, state: 'asked', media: [] }]);
  const statementId = await asked();
  const seen = await callApi(showStatement, { token: accused.token, params: { statementId } });
  expect(Object.keys(seen.body).sort()).toEqual(
    ['statementId', 'askedBy', 'summary', 'askedWeek', 'answerBy', 'state', 'media'].sort(),
  );
  expect(seen.body).toMatchObject({ askedBy: '罗龙街道办事处', summary: SUMMARY, state: 'asked' });
  expect(new Date(`${seen.body.askedWeek}T00:00:00Z`).getUTCDay()).toBe(1);

  expect((await give(statementId)).body).toMatchObject({ state: 'given', text: TEXT });
  for (const office of [township, regulator]) {
    const view = await show(office);
    expect(view.statements).toMatchObject([{ state: 'given', text: TEXT }]);
    expect(view.timeline.map(({ step }) => step)).toEqual(['submitted', 'routed', 'statementAsked', 'statementGiven']);
    expect(view.timeline[2]!.text).toBe(SUMMARY);
  }
  expect((await inbox(township)).map(({ kind }) => kind)).toContain('statementGiven');

  const theirs = await show(reporter);
  expect(theirs.timeline.map(({ step }) => step)).toEqual(['submitted', 'routed', 'statementAsked']);
  expect([theirs.statements, theirs.mayExplain, theirs.timeline[2]!.text]).toEqual([undefined, undefined, undefined]);
});

test('nothing that the accused can read leads to the report', async () => {
  await ask();
  const statementId = await asked();
  await give(statementId);
  const { report } = (await findReport(reportId))!;
  const read = JSON.stringify([
    (await callApi(showStatement, { token: accused.token, params: { statementId } })).body,
    await inbox(accused),
  ]);
  for (const secret of [reportId, report.referenceNo, report.submittedAt, '3组', '李秀英', reporter.accountId, '三户'])
    expect(read).not.toContain(secret);
  // Nor does their own row, were they to read it.
  const row = (await everyRow()).find(({ _et }) => _et === 'Statement');
  expect(JSON.stringify(row)).not.toContain(reportId);
  expect((await callApi(showReport, { token: accused.token, params: { reportId } })).status).toBe(404);
  // The id tells its week's Monday and no more.
  expect(statementId.slice(0, 10)).toBe(idAt(noonInChina(weekOf(now()))).slice(0, 10));
});

test('it is nobody else’s: not the colleague’s, the reporter’s, nor the office’s that asked', async () => {
  await ask();
  const statementId = await asked();
  for (const { token } of [clerk, reporter, township, regulator])
    expect((await callApi(showStatement, { token, params: { statementId } })).status).toBe(404);
  expect((await give(statementId, clerk)).status).toBe(404);
});

test('the handler is warned of what the summary gives away, and sends it only in spite of that', async () => {
  const summary = '3组晒坝边：李秀英说“去年公示的粮食直补名单里有三户早就搬走了”。';
  const warned = await ask({ summary });
  expect([warned.status, warned.body.code]).toEqual([422, 'statements.tells']);
  expect((warned.body.details as unknown as { kind: string }[]).map(({ kind }) => kind)).toEqual([
    'copied',
    'reporter',
    'place',
  ]);
  expect((await everyRow()).filter(({ _et }) => _et === 'Statement')).toEqual([]);
  expect((await ask({ summary, despite: true })).status).toBe(200);
});

test('only an accused cadre is asked, one question at a time, by the office that has it', async () => {
  expect((await ask({ personId: clerk.personId })).body.code).toBe('statements.unfit');
  expect((await ask({}, regulator)).status).toBe(403);
  expect((await ask({}, clerk)).status).toBe(403);
  expect((await ask()).status).toBe(200);
  expect((await ask()).body.code).toBe('statements.unfit');
  await give(await asked());
  expect((await ask()).status).toBe(200);
});

test('it is given once, however often it is sent, and not when the time is over', async () => {
  await ask({ days: 3 });
  const statementId = await asked();
  const key = 'statement-0123456789';
  const body = { text: TEXT, mediaIds: [] };
  const send = () => callApi(giveStatement, { token: accused.token, params: { statementId }, body, key });
  const [one, two] = await Promise.all([send(), send()]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect((await send()).body).toMatchObject({ state: 'given', text: TEXT });
  expect((await give(statementId, accused, '再补充一句，请你们看看')).body.code).toBe('statements.over');
  expect((await show(township)).timeline.filter(({ step }) => step === 'statementGiven')).toHaveLength(1);
});

test('when the time is over it is too late, for the accused and in the report', async () => {
  await ask({ days: 3 });
  const statementId = await asked();
  const late = { ...(await statementById(statementId))!, answerBy: '2026-01-01T15:59:59.999Z' };
  await writeRow(StatementEntity, late);
  expect((await give(statementId)).body.code).toBe('statements.over');
  expect((await show(township)).statements).toMatchObject([{ state: 'late' }]);
  expect((await callApi(showStatement, { token: accused.token, params: { statementId } })).body.state).toBe('late');
});
