import { listMessages, type MessageKind } from '@shared/messages/messages';
import { answerOutcome, listMyOutcomes, replyToOutcome } from '@shared/supervision/outcomes';
import {
  checkAlert,
  closeAlert,
  explainAlert,
  listAlerts,
  reopenAlert,
  showAlert,
} from '@shared/supervision/supervision';
import { daysAfter, secondsAfter, startOfDay } from '@shared/time';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { itIs, itIsNow } from '../../../tests/support/it-is';
import { DISTRICT, enrol, enrolAgain, FENGXIANG, NIUJIAO, signInBound } from '../../../tests/support/people';
import { personById } from '../../identity/person-store';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { freshDistrict, type Person, personNamed } from '../../reports/testing/people';
import { findAlert } from '../alerts/alert-store';
import { alertIn } from '../testing/alerts';
import { handler as escalate } from '../watching/escalate-alerts';

let regulator: Person;
let colleague: Person;
let third: Person;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  colleague = await personNamed('吴静', { role: 'regulator', division: DISTRICT });
  third = await personNamed('何清', { role: 'regulator', division: DISTRICT });
});

const TEXT = '2026年4月至6月的低保和五保重复领取，按规定退回¥1,200.00。';
const ANSWER = '五保是五月才批的，四月那笔是补发三月的，有存折为证。';

interface Someone {
  token: string;
  personId: string;
}
const enrolled = async (name: string, more: Parameters<typeof enrol>[1] = {}): Promise<Someone> => {
  const { person, ...rest } = await enrol(name, more);
  const { token } = await signInBound(`openid-${newId()}`, { person, ...rest });
  return { token, personId: person.personId };
};

/** An alert about these, of what they were paid; the district checks it. */
const about = (concerns: string[], more: object = {}) =>
  alertIn(NIUJIAO, {
    code: 'YJ29',
    subject: `payment#${newId()}`,
    sentence: '同一人农村低保（2026年4月）和特困供养（2026年4月）的享受期间重叠。请核实。',
    evidence: [{ kind: 'payment', id: newId() }],
    concerns,
    colour: 'red',
    ...more,
  });
const ended = async (alertId: string, body: object = {}) => {
  const text = '看过发放明细和档案';
  const step = async (route: typeof explainAlert | typeof checkAlert, { token }: Person) =>
    callApi(route, { token, params: { alertId }, body: { version: await versionOf(alertId), text } });
  await step(explainAlert, third);
  await step(checkAlert, regulator);
  const ending = { closing: 'real' as const, text: TEXT, version: await versionOf(alertId), ...body };
  return callApi(closeAlert, { token: regulator.token, params: { alertId }, body: ending });
};
const mine = async ({ token }: { token: string }) => (await callApi(listMyOutcomes, { token })).body.items;
const answer = ({ token }: { token: string }, alertId: string, text = ANSWER) =>
  callApi(answerOutcome, { token, params: { alertId }, body: { text } });
const reply = ({ token }: { token: string }, alertId: string, personId: string, version: number, more: object = {}) =>
  callApi(replyToOutcome, {
    token,
    params: { alertId, personId },
    body: { version, ending: 'real', text: '存折看过，四月的确有两笔。', ...more },
  });
const versionOf = async (alertId: string) => (await findAlert(alertId))!.alert.version;
const ABOUT: readonly MessageKind[] = ['outcomeGiven', 'alertAnswered'];
const heard = async ({ token }: { token: string }) =>
  (await callApi(listMessages, { token })).body.items.flatMap(({ kind, ...rest }) =>
    ABOUT.includes(kind) ? [{ kind, ...rest }] : [],
  );
const kinds = async (person: { token: string }) => {
  await deliverStreams();
  return (await heard(person)).map(({ kind }) => kind).sort();
};

test('nobody is told before it is closed as real; then the one it is about reads the rule, the ending and why, and hears of it', async () => {
  const person = await enrolled('王秀英');
  const other = await enrolled('李四');
  const { alertId, sentence } = await about([person.personId]);
  expect(await mine(person)).toEqual([]);
  expect(await kinds(person)).toEqual([]);
  expect((await ended(alertId)).status).toBe(200);
  const [outcome] = await mine(person);
  expect(outcome).toMatchObject({ alertId, sentence, text: TEXT, standing: 'stands', mayAnswer: true });
  expect(outcome!.title).toContain('重复');
  expect(outcome!.basis.length).toBeGreaterThan(2);
  expect(await kinds(person)).toEqual(['outcomeGiven']);
  const [message] = await heard(person);
  expect([message!.alertId, message!.createdAt]).toEqual([undefined, startOfDay(now())]);
  expect(JSON.stringify(message)).not.toMatch(/低保|预警/);
  // The alert itself stays closed to them, and what was held to everybody else.
  expect((await callApi(showAlert, { token: person.token, params: { alertId } })).status).not.toBe(200);
  expect([await mine(other), await kinds(other)]).toEqual([[], []]);
});

test.each(['explained', 'wrongData'] as const)('an ending as %s is told to nobody', async (closing) => {
  const person = await enrolled('王秀英');
  const { alertId } = await about([person.personId]);
  expect((await ended(alertId, { closing })).status).toBe(200);
  expect([await mine(person), await kinds(person)]).toEqual([[], []]);
});

test('an alert about a report is told to nobody it concerns: they would learn that there is one', async () => {
  const person = await enrolled('王秀英');
  const bySubject = await about([person.personId], {
    subject: `voucher#1`,
    evidence: [{ kind: 'report', id: newId() }],
  });
  expect((await ended(bySubject.alertId)).status).toBe(200);
  expect([await mine(person), await kinds(person)]).toEqual([[], []]);
});

test('by whichever row of a roster they are known, they read and hear of it', async () => {
  const there = await enrolled('张翠兰', { villageCode: FENGXIANG });
  const self = (await personById(there.personId))!;
  const here = await enrolAgain(self, '张翠兰');
  const { alertId } = await about([here.person.personId]);
  expect((await ended(alertId)).status).toBe(200);
  expect(await mine(there)).toHaveLength(1);
  expect(await kinds(there)).toEqual(['outcomeGiven']);
  expect((await answer(there, alertId)).status).toBe(200);
});

test('of several the office says who it is, and names of the others are covered', async () => {
  const clerk = await enrolled('陈会计');
  const sister = await enrolled('陈美丽');
  const sentence = '凭证记-7付给陈美丽¥8,000.00，收款人疑似文书同户的家人。请核实有没有回避。';
  const { alertId } = await about([clerk.personId, sister.personId], { code: 'YJ15', sentence });
  expect((await ended(alertId)).body).toMatchObject({ code: 'request.malformed' });
  const { version } = (await findAlert(alertId))!.alert;
  const close = (tells: string[]) =>
    callApi(closeAlert, {
      token: regulator.token,
      params: { alertId },
      body: { version, closing: 'real', text: '陈会计没有回避，付给了陈美丽，已经退回。', tells },
    });
  expect((await close([regulator.accountId])).body).toMatchObject({ code: 'request.malformed' });
  const before = (await callApi(showAlert, { token: regulator.token, params: { alertId } })).body;
  expect(before.concerned!.map(({ name }) => name).sort()).toEqual(['陈会计', '陈美丽']);
  expect((await close([clerk.personId])).status).toBe(200);
  const [outcome] = await mine(clerk);
  expect([outcome!.sentence, outcome!.text]).toEqual([
    expect.stringContaining('付给陈*丽¥8,000.00'),
    '陈会计没有回避，付给了陈*丽，已经退回。',
  ]);
  expect(await mine(sister)).toEqual([]);
  expect([await kinds(clerk), await kinds(sister)]).toEqual([['outcomeGiven'], []]);
});

test('they answer once and correct it for a day; the office hears of it, and sees it in its list until it replied', async () => {
  const person = await enrolled('王秀英');
  const { alertId } = await about([person.personId]);
  await ended(alertId);
  const listed = async (which: 'open' | 'closed') =>
    (await callApi(listAlerts, { token: colleague.token, params: { division: DISTRICT }, query: { which } })).body
      .items;
  expect([(await listed('open')).length, (await listed('closed')).length]).toEqual([0, 1]);
  expect((await answer(person, alertId)).body).toMatchObject({ answer: { text: ANSWER }, mayAnswer: true });
  expect(await kinds(colleague)).toEqual(['alertAnswered']);
  expect(await listed('open')).toMatchObject([{ alertId, state: 'closed', answerWaits: true, late: false }]);
  const corrected = `${ANSWER}存折在村里。`;
  expect((await answer(person, alertId, corrected)).body).toMatchObject({ answer: { text: corrected } });
  const shown = (await callApi(showAlert, { token: colleague.token, params: { alertId } })).body;
  expect(shown.outcomes).toMatchObject([{ name: '王秀英', answer: { text: corrected }, mayReply: true }]);
});

test('another than who closed it or explained it replies: upheld, it stands; they hear of it, and answer no more', async () => {
  const person = await enrolled('王秀英');
  const { alertId } = await about([person.personId]);
  await ended(alertId);
  await answer(person, alertId);
  const version = await versionOf(alertId);
  for (const judge of [regulator, third])
    expect((await reply(judge, alertId, person.personId, version)).body).toMatchObject({ code: 'alerts.samePerson' });
  expect((await reply(person, alertId, person.personId, version)).status).not.toBe(200);
  expect((await reply(colleague, alertId, person.personId, version - 1)).body).toMatchObject({ code: 'version.stale' });
  expect((await reply(colleague, alertId, newId(), version)).body).toMatchObject({ code: 'alerts.wrongState' });
  const done = await reply(colleague, alertId, person.personId, version);
  expect(done.body).toMatchObject({ closing: 'real', outcomes: [{ reply: { ending: 'real' }, mayReply: false }] });
  const [outcome] = await mine(person);
  expect(outcome).toMatchObject({ standing: 'stands', reply: { ending: 'real' }, mayAnswer: false });
  expect((await answer(person, alertId)).body).toMatchObject({ code: 'alerts.wrongState' });
  expect(await kinds(person)).toEqual(['outcomeGiven', 'outcomeGiven']);
  const [open] = (await callApi(listAlerts, { token: colleague.token, params: { division: DISTRICT }, query: {} })).body
    .items;
  expect(open).toBeUndefined();
});

test('corrected, it is held of nobody any more, and counts for the rule as it was corrected', async () => {
  const [one, two] = [await enrolled('陈会计'), await enrolled('刘六')];
  const { alertId } = await about([one.personId, two.personId]);
  await ended(alertId, { tells: [one.personId, two.personId] });
  await answer(one, alertId);
  await answer(two, alertId);
  const version = await versionOf(alertId);
  const lacking = await reply(colleague, alertId, one.personId, version, { ending: 'falseAlarm' });
  expect(lacking.body).toMatchObject({ code: 'alerts.exclusionMissing' });
  expect((await reply(colleague, alertId, one.personId, version, { ending: 'explained' })).status).toBe(200);
  for (const person of [one, two]) {
    expect(await mine(person)).toMatchObject([
      { standing: 'corrected', reply: { ending: 'explained' }, mayAnswer: false },
    ]);
    expect(await kinds(person)).toEqual(['outcomeGiven', 'outcomeGiven']);
  }
  const { closing, state } = (await findAlert(alertId))!.alert;
  expect([state, closing!.kind, closing!.answerDueAt]).toEqual(['closed', 'explained', undefined]);
});

test('opened again, it is looked into anew: nothing is answered meanwhile, and another ending is told', async () => {
  const person = await enrolled('王秀英');
  const { alertId } = await about([person.personId]);
  await ended(alertId);
  await answer(person, alertId);
  const body = { version: await versionOf(alertId), text: '存折上有新的情况' };
  expect((await callApi(reopenAlert, { token: regulator.token, params: { alertId }, body })).status).toBe(200);
  expect(await mine(person)).toMatchObject([{ standing: 'again', mayAnswer: false }]);
  expect((await answer(person, alertId)).body).toMatchObject({ code: 'alerts.wrongState' });
  // A new real ending that is held back shows nothing yet.
  expect((await ended(alertId, { heldDays: 30, heldWhy: '纪委在查同一件事' })).status).toBe(200);
  expect(await mine(person)).toMatchObject([{ standing: 'again' }]);
  const again = { version: await versionOf(alertId), text: '查清了，重新认定' };
  await callApi(reopenAlert, { token: regulator.token, params: { alertId }, body: again });
  await ended(alertId, { closing: 'explained' });
  expect(await mine(person)).toMatchObject([{ standing: 'corrected' }]);
  expect(await kinds(person)).toEqual(['outcomeGiven', 'outcomeGiven']);
});

test('what a telling could spoil is told when its day has come, with the reason kept for the offices, and once', async () => {
  const person = await enrolled('王秀英');
  const { alertId } = await about([person.personId]);
  expect((await ended(alertId, { heldDays: 30 })).body).toMatchObject({ code: 'request.malformed' });
  expect((await ended(alertId, { heldDays: 30, heldWhy: '纪委在查同一件事' })).status).toBe(200);
  await escalate();
  expect([await mine(person), await kinds(person)]).toEqual([[], []]);
  const shown = (await callApi(showAlert, { token: colleague.token, params: { alertId } })).body;
  expect(shown.events.map(({ step }) => step)).toContain('held');
  itIs(secondsAfter(shown.tellsAt!, 3600));
  await escalate();
  await escalate();
  itIsNow();
  expect(await mine(person)).toMatchObject([{ text: TEXT, standing: 'stands' }]);
  expect(JSON.stringify(await mine(person))).not.toContain('在查同一件事');
  expect(await kinds(person)).toEqual(['outcomeGiven']);
});

test('an answer that nobody replies to in its time climbs', async () => {
  const person = await enrolled('王秀英');
  const { alertId } = await about([person.personId]);
  await ended(alertId);
  const { dueAt } = (await answer(person, alertId)).body.answer!;
  itIs(daysAfter(dueAt, 1));
  await escalate();
  await escalate();
  itIsNow();
  const { events } = (await findAlert(alertId))!;
  expect(events.filter(({ step }) => step === 'escalated')).toHaveLength(1);
});
