import { listWork, showReport, submitReport } from '@shared/reports/reports';
import {
  addRoutingRule,
  beginRouting,
  changeRoutingRule,
  listRoutingRules,
  listRuleVersions,
  orderRoutingRules,
  tryRouting,
} from '@shared/reports/routing';
import { transferReport } from '@shared/reports/commands';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, enrol, NIUJIAO, TOWN } from '../../../tests/support/people';
import { newId } from '../../platform/id';
import { findReport } from '../report-store';
import { freshDistrict, memberNamed, type Person, personNamed } from '../testing/people';

let secretary: Person;
let clerk: Person;
let township: Person;
let bureau: Person;
let regulator: Person;
let admin: Person;
let reporter: Person;
/** 陈书记's sister, who works at the town. */
let sister: Person;
let number = 0;
let householdId: string;

const params = { districtCode: DISTRICT };
const draft = (more: object = {}) => ({
  mode: 'named' as const,
  villageCode: NIUJIAO,
  category: 'other' as const,
  // Each of its own words: the same twice would be one.
  description: `${['水管', '桥头', '晒坝', '广播', '沟渠', '坟山', '果树', '鱼塘'][(number += 1) % 8]}第 ${number} 回反映，一直没有人来看，大家等得着急了。`,
  about: { kind: 'village' as const },
  mediaIds: [] as string[],
  ...more,
});
const send = async (more: object = {}) =>
  (await callApi(submitReport, { token: reporter.token, body: draft(more) as never })).body;
const seenBy = async ({ token }: Person, reportId: string) =>
  (await callApi(showReport, { token, params: { reportId } })).status === 200;
const rules = async () => (await callApi(listRoutingRules, { token: admin.token, params })).body;

beforeEach(async () => {
  await freshDistrict();
  householdId = newId();
  secretary = await memberNamed('陈建国', householdId, { role: 'cadre', division: NIUJIAO, title: '党支部书记' });
  sister = await memberNamed('陈建英', householdId, { role: 'township', division: TOWN });
  clerk = await personNamed('刘芳', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵强', { role: 'township', division: TOWN });
  bureau = await personNamed('钱进', { role: 'township', division: TOWN });
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  admin = await personNamed('孙磊', { role: 'admin', division: DISTRICT });
  reporter = await personNamed('李秀英');
  number = 0;
});

test('the rules are put in place once, changed by version, ordered, and every version stays', async () => {
  expect(await rules()).toEqual({ version: 0, items: [] });
  const key = 'begin-0123456789abcdef';
  const begun = await callApi(beginRouting, { token: admin.token, params, key });
  expect(begun.body).toMatchObject({ version: 1 });
  expect((await callApi(beginRouting, { token: admin.token, params, key })).body).toEqual(begun.body);
  expect((await callApi(beginRouting, { token: regulator.token, params })).body.code).toBe('version.stale');

  const [first] = begun.body.items;
  const { ruleId, ruleVersion: _, changedAt: __, ...content } = first!;
  const off = { version: 1, rule: { ...content, on: false } };
  const changed = await callApi(changeRoutingRule, {
    token: regulator.token,
    params: { ...params, ruleId },
    body: off,
  });
  expect(changed.body).toMatchObject({ version: 2 });
  expect(changed.body.items[0]).toMatchObject({ ruleId, on: false, ruleVersion: 2 });
  const stale = await callApi(changeRoutingRule, { token: admin.token, params: { ...params, ruleId }, body: off });
  expect([stale.status, stale.body.code]).toEqual([409, 'version.stale']);
  expect(stale.body.details).toEqual(changed.body);

  const { body: more } = await callApi(addRoutingRule, {
    token: admin.token,
    params,
    body: { version: 2, rule: { ...content, name: '又一条' } },
  });
  const ruleIds = more.items.map((rule) => rule.ruleId).reverse();
  const { body: ordered } = await callApi(orderRoutingRules, {
    token: admin.token,
    params,
    body: { version: 3, ruleIds },
  });
  expect(ordered.items.map((rule) => rule.ruleId)).toEqual(ruleIds);
  expect(await rules()).toEqual(ordered);
  const { body: past } = await callApi(listRuleVersions, { token: admin.token, params: { ...params, ruleId } });
  expect(past.items.map((rule) => [rule.ruleVersion, rule.on])).toEqual([
    [2, false],
    [1, true],
  ]);
  const trail = (await everyRow()).filter(({ subject }) => subject === `routing#${DISTRICT}`);
  expect(trail.map(({ action }) => action).sort()).toEqual([
    'addRoutingRule',
    'beginRouting',
    'changeRoutingRule',
    'orderRoutingRules',
  ]);
});

test('a rule slower than the law is refused', async () => {
  await callApi(beginRouting, { token: admin.token, params });
  const [first] = (await rules()).items;
  const { ruleId: _, ruleVersion: __, changedAt: ___, ...content } = first!;
  for (const slower of [{ acceptDays: 16 }, { answerDays: 61 }]) {
    const body = { version: 1, rule: { ...content, ...slower } };
    expect((await callApi(addRoutingRule, { token: admin.token, params, body })).status).toBe(400);
  }
});

test('only who keeps them for the district reads or changes them', async () => {
  for (const { token } of [secretary, township, reporter]) {
    expect((await callApi(listRoutingRules, { token, params })).status).toBe(403);
    expect((await callApi(beginRouting, { token, params })).status).toBe(403);
  }
  const elsewhere = { districtCode: '511504' };
  expect((await callApi(listRoutingRules, { token: admin.token, params: elsewhere })).status).toBe(403);
});

test('the rule that fired stands on the report and, in plain words, in its timeline', async () => {
  await callApi(beginRouting, { token: admin.token, params });
  const receipt = await send({ category: 'environment' });
  expect(receipt).toMatchObject({
    handledBy: '牛角村村委会',
    why: '环境卫生的事，由村里来办，要快',
    within: { acceptDays: 3, answerDays: 10 },
  });
  const { report } = (await findReport(receipt.reportId))!;
  const rule = (await rules()).items.find(({ name }) => name === '环境卫生')!;
  expect(report.routing).toMatchObject({ ruleId: rule.ruleId, ruleVersion: 1, floor: NIUJIAO });
  for (const { token } of [reporter, clerk]) {
    const { body } = await callApi(showReport, { token, params: { reportId: receipt.reportId } });
    expect(body.timeline[1]).toMatchObject({ step: 'routed', by: '牛角村村委会', text: rule.line });
    expect(body.within).toEqual({ acceptDays: 3, answerDays: 10 });
    expect(body.dueAt).toBe(receipt.acceptBy);
  }
});

describe('a conflict, found by the roster', () => {
  test('a cadre whom the words name is accused: it goes above, and is nothing to them and theirs', async () => {
    const receipt = await send({ description: '陈书记把鱼塘包给了他亲戚，没有开会，也没有公示过价钱。' });
    expect(receipt).toMatchObject({ handledBy: '罗龙街道办事处' });
    expect(receipt.why).not.toContain('陈');
    const { report } = (await findReport(receipt.reportId))!;
    expect(report).toMatchObject({ aboutKind: 'cadre', accusedPersonId: secretary.personId });
    expect(new Set(report.excludedPersonIds)).toEqual(new Set([secretary.personId, sister.personId]));
    expect(await seenBy(secretary, receipt.reportId)).toBe(false);
    expect(await seenBy(clerk, receipt.reportId)).toBe(false);
    expect(await seenBy(sister, receipt.reportId)).toBe(false);
    expect(await seenBy(township, receipt.reportId)).toBe(true);
  });

  test('one of a cadre’s household is named: it goes above, and says of nobody whose relative they are', async () => {
    await enrol('陈小明', { householdId });
    const receipt = await send({ description: '陈小明的围墙占了公路，一下雨就堵水，说了没有人管。' });
    expect(receipt.handledBy).toBe('罗龙街道办事处');
    expect(JSON.stringify(receipt)).not.toContain('陈');
    const { report } = (await findReport(receipt.reportId))!;
    expect([report.accusedPersonId, report.aboutName]).toEqual([undefined, undefined]);
    for (const [who, sees] of [
      [secretary, false],
      [sister, false],
      [clerk, false],
      [township, true],
    ] as const)
      expect(await seenBy(who, receipt.reportId)).toBe(sees);
  });

  test('an officer of the town is named: it goes to the district, past every colleague of theirs', async () => {
    const receipt = await send({ description: '找过街道的赵强三次，每次都说再等等，水管还是坏的。' });
    expect(receipt.handledBy).toBe('南溪区纪委监委');
    for (const who of [township, bureau, clerk]) expect(await seenBy(who, receipt.reportId)).toBe(false);
    expect(await seenBy(regulator, receipt.reportId)).toBe(true);
  });

  test('guardians whom the household names are near, too', async () => {
    const { person: guardian } = await enrol('陈外婆');
    await enrol('陈小红', { householdId, guardianIds: [guardian.personId] });
    const { reportId } = await send({ about: { kind: 'cadre', cadreId: secretary.personId } });
    expect((await findReport(reportId))!.report.excludedPersonIds).toContain(guardian.personId);
  });
});

describe('an office with nobody left who may see it', () => {
  test('the village’s only cadre reports of the village: it goes up', async () => {
    const alone = await personNamed('独一人', { role: 'cadre', division: '511503001003' });
    const body = draft({ villageCode: '511503001003' });
    const receipt = (await callApi(submitReport, { token: alone.token, body: body as never })).body;
    expect(receipt.handledBy).toBe('南溪区纪委监委');
    expect(receipt.why).toBe('该办的单位眼下没有合适的人，由上一级来办');
  });

  test('it is not handed there, either', async () => {
    await callApi(beginRouting, { token: admin.token, params });
    const { reportId } = await send({ villageCode: '511503001003', category: 'environment' });
    const { body } = await callApi(showReport, { token: regulator.token, params: { reportId } });
    expect(body.handledBy).toBe('南溪区纪委监委');
    expect(body.offices).toEqual([]);
    const moved = await callApi(transferReport, {
      token: regulator.token,
      params: { reportId },
      body: { version: 1, division: '511503001', reason: '归街道管的事' },
    });
    expect(moved.body.code).toMatch(/officeUnfit|wrongState/);
  });
});

test('a rule’s desk has it at once', async () => {
  await callApi(beginRouting, { token: admin.token, params });
  const { body: begun } = await callApi(listRoutingRules, { token: admin.token, params });
  const rule = begun.items.find(({ name }) => name === '补贴发放')!;
  const { ruleId, ruleVersion: _, changedAt: __, ...content } = rule;
  const desk = await personNamed('农小办', { role: 'township', division: TOWN, title: '农业农村办主任' });
  await callApi(changeRoutingRule, {
    token: admin.token,
    params: { ...params, ruleId },
    body: { version: 1, rule: { ...content, desk: '农业农村' } },
  });
  const { reportId } = await send({ category: 'subsidy' });
  expect((await findReport(reportId))!.report.assigneeAccountId).toBe(desk.accountId);
});

describe('the same words within a day', () => {
  const words = { description: '村口的路灯坏了三个月没人修，晚上老人小孩走路都看不见。' };

  test('give back the receipt there was, and are taken in when it is meant', async () => {
    const first = await send(words);
    const again = await send({ description: '村口的路灯坏了三个月，没人修！晚上老人小孩走路都看不见' });
    expect(again).toEqual({ ...first, sentBefore: true });
    const meant = await send({ ...words, again: true });
    expect(meant.reportId).not.toBe(first.reportId);
    expect(meant.sentBefore).toBeUndefined();
  });

  test('of confidential and named ones alike', async () => {
    const first = await send(words);
    expect(await send({ ...words, mode: 'confidential' })).toMatchObject({
      reportId: first.reportId,
      sentBefore: true,
    });
  });

  test('of another sender are never told of', async () => {
    await send(words);
    const { body } = await callApi(submitReport, { token: clerk.token, body: draft(words) as never });
    expect(body.sentBefore).toBeUndefined();
  });
});

describe('the trial', () => {
  const trial = async (more: object = {}, by = admin) =>
    (
      await callApi(tryRouting, {
        token: by.token,
        params,
        body: {
          villageCode: NIUJIAO,
          category: 'money',
          about: { kind: 'village' },
          description: '',
          ...more,
        } as never,
      })
    ).body;

  test('says which rule fires and why the others do not, and writes nothing', async () => {
    await callApi(beginRouting, { token: admin.token, params });
    const before = await everyRow();
    const tried = await trial();
    expect(tried).toMatchObject({
      fired: { name: '集体资金' },
      handledBy: '罗龙街道办事处',
      level: 'town',
      accused: 'nobody',
      handlers: 3,
      acceptDays: 7,
      raisedByLaw: false,
      raisedForWant: false,
    });
    expect(tried.trace.map(({ name, miss }) => [name, miss]).slice(0, 2)).toEqual([
      ['镇街的人', 'accused'],
      ['村里的一把手', 'accused'],
    ]);
    const rows = (all: Record<string, unknown>[]) => all.filter(({ _et }) => _et !== 'Limit').length;
    expect(rows(await everyRow())).toBe(rows(before));
  });

  test('says the same before and after a report of that very matter came in', async () => {
    await callApi(beginRouting, { token: admin.token, params });
    const description = '陈书记把鱼塘包给了他亲戚，没有开会，也没有公示过价钱。';
    const before = await trial({ description });
    const receipt = await send({ category: 'money', description });
    expect(await trial({ description })).toEqual(before);
    expect(before).toMatchObject({ handledBy: receipt.handledBy, line: receipt.why, acceptBy: receipt.acceptBy });
    expect(before.named).toEqual(['陈建国（党支部书记）']);
    expect(before.handlers).toBe(2);
  });

  test('is of the keeper’s own district', async () => {
    const body = { villageCode: '511504001001', category: 'money', about: { kind: 'village' }, description: '' };
    expect((await callApi(tryRouting, { token: admin.token, params, body: body as never })).status).toBe(404);
  });
});

test('whom it is sent above sees neither it nor its place in a list', async () => {
  const { reportId } = await send({ description: '陈建国家门前的路是用集体的钱修的，别家门前都没有。' });
  for (const who of [secretary, clerk]) {
    const { body } = await callApi(listWork, { token: who.token, query: { role: 'cadre' } });
    expect(JSON.stringify(body)).not.toContain(reportId);
  }
});
