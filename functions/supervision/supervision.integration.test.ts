import {
  type AlertDetail,
  assignAlert,
  checkAlert,
  closeAlert,
  explainAlert,
  listAlerts,
  listWatchRules,
  muteAlert,
  reopenAlert,
  showAlert,
} from '@shared/supervision/supervision';
import { daysAfter } from '@shared/time';
import { writeRow } from '../platform/row';
import { callApi } from '../../tests/support/api';
import { everyRow } from '../../tests/support/every-row';
import { itIs, itIsNow } from '../../tests/support/it-is';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../tests/support/people';
import { sentPicture } from '../../tests/support/pictures';
import { VoucherEntity } from '../accounts/book-store';
import { partyKey } from '../accounts/parties/known-parties';
import { ContractEntity } from '../accounts/registers/contract-store';
import { personById, PersonEntity } from '../identity/person-store';
import { now } from '../platform/clock';
import { newId } from '../platform/id';
import { freshDistrict, type Person, personNamed } from '../reports/testing/people';
import { deciderMark } from '../platform/sealed';
import { keep } from '../reports/testing/story-store';
import { story } from '../reports/testing/story';
import { contract, spent } from './examples/rows';
import { alertIn } from './testing/alerts';
import { findAlert } from './alerts/alert-store';
import { RuleSettingEntity } from './rule-settings/setting-store';
import { RULES } from './rules/catalogue';
import { handler as escalate } from './watching/escalate-alerts';
import { handler as watch } from './watching/watch-villages';
import { putRun, runOf } from './watching/run-store';

let cadre: Person;
let township: Person;
let colleague: Person;
let regulator: Person;

beforeEach(async () => {
  await freshDistrict();
  cadre = await personNamed('王建国', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵强', { role: 'township', division: TOWN });
  colleague = await personNamed('钱静', { role: 'township', division: TOWN });
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  // The villages here keep no book, so that each month of theirs is late: one test asks for it, the others not.
  await set('YJ34', 'retired');
});
const set = (code: string, state: 'retired' | 'live') =>
  writeRow(RuleSettingEntity, { districtCode: DISTRICT, code, state, figures: {}, version: 1, changedAt: now() });

/** A contract of which the rent of last year did not come. */
const owing = (villageCode = NIUJIAO) =>
  writeRow(ContractEntity, {
    ...contract({ villageCode, contractId: newId(), endsOn: '2039-12-31' }),
    dues: [{ dueOn: daysAfter(`${dayNow()}T00:00:00.000Z`, -60).slice(0, 10), amountFen: 1_000_000 }],
    receipts: [],
  });

const listed = async ({ token }: Person, division: string, which: 'open' | 'closed' = 'open') =>
  (await callApi(listAlerts, { token, params: { division }, query: { which } })).body.items ?? [];
const seen = async ({ token }: Person, alertId: string) =>
  (await callApi(showAlert, { token, params: { alertId } })).status;
const raisedOne = async (): Promise<AlertDetail> => {
  await owing();
  await watch();
  const alertId = (await listed(cadre, NIUJIAO))[0]!.alertId;
  return (await callApi(showAlert, { token: cadre.token, params: { alertId } })).body;
};
const watchAgain = async () => {
  await putRun({ ...(await runOf(DISTRICT, dayNow()))!, after: '', finishedAt: undefined });
  await watch();
};
const dayNow = () => new Date(Date.parse(now()) + 8 * 3_600_000).toISOString().slice(0, 10);
const run = () => runOf(DISTRICT, dayNow());

test('a night raises what the rows show, once: the village sees its own flow, the town and the district too, the neighbour nothing', async () => {
  await owing();
  await owing(FENGXIANG);
  await watch();
  const [alert] = await listed(cadre, NIUJIAO);
  expect(alert).toMatchObject({
    ruleCode: 'YJ24',
    colour: 'orange',
    state: 'open',
    office: '罗龙街道办事处',
    late: false,
  });
  expect(alert!.sentence).toMatch(/应收的租金还差¥10,000.00，逾期60天/);
  expect(await listed(township, TOWN)).toHaveLength(1);
  expect(await listed(regulator, DISTRICT)).toHaveLength(2);
  expect(await run()).toMatchObject({ villages: 2, raised: 2, failed: [] });
  const before = await everyRow();
  await watchAgain();
  const alerts = (rows: unknown[]) => JSON.stringify(rows.filter((row) => JSON.stringify(row).includes('"ALERT#')));
  expect(alerts(await everyRow())).toBe(alerts(before));
  expect(await listed(regulator, DISTRICT)).toHaveLength(2);
});

test('a run that was cut off goes on where it was', async () => {
  await owing();
  await owing(FENGXIANG);
  const cut = { districtCode: DISTRICT, day: dayNow(), after: FENGXIANG, villages: 1, raised: 0, found: 0 };
  await putRun({ ...cut, shadow: {}, failed: [], startedAt: now() });
  await watch();
  expect((await listed(regulator, DISTRICT)).map(({ villageCode }) => villageCode)).toEqual([NIUJIAO]);
  expect(await run()).toMatchObject({ villages: 2, finishedAt: expect.any(String) as string });
});

test('a rule on trial leaves a number and no alert', async () => {
  const setting = {
    districtCode: DISTRICT,
    code: 'YJ24',
    state: 'shadow' as const,
    figures: {},
    version: 1,
    changedAt: now(),
  };
  await writeRow(RuleSettingEntity, setting);
  await owing();
  await watch();
  expect(await listed(regulator, DISTRICT)).toEqual([]);
  expect(JSON.stringify(await everyRow())).not.toMatch(/"ALERT#|逾期60天/);
  expect((await run())!.shadow).toEqual({ YJ24: 1 });
});

test('a district’s own figure is the one that counts, and a rule without one says what it waits for', async () => {
  const figures = { days: 90 };
  const setting = {
    districtCode: DISTRICT,
    code: 'YJ24',
    state: 'live' as const,
    figures,
    version: 1,
    changedAt: now(),
  };
  await writeRow(RuleSettingEntity, setting);
  await owing();
  await watch();
  expect(await listed(regulator, DISTRICT)).toEqual([]);
  const { items } = (await callApi(listWatchRules, { token: regulator.token, params: { districtCode: DISTRICT } }))
    .body;
  expect(items.map(({ code }) => code)).toEqual(RULES.map(({ code }) => code));
  expect(items.find(({ code }) => code === 'YJ24')!.figures).toMatchObject([{ name: 'days', value: 90 }]);
  expect(items.find(({ code }) => code === 'YJ01')!.silentFor).toEqual(['limitFen']);
  expect(items.find(({ code }) => code === 'YJ28')!.waitsFor).toEqual(['deaths']);
});

test('explained by the village, checked and closed by the town, each by another person, opened again by the district', async () => {
  const { alertId, version, mayDo } = await raisedOne();
  expect(mayDo).toEqual(['explain']);
  const step = async (route: Parameters<typeof callApi>[0], { token }: Person, body: object) => {
    const answer = await callApi(route, { token, params: { alertId }, body });
    return { status: answer.status, body: answer.body as AlertDetail & { code?: string } };
  };
  const assigned = await step(assignAlert, township, { version, accountId: colleague.accountId });
  expect(assigned.body).toMatchObject({ state: 'assigned', version: 2 });
  expect((await step(assignAlert, township, { version: 2, accountId: cadre.accountId })).body.code).toBe(
    'alerts.assigneeUnfit',
  );
  expect((await step(checkAlert, township, { version: 2, text: '还没有说明就核查' })).body.code).toBe(
    'alerts.wrongState',
  );
  const explained = await step(explainAlert, cadre, { version: 2, text: '承租人住院，月底前付清' });
  expect(explained.body).toMatchObject({ state: 'explained', version: 3 });
  expect((await step(closeAlert, cadre, { version: 3, closing: 'explained', text: '自己了结自己的' })).body.code).toBe(
    'auth.refused',
  );
  expect((await step(checkAlert, township, { version: 2, text: '看的是旧的一版' })).body.code).toBe('version.stale');
  await step(checkAlert, township, { version: 3, text: '看过住院证明，属实' });
  expect((await step(closeAlert, township, { version: 4, closing: 'falseAlarm', text: '不该报警的' })).body.code).toBe(
    'alerts.exclusionMissing',
  );
  const closed = await step(closeAlert, township, {
    version: 4,
    closing: 'explained',
    text: '住院期间暂缓，合同有约定',
  });
  expect(closed.body).toMatchObject({ state: 'closed', closing: 'explained', mayDo: [] });
  expect(closed.body.events.map(({ step: name, byOffice }) => [name, byOffice])).toEqual([
    ['raised', '罗龙街道办事处'],
    ['assigned', '罗龙街道办事处'],
    ['explained', '牛角村村委会'],
    ['checked', '罗龙街道办事处'],
    ['closed', '罗龙街道办事处'],
  ]);
  expect(await listed(township, TOWN)).toEqual([]);
  expect(await listed(township, TOWN, 'closed')).toHaveLength(1);
  await watchAgain();
  expect(await listed(township, TOWN)).toEqual([]);
  const reopened = await step(reopenAlert, regulator, { version: 5, text: '证明的日期对不上' });
  expect(reopened.body).toMatchObject({ state: 'open', version: 6 });
  expect(reopened.body.closing).toBeUndefined();
});

test('who explained it for the town does not check it', async () => {
  const { alertId, version } = await raisedOne();
  const call = (
    route: typeof explainAlert | typeof checkAlert,
    { token }: Person,
    body: { version: number; text: string },
  ) => callApi(route, { token, params: { alertId }, body });
  await call(explainAlert, township, { version, text: '我们替村里说明' });
  const refused = await call(checkAlert, township, { version: 2, text: '我自己来核查' });
  expect([refused.status, refused.body.code]).toEqual([403, 'alerts.samePerson']);
  expect((await call(checkAlert, colleague, { version: 2, text: '换一位同事核查' })).status).toBe(200);
});

test('a mute is the district’s, ninety days at most, and with the time it climbs once', async () => {
  const { alertId, version, dueAt } = await raisedOne();
  const mute = (days: number, { token }: Person = regulator) =>
    callApi(muteAlert, { token, params: { alertId }, body: { version, days, text: '等承租人出院以后再看' } });
  expect((await mute(91)).status).toBe(400);
  expect((await mute(30, township)).status).toBe(403);
  const muted = (await mute(30)).body;
  expect(muted.mutedUntil).toBe(daysAfter(`${dayNow()}T00:00:00.000Z`, 30).slice(0, 10));
  itIs(daysAfter(dueAt, 1));
  await escalate();
  const steps = async () => (await findAlert(alertId))!.events.map(({ step }) => step);
  expect(await steps()).toEqual(['raised', 'muted']);
  itIs(daysAfter(muted.dueAt, 1));
  await escalate();
  await escalate();
  expect(await steps()).toEqual(['raised', 'muted', 'escalated']);
});

test('for whom it concerns, their kin and those beneath them there is no alert', async () => {
  const householdId = newId();
  const enrolled = await enrol('陈会计', {
    householdId,
    grants: [{ role: 'cadre', division: NIUJIAO, title: '文书' }],
  });
  const { token } = await signInBound(`openid-${newId()}`, enrolled);
  const kin = await enrol('陈妹', { householdId, grants: [{ role: 'township', division: TOWN }] });
  const sister = await signInBound(`openid-${newId()}`, kin);
  const year = Number(dayNow().slice(0, 4));
  const voucher = spent(`${year}-01-05`, 500, { preparedBy: '陈会计', reviewedBy: '陈会计', voucherId: newId() });
  const { lines, attachments, ...rest } = voucher;
  await writeRow(VoucherEntity, {
    ...rest,
    lines: [...lines],
    attachments: attachments.map(({ pictures: _, ...one }) => one),
  });
  await watch();
  const [alert] = await listed(township, TOWN);
  expect(alert).toMatchObject({ ruleCode: 'YJ03', colour: 'red' });
  expect(await seen(township, alert!.alertId)).toBe(200);
  expect(await seen(regulator, alert!.alertId)).toBe(200);
  for (const who of [{ token }, { token: sister.token }, cadre])
    expect(await seen({ ...cadre, ...who }, alert!.alertId)).toBe(404);
  expect(await listed({ ...cadre, token }, NIUJIAO)).toEqual([]);
  expect(await listed({ ...cadre, token: sister.token }, TOWN)).toEqual([]);
  const body = { version: 1, text: '我自己来说明一下' };
  expect((await callApi(explainAlert, { token, params: { alertId: alert!.alertId }, body })).status).toBe(404);
});

/** Someone of an office, and their row on the roster, which may move. */
const officerOnRoster = async (name: string, role: 'cadre' | 'township', division: string) => {
  const enrolled = await enrol(name, { grants: [{ role, division }] });
  const { token } = await signInBound(`openid-${newId()}`, enrolled);
  const moveInWith = async (personId: string) => {
    const { householdId } = (await personById(personId))!;
    const mine = (await personById(enrolled.person.personId))!;
    await writeRow(PersonEntity, { ...mine, householdId, gsi3pk: `HOUSEHOLD#${householdId}` });
  };
  return { ...cadre, token, personId: enrolled.person.personId, moveInWith };
};

test('who came to live with the one concerned after it was raised has no part in it, in no list and with no step', async () => {
  const concerned = await officerOnRoster('陈会计', 'cadre', NIUJIAO);
  const bride = await officerOnRoster('吴丽', 'township', TOWN);
  const { alertId } = await alertIn(NIUJIAO, { concerns: [concerned.personId] });
  expect(await seen(bride, alertId)).toBe(200);
  expect(await listed(bride, TOWN)).toHaveLength(1);
  await bride.moveInWith(concerned.personId);
  expect(await seen(bride, alertId)).toBe(404);
  expect(await listed(bride, TOWN)).toEqual([]);
  const body = { version: 1, text: '我来说明一下情况' };
  expect((await callApi(explainAlert, { token: bride.token, params: { alertId }, body })).status).toBe(404);
  expect(await listed(colleague, TOWN)).toHaveLength(1);
});

test('who takes office after an alert on their own contract was raised is kept out from the next night on, with their village', async () => {
  const day = dayNow();
  const key = partyKey(NIUJIAO, '孙新任');
  await writeRow(ContractEntity, {
    ...contract({ villageCode: NIUJIAO, contractId: newId(), endsOn: '2039-12-31', partyBKey: key }),
    dues: [{ dueOn: daysAfter(`${day}T00:00:00.000Z`, -60).slice(0, 10), amountFen: 1_000_000 }],
    receipts: [],
  });
  await watch();
  const { alertId } = (await listed(cadre, NIUJIAO))[0]!;
  const newcomer = await officerOnRoster('孙新任', 'cadre', NIUJIAO);
  await watchAgain();
  for (const who of [newcomer, cadre]) {
    expect(await seen(who, alertId)).toBe(404);
    expect(await listed(who, NIUJIAO)).toEqual([]);
  }
  expect(await seen(township, alertId)).toBe(200);
  const { version } = (await findAlert(alertId))!.alert;
  await watchAgain();
  expect((await findAlert(alertId))!.alert.version).toBe(version);
});

test('an explanation shows its papers to whoever sees the alert; a picture of another is none', async () => {
  const { alertId } = await alertIn(NIUJIAO);
  const mediaId = await sentPicture(cadre.token);
  const explain = ({ token }: Person) =>
    callApi(explainAlert, {
      token,
      params: { alertId },
      body: { version: 1, text: '合同和收据都在这里', mediaIds: [mediaId] },
    });
  expect((await explain(township)).status).toBe(404);
  expect((await explain(cadre)).status).toBe(200);
  const shown = (await callApi(showAlert, { token: township.token, params: { alertId } })).body;
  expect(shown.events.at(-1)).toMatchObject({
    step: 'explained',
    media: [{ mediaId, state: 'ready' }],
  });
});

test('an alert about a report exists for whoever works on that report now, and for nobody whom its marks keep out', async () => {
  const file = story({ villageCode: NIUJIAO, handledByDivision: TOWN });
  const { reportId } = file.report;
  await keep({ ...file, report: { ...file.report, excludedMarks: [deciderMark(reportId, township.personId)] } });
  const { alertId } = await alertIn(NIUJIAO, { subject: `report#${reportId}` });
  expect(await seen(township, alertId)).toBe(404);
  expect(await listed(township, TOWN)).toEqual([]);
  expect(await seen(colleague, alertId)).toBe(200);
  expect(await listed(colleague, TOWN)).toHaveLength(1);
  const body = { version: 1, accountId: township.accountId };
  const refused = await callApi(assignAlert, { token: colleague.token, params: { alertId }, body });
  expect((refused.body as { code?: string }).code).toBe('alerts.assigneeUnfit');
  await keep({ ...file, report: { ...file.report, reporterPersonId: regulator.personId } });
  expect(await seen(regulator, alertId)).toBe(404);
  expect(await seen(township, alertId)).toBe(200);
});

test('an officer of the town who signed twice has no part in it, and the district checks it', async () => {
  const accountant = await personNamed('周会计', { role: 'township', division: TOWN });
  const year = Number(dayNow().slice(0, 4));
  const signed = { preparedBy: '周会计', reviewedBy: '周会计', voucherId: newId() };
  const { lines, attachments, ...rest } = spent(`${year}-01-05`, 500, signed);
  await writeRow(VoucherEntity, {
    ...rest,
    lines: [...lines],
    attachments: attachments.map(({ pictures: _, ...one }) => one),
  });
  await watch();
  const [alert] = await listed(regulator, DISTRICT);
  expect(alert).toMatchObject({ ruleCode: 'YJ03', office: expect.stringContaining('区') as string });
  for (const who of [accountant, colleague, cadre]) expect(await seen(who, alert!.alertId)).toBe(404);
});

test('a village without a book is late with each period of this year whose day is over, and is not asked for earlier ones', async () => {
  itIs('2026-03-20T04:00:00.000Z');
  await set('YJ34', 'live');
  await watch();
  itIsNow();
  const late = (await listed(cadre, NIUJIAO)).filter(({ ruleCode }) => ruleCode === 'YJ34');
  expect(late.map(({ sentence }) => sentence.slice(0, 7)).sort()).toEqual(['2026-01', '2026-02']);
});
