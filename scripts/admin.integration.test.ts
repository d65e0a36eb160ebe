import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { confirmGrant, listOpenGrants } from '@shared/identity/grants';
import { showMe } from '@shared/identity/identity';
import { addDays, dayInChina } from '@shared/time';
import { writeRow } from '../functions/platform/row';
import { callApi } from '../tests/support/api';
import { everyRow } from '../tests/support/every-row';
import {
  bindAndSettle,
  DISTRICT,
  enrol,
  FENGXIANG,
  idNumberOf,
  signInBound,
  signInFresh,
} from '../tests/support/people';
import { freshTables } from '../tests/support/tables';
import { accountById } from '../functions/identity/account-store';
import { forgetDivisions } from '../functions/identity/division-store';
import { personById, personsWithIdNumber } from '../functions/identity/person-store';
import { bindingFaults } from '../functions/identity/verify-bindings';
import { now } from '../functions/platform/clock';
import { newId } from '../functions/platform/id';
import { ListedEntity } from '../functions/supervision/lists/list-store';
import { listWith } from '../functions/supervision/testing/list-store';
import { auditRowsOf } from '../functions/platform/audit';
import { aroundDynamoDB } from '../functions/platform/dynamodb';
import { verifyAll } from '../functions/reports/trail/verify-trails';
import { runAdminCommand } from './admin/command';

let said: { out: string[]; err: string[] };
let folder = '';
/** 牛角村 as the statistics office has it. */
const NIUJIAO = '511503002228';
const ADMIN_ID = idNumberOf(901, '1980-02-02');
const [NAME, PHONE] = ['孙磊', '13900000901'];

beforeEach(async () => {
  await freshTables();
  forgetDivisions();
  folder = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-admin-'));
  Object.assign(process.env, { ADMIN_ID_NUMBER: ADMIN_ID, ADMIN_PHONE: PHONE, INIT_CWD: folder });
  said = { out: [], err: [] };
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.out.push(text));
  jest.spyOn(console, 'error').mockImplementation((text: string) => void said.err.push(text));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['ADMIN_ID_NUMBER', 'ADMIN_PHONE', 'INIT_CWD']) delete process.env[name];
});

const run = async (...argv: string[]) => {
  said = { out: [], err: [] };
  const code = await runAdminCommand(argv);
  return { code, out: said.out.join('\n'), err: said.err.join('\n') };
};
const confirmed = (...argv: string[]) => run(...argv, '--confirm', 'local');
const BOOTSTRAP = ['bootstrap', '--district', DISTRICT, '--admin', NAME, '--village', FENGXIANG];
const bootstrap = () => confirmed(...BOOTSTRAP);
const kinds = async () => {
  const counts: Record<string, number> = {};
  for (const { _et } of await everyRow()) counts[String(_et)] = (counts[String(_et)] ?? 0) + 1;
  return counts;
};
const firstAdmin = async () => (await personsWithIdNumber(ADMIN_ID))[0]!;
const byPhone = async () => ({ person: await firstAdmin(), idNumber: ADMIN_ID, phone: PHONE });
const isSound = async () => {
  expect(await bindingFaults()).toEqual([]);
  expect((await verifyAll()).faults).toEqual([]);
};

describe('bootstrap', () => {
  test('says what it would do, and writes nothing unconfirmed or confirmed for another stage', async () => {
    const tried = await run(...BOOTSTRAP, '--dry-run');
    expect(tried).toMatchObject({ code: 0, err: '' });
    expect(tried.out).toContain('区、镇、村　要写：170 行');
    expect(await run(...BOOTSTRAP, '--confirm', 'prod')).toMatchObject({ code: 1 });
    expect(said.err[0]).toContain('这里是 local');
    expect(await everyRow()).toEqual([]);
  });

  test('brings an empty stage into service, with nobody invented and no sum of the demonstration', async () => {
    expect(await bootstrap()).toMatchObject({ code: 0, err: '' });
    expect(await kinds()).toMatchObject({
      District: 1,
      Town: 11,
      Village: 158,
      Program: 71,
      ProgramRule: 71,
      EligibilityRule: 71,
      PublicityRule: 71,
      Policy: 65,
      PolicyVersion: 65,
      ChartAccount: 42,
      RoutingRule: 9,
      RoutingOrder: 1,
      CannedAnswer: 17,
      Person: 1,
    });
    const rows = await everyRow();
    expect(JSON.stringify(rows)).not.toContain('演示');
    // Another's figure would be shown as the village's own.
    expect(rows.filter(({ _et, population }) => _et === 'Village' && population !== undefined)).toEqual([]);
    expect(JSON.stringify(rows)).not.toContain(ADMIN_ID);
    const { personId, grants, accountId } = await firstAdmin();
    expect({ grants, accountId }).toEqual({ grants: [{ role: 'admin', division: DISTRICT }], accountId: undefined });
    expect(await auditRowsOf(`person#${personId}`)).toMatchObject([
      { action: 'bootstrap', actor: expect.stringMatching(/^cli:/) },
      { action: 'bootstrap', note: `admin ${DISTRICT}, the first, by the console alone` },
    ]);
    await isSound();
  });

  test('twice is once: nothing is written, what the district changed or took out stays so', async () => {
    await bootstrap();
    const { CivicTable } = await import('../functions/platform/tables');
    const { documentClient } = await import('../functions/platform/tables');
    const { DeleteCommand, UpdateCommand } = await import('@aws-sdk/lib-dynamodb');
    const rows = await everyRow();
    const keyOf = (kind: string) => {
      const { pk, sk } = rows.find(({ _et }) => _et === kind)!;
      return { TableName: CivicTable.getName(), Key: { pk, sk } };
    };
    await documentClient.send(new DeleteCommand(keyOf('CannedAnswer')));
    await documentClient.send(
      new UpdateCommand({
        ...keyOf('RoutingRule'),
        UpdateExpression: 'SET answerDays = :days',
        ExpressionAttributeValues: { ':days': 7 },
      }),
    );
    const before = await everyRow();
    const again = await bootstrap();
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out.match(/已有：/g)).toHaveLength(7);
    expect(await everyRow()).toEqual(before);
  });

  test('broken off in the middle, it completes what is missing', async () => {
    let writes = 0;
    const stop = aroundDynamoDB(
      'call',
      (next) => (operation, input) =>
        operation === 'TransactWriteItems' && (writes += 1) > 8
          ? Promise.reject(new Error('cut off'))
          : next(operation, input),
    );
    expect(await bootstrap()).toMatchObject({ code: 3 });
    stop();
    expect((await kinds()).District).toBeUndefined();
    expect(await bootstrap()).toMatchObject({ code: 0 });
    expect(await kinds()).toMatchObject({ Village: 158, Policy: 65, ChartAccount: 42, RoutingOrder: 1, Person: 1 });
  });

  test.each<[string, string[], RegExp]>([
    ['no village', BOOTSTRAP.slice(0, 5), /--village/],
    ['a village of another district', [...BOOTSTRAP.slice(0, 6), '511504001001'], /--village/],
    [
      'a district without files',
      ['bootstrap', '--district', '511504', '--admin', NAME],
      /data\/divisions_511504\.json/,
    ],
    ['no district', ['bootstrap', '--admin', NAME], /--district/],
  ])('refuses %s before it writes', async (_, argv, message) => {
    expect(await confirmed(...argv)).toMatchObject({ code: 1, err: expect.stringMatching(message) });
    expect(await everyRow()).toEqual([]);
  });

  test('refuses a wrong number, and a second first admin', async () => {
    process.env.ADMIN_ID_NUMBER = '511503198002020000';
    expect(await bootstrap()).toMatchObject({ code: 1, err: expect.stringContaining('身份证号不对') });
    expect(said.err.join()).not.toContain('5115031980');
    process.env.ADMIN_ID_NUMBER = ADMIN_ID;
    await bootstrap();
    expect(await confirmed(...BOOTSTRAP.map((word) => (word === NAME ? '何清' : word)))).toMatchObject({
      code: 1,
      err: expect.stringContaining('已经是孙*'),
    });
  });
});

describe('grant and revoke', () => {
  const grant = (personId: string, role: string, division: string, ...more: string[]) =>
    confirmed('grant', '--person', personId, '--role', role, '--division', division, ...more);
  const revoke = (personId: string, role: string, division: string, ...more: string[]) =>
    confirmed('revoke', '--person', personId, '--role', role, '--division', division, ...more);

  test('the first admin binds, the console says that the phone is theirs, and the role counts after its day', async () => {
    await bootstrap();
    const { token, me } = await signInFresh('openid-first', await byPhone());
    expect(me.grants.map(({ role }) => role)).toEqual(['resident']);
    expect(me.asleep).toMatchObject([{ role: 'admin', confirmed: false }]);
    const { personId } = await firstAdmin();
    expect(await grant(personId, 'admin', DISTRICT)).toMatchObject({ code: 0, err: '' });
    const account = (await accountById(me.accountId))!;
    expect(account.grants).toEqual([
      { role: 'resident', division: FENGXIANG },
      { role: 'admin', division: DISTRICT },
    ]);
    expect((await callApi(showMe, { token })).body.asleep).toMatchObject([{ role: 'admin', confirmed: true }]);
    await isSound();
  });

  test('what watches waits for a second person, who is neither at the console nor concerned', async () => {
    await bootstrap();
    const admin = await bindAndSettle('openid-first', await byPhone());
    const stranger = await enrol('赵六');
    const operator = await enrol('周敏', { grants: [{ role: 'admin', division: DISTRICT }] });
    await bindAndSettle('openid-operator', operator);
    const { personId } = (await enrol('吴明')).person;
    expect(await grant(personId, 'regulator', DISTRICT)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--by'),
    });
    expect(await grant(personId, 'regulator', DISTRICT, '--by', personId)).toMatchObject({ code: 1 });
    expect(await grant(personId, 'regulator', DISTRICT, '--by', stranger.person.personId)).toMatchObject({ code: 1 });
    expect(await grant(personId, 'regulator', DISTRICT, '--by', operator.person.personId)).toMatchObject({ code: 0 });
    expect((await personById(personId))!.grants).toEqual([]);
    const [open] = (await callApi(listOpenGrants, { token: admin.token })).body.items;
    expect(open).toMatchObject({ kind: 'give', role: 'regulator', askedBy: '周敏', mayConfirm: true });
    await callApi(confirmGrant, { token: admin.token, params: { grantId: open!.grantId } });
    expect((await personById(personId))!.grants).toMatchObject([{ role: 'regulator' }]);
    // The last who watches is not taken by one hand either, nor by the hand that asks.
    expect(await revoke(personId, 'regulator', DISTRICT)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--by'),
    });
    expect((await personById(personId))!.grants).toMatchObject([{ role: 'regulator' }]);
    await isSound();
  });

  test('what the first admin asked at the console, they do not confirm on their phone', async () => {
    await bootstrap();
    const admin = await bindAndSettle('openid-first', await byPhone());
    const { person } = await enrol('吴明');
    await grant(person.personId, 'custodian', DISTRICT, '--by', (await firstAdmin()).personId);
    const [open] = (await callApi(listOpenGrants, { token: admin.token })).body.items;
    expect(open).toMatchObject({ role: 'custodian', mayConfirm: false });
    expect(await callApi(confirmGrant, { token: admin.token, params: { grantId: open!.grantId } })).toMatchObject({
      body: { code: 'grants.samePerson' },
    });
  });

  test('with two admins awake, a third is given by two', async () => {
    await bootstrap();
    await bindAndSettle('openid-first', await byPhone());
    const [second, third] = [await enrol('何清'), await enrol('吴明')];
    expect(await grant(second.person.personId, 'admin', DISTRICT)).toMatchObject({ code: 0 });
    await bindAndSettle('openid-second', second);
    expect(await grant(third.person.personId, 'admin', DISTRICT)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--by'),
    });
  });

  test('a cadre is given and taken at once, is told in the list, and twice is once', async () => {
    await bootstrap();
    const { person } = await enrol('陈建国', { villageCode: NIUJIAO });
    expect(await grant(person.personId, 'cadre', NIUJIAO, '--title', '村文书')).toMatchObject({ code: 0 });
    expect((await run('list', '--district', DISTRICT)).out).toMatch(/陈建国　牛角村　未绑定　cadre@牛角村（村文书）/);
    await isSound();
    expect(await revoke(person.personId, 'cadre', NIUJIAO)).toMatchObject({ code: 0 });
    expect((await revoke(person.personId, 'cadre', NIUJIAO)).out).toContain('本来就没有');
    expect((await auditRowsOf(`person#${person.personId}`)).map(({ action }) => action)).toEqual([
      'grantRole',
      'revokeRole',
    ]);
    await isSound();
  });

  test.each<[string, string, RegExp]>([
    ['resident', NIUJIAO, /名册/],
    ['cadre', DISTRICT, /级别/],
    ['cadre', '511503999999', /没有 511503999999/],
    ['king', NIUJIAO, /--role/],
  ])('refuses %s of %s', async (role, division, message) => {
    await bootstrap();
    const { person } = await enrol('陈建国', { villageCode: NIUJIAO });
    expect(await grant(person.personId, role, division)).toMatchObject({
      code: 1,
      err: expect.stringMatching(message),
    });
    expect((await personById(person.personId))!.grants).toEqual([]);
  });
});

test('export gives a person what is their own, nothing of others, and says so in the trail', async () => {
  await bootstrap();
  const [own, other] = [await enrol('王秀英', { villageCode: NIUJIAO }), await enrol('李明')];
  await signInBound('openid-own', own);
  await signInBound('openid-other', other);
  const { personId } = own.person;
  expect(await confirmed('export', '--person', personId, '--out', 'own.json')).toMatchObject({ code: 0, err: '' });
  const file = path.join(folder, 'own.json');
  const text = readFileSync(file, 'utf8');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(JSON.parse(text)).toMatchObject({
    identityNumber: own.idNumber,
    rosterPhone: own.phone,
    Person: [{ name: '王秀英', villageCode: NIUJIAO }],
    Account: [{ personId }],
  });
  expect(text).not.toMatch(/李明|idHash|"seal/);
  expect(text).not.toContain(other.idNumber);
  expect((await auditRowsOf(`person#${personId}`)).map(({ action }) => action)).toContain('exportPerson');
  expect(said.out.join()).not.toContain(own.idNumber);
  expect(await confirmed('export', '--person', personId, '--out', 'own.json')).toMatchObject({ code: 1 });
});

test('what lists of other offices say of a person is handed to them while the list is kept; of a namesake nothing; forgetting says until when it stays', async () => {
  await bootstrap();
  const [own, namesake] = [await enrol('王秀英', { villageCode: NIUJIAO }), await enrol('王秀英')];
  const { personId } = own.person;
  const today = dayInChina(now());
  const number = async (kind: 'vehicles' | 'payroll', source: string, days: number, whom: string) => {
    const more = { kind, source, ground: '社会救助暂行办法', deleteOn: addDays(today, days) };
    const { listId } = await listWith(DISTRICT, [personId], more);
    const row = { listId, rowId: newId(), by: 'number' as const, candidates: [whom], from: '2020-05-01', ttl: 4e9 };
    await writeRow(ListedEntity, row);
    return listId;
  };
  await number('vehicles', '区车管所', 90, personId);
  // Past its day it is nobody's to read, though TTL has not come.
  await number('payroll', '区人社局', 0, personId);
  await number('payroll', '区财政局', 90, namesake.person.personId);
  expect(await confirmed('export', '--person', personId, '--out', 'listed.json')).toMatchObject({ code: 0 });
  const text = readFileSync(path.join(folder, 'listed.json'), 'utf8');
  const { Listed } = JSON.parse(text) as { Listed: unknown[] };
  expect(Listed).toEqual([
    {
      ...{ kind: 'vehicles', source: '区车管所', asOf: today, ground: '社会救助暂行办法', programCodes: [] },
      ...{ deleteOn: addDays(today, 90), by: 'number', from: '2020-05-01' },
    },
  ]);
  // A row that only a name brings together with them may be somebody else's, until a person has said so.
  expect(text).not.toMatch(/周桂芳|区公安分局|candidates/);
  expect(text).not.toContain(namesake.person.personId);
  const { out } = await run('forget', '--person', personId, '--dry-run');
  expect(out).toContain(`区车管所截止 ${today} 的名单里对上本人的一行`);
  expect(out).toContain(`${addDays(today, 90)} 整份删`);
  expect(out).not.toMatch(/区人社局|区财政局/);
});

test('stage-info tells the stage, its districts and who is missing; list finds a name and leaves a row', async () => {
  expect((await run('stage-info')).out).toContain('先 bootstrap');
  await bootstrap();
  expect((await run('stage-info')).out).toMatch(/南溪区（511503）　11 镇 158 村，管理员 0 位，身份保管员 0 位/);
  await enrol('王秀英', { villageCode: NIUJIAO });
  const before = (await everyRow()).length;
  expect((await run('list', '--district', DISTRICT, '--name', '王秀英', '--dry-run')).out).not.toContain('牛角村');
  expect((await everyRow()).length).toBe(before);
  expect((await run('list', '--district', DISTRICT, '--name', '王秀英')).out).toMatch(/王秀英　牛角村　未绑定/);
  expect(await auditRowsOf(`district#${DISTRICT}`)).toMatchObject([{ action: 'listHolders', note: 'by a name' }]);
});

test('a verb that is not there, an option that is not there, and tables of another stage are refused', async () => {
  expect(await run('destroy')).toMatchObject({ code: 2, err: expect.stringContaining('bootstrap') });
  expect(await run('constructor')).toMatchObject({ code: 2 });
  expect(await run('list', '--force')).toMatchObject({ code: 2 });
  const { STAGE, CIVIC_TABLE } = process.env;
  try {
    Object.assign(process.env, { STAGE: 'prod', CIVIC_TABLE: 'mingbaile-dev-civic' });
    expect(await run('stage-info')).toMatchObject({ code: 1, err: expect.stringContaining('却是 dev 的') });
  } finally {
    Object.assign(process.env, { STAGE, CIVIC_TABLE });
  }
});
