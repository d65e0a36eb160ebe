import { markMessagesRead } from '@shared/messages/messages';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { enrol, signInBound } from '../../../tests/support/people';
import { newId } from '../../platform/id';
import {
  agree,
  laterBy,
  MORNING,
  outbox,
  type Reminding,
  run,
  runFor,
  sentTo,
  setTime,
  startReminding,
  tell,
  type Told,
} from '../../../tests/support/reminding';
import { freshDistrict } from '../../reports/testing/people';

let reminding: Reminding;
let her: Told;
const DAY = 24 * 60;

beforeEach(async () => {
  await freshDistrict();
  setTime(MORNING);
  reminding = await startReminding();
  process.env.SMS_USES = 'work,answers';
  her = await withPhone('李秀英');
});
afterEach(async () => {
  process.env.SMS_USES = '';
  await reminding.stop();
});

/** Someone who has bound a phone. */
async function withPhone(name: string): Promise<Told> {
  const openid = `openid-sms-${newId()}`;
  const { token, me } = await signInBound(openid, await enrol(name));
  return { accountId: me.accountId, openid, token };
}
const phoneOf = ({ openid }: Told) => reminding.wechat.world.people.get(openid)!.phone;
const fault = (kind: string, times = 1) =>
  fetch(`${reminding.sms.apiBase}/_dev/faults`, { method: 'POST', body: JSON.stringify({ kind, times }) });
const states = async () => (await outbox()).map(({ channel, state }) => `${channel} ${state}`).sort();

test('a named reporter without WeChat’s reminders has the answer told by SMS, in words that name nothing', async () => {
  await tell(her, { kind: 'reportAnswered' });
  await run();
  expect(reminding.sms.sent).toEqual([
    { phone: phoneOf(her), templateId: 'SMS_PROGRESS', params: { day: '2026年11月23日' }, at: MORNING },
  ]);
  expect(JSON.stringify((await everyRow()).filter(({ _et }) => _et === 'Outgoing'))).not.toContain(phoneOf(her));
});

test('one who has WeChat’s is reminded there alone', async () => {
  await agree(reminding, her);
  await tell(her, { kind: 'reportAnswered' });
  await run();
  expect([sentTo(reminding, her).length, reminding.sms.sent]).toEqual([1, []]);
});

test('lateness that nobody looked at within a day comes by SMS; what was looked at does not', async () => {
  const other = await withPhone('王强');
  await tell(her, { kind: 'workLate' });
  await tell(other, { kind: 'workLate' });
  await callApi(markMessagesRead, { token: other.token });
  await runFor(2);
  expect(reminding.sms.sent).toEqual([]);
  laterBy(DAY + 180);
  await run();
  expect(reminding.sms.sent.map(({ phone, templateId }) => [phone, templateId])).toEqual([[phoneOf(her), 'SMS_WORK']]);
});

test('a gateway that is busy is tried again; one whose answer was lost is not', async () => {
  await fault('busy', 2);
  await tell(her, { kind: 'reportAccepted' });
  await runFor(12);
  expect([reminding.sms.sent.length, await states()]).toEqual([1, ['sms sent']]);
  const other = await withPhone('王强');
  await fault('answerLost');
  await tell(other, { kind: 'reportAccepted' });
  await runFor(12);
  expect([reminding.sms.sent.length, await states()]).toEqual([2, ['sms sent', 'sms unknown']]);
});

test('one without a phone, and a district without a gateway: nothing is sent, and nothing fails', async () => {
  const { SMS_API_BASE } = process.env;
  await tell(her, { kind: 'reportRefused' });
  process.env.SMS_API_BASE = '';
  await run();
  process.env.SMS_API_BASE = SMS_API_BASE;
  expect([reminding.sms.sent, await states()]).toEqual([[], ['sms refused']]);
});
