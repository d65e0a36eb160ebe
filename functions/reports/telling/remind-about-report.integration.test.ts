import { listMessages } from '@shared/messages/messages';
import { answerReport, submitReport } from '@shared/reports/reports';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, NIUJIAO } from '../../../tests/support/people';
import { agree, outbox, type Reminding, run, sentTo, setTime, startReminding } from '../../../tests/support/reminding';
import { LAMP } from '../testing/lamp';
import { freshDistrict, type Person, personNamed } from '../testing/people';

let reminding: Reminding;
let reporter: Person;
let cadre: Person;
let printed: string[];

beforeEach(async () => {
  setTime(BEFORE_NOON);
  reminding = await startReminding();
  await freshDistrict({ streams: true });
  reporter = await personNamed('李秀英');
  cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  await personNamed('周正', { role: 'regulator', division: DISTRICT });
  printed = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await reminding.stop();
});

const words = '村口第三根电杆的路灯坏了三个月';
const text = '灯泡已经换新，昨天晚上亮了。';
/** In China; a session is good for both. */
const BEFORE_NOON = '2026-11-23T03:50:00.000Z';
const AFTERNOON = '2026-11-23T04:00:30.000Z';

/** These people were bound a moment before, which their phones in the roster are told: that is of no report. */
const isOfBinding = ({ group }: { group?: unknown }) => group === 'binding';

/** Sent before noon, answered after it; everybody has agreed to be reminded, and everybody is, who may be. */
async function reportedAndAnswered(mode: 'named' | 'confidential'): Promise<string> {
  for (const who of [reporter, cadre]) await agree(reminding, who, who === cadre ? 'work' : 'progress');
  const body = {
    ...LAMP,
    description: words,
    mode,
  };
  const { reportId } = (await callApi(submitReport, { token: reporter.token, body })).body;
  await deliverStreams();
  await run();
  expect(sentTo(reminding, cadre)).toEqual([]);
  setTime(AFTERNOON);
  await run();
  const answer = { version: 1, text, mediaIds: [] };
  expect((await callApi(answerReport, { token: cadre.token, params: { reportId }, body: answer })).status).toBe(200);
  await deliverStreams();
  await deliverStreams();
  await run();
  return reportId;
}

test('a named report: its handler is reminded at noon, its reporter of the answer, each once, and nothing says of what', async () => {
  const reportId = await reportedAndAnswered('named');
  expect([sentTo(reminding, cadre).length, sentTo(reminding, reporter).length]).toEqual([1, 1]);
  const left = JSON.stringify([
    (await everyRow()).filter((row) => (row._et === 'Outgoing' || row._et === 'Line') && !isOfBinding(row)),
    reminding.wechat.world.sent,
  ]);
  for (const secret of [words, text, reportId, '李秀英', '王强', reporter.personId]) {
    expect(left).not.toContain(secret);
    if (secret !== reportId) expect(printed.join('')).not.toContain(secret);
  }
  const lines = printed.filter((line) => line.includes('"sendReminder"')).join('');
  for (const whose of [reportId, reporter.accountId, reporter.openid, cadre.accountId])
    expect(lines).not.toContain(whose);
  expect(lines).toContain('wechat.progress.sent');
});

test('a confidential report: its reporter is told in the app, and no row, no message of WeChat’s, says who it was', async () => {
  await reportedAndAnswered('confidential');
  expect((await callApi(listMessages, { token: reporter.token })).body.items.map(({ kind }) => kind)).toEqual([
    'reportAnswered',
  ]);
  expect(sentTo(reminding, reporter)).toEqual([]);
  const left = (await outbox()).filter((row) => !isOfBinding(row));
  expect(left.filter(({ accountId }) => accountId !== cadre.accountId)).toEqual([]);
});
