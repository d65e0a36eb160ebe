import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { confirmGrant, listOpenGrants } from '@shared/identity/grants';
import { bindPerson, BINDING_CONSENT_VERSION, grantRole, showMe } from '@shared/identity/identity';
import { showReportStatistics } from '@shared/reports/statistics';
import { acceptReport, answerReport, rateAnswer, showReport, submitReport } from '@shared/reports/reports';
import { listMyPayments } from '@shared/subsidies/subsidies';
import { daysAfter } from '@shared/time';
import { forgetDivisions } from '../../functions/identity/division-store';
import { personsWithIdNumber } from '../../functions/identity/person-store';
import { bindingFaults } from '../../functions/identity/verify-bindings';
import { setClock } from '../../functions/platform/clock';
import { handler as countReports } from '../../functions/reports/statistics/count-reports';
import { verifyAll } from '../../functions/reports/trail/verify-trails';
import { runAdminCommand } from '../../scripts/admin/command';
import { runImportCommand } from '../../scripts/import/command';
import { atWeChat, callApi, signInAs } from '../support/api';
import { everyRow } from '../support/every-row';
import { idNumberOf } from '../support/people';
import { freshTables } from '../support/tables';

jest.setTimeout(240_000);

/** The drill: from empty tables to the figures of the first report, as an operator and a district would go about it. */

const DISTRICT = '511503';
/** 凤翔社区 and 牛角村, as the statistics office has them. */
const [FENGXIANG, NIUJIAO] = ['511503001003', '511503002228'];
const ADMIN = {
  name: '孙磊',
  idNumber: idNumberOf(901, '1980-02-02'),
  phone: '13900000901',
  openid: 'openid-drill-admin',
};
/** The example of the templates, and a cadre whose row the office has added. */
const WANG = { name: '王秀英', idNumber: '900001197001010018', phone: '13800000000', openid: 'openid-drill-wang' };
const CHEN = {
  name: '陈建国',
  idNumber: idNumberOf(902, '1975-05-05'),
  phone: '13900000902',
  openid: 'openid-drill-chen',
};
type Someone = typeof ADMIN;

const DAY_ONE = '2026-11-02T02:00:00.000Z';
let restore = () => {};
/** It is so many days later: roles wake, sessions end. */
const onDay = (days: number) => {
  restore();
  restore = setClock(() => new Date(Date.parse(daysAfter(DAY_ONE, days)) + Date.now() - began));
};
const began = Date.now();

let folder = '';
let said: string[] = [];
beforeAll(async () => {
  await freshTables();
  forgetDivisions();
  folder = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-drill-'));
  Object.assign(process.env, { ADMIN_ID_NUMBER: ADMIN.idNumber, ADMIN_PHONE: ADMIN.phone, INIT_CWD: folder });
  onDay(0);
});
beforeEach(() => {
  said = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  jest.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text));
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => {
  restore();
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['ADMIN_ID_NUMBER', 'ADMIN_PHONE', 'INIT_CWD']) delete process.env[name];
});

const admin = async (...argv: string[]) => {
  if ((await runAdminCommand([...argv, '--confirm', 'local'])) !== 0) throw new Error(said.join('\n'));
};

/** The template of `data/import` as an office sends it: the example's row is one that counts, and more rows below it. */
async function importTemplate(kind: string, more: (line: string) => string[] = () => []) {
  const [head = '', example = ''] = readFileSync(path.resolve(__dirname, '../../data/import', `${kind}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/);
  // The example's number is nobody's, and not of her sex.
  const line = example.replace('示例（导入时会跳过这一行）', '').replace(',女,', ',,');
  said.length = 0;
  writeFileSync(path.join(folder, `${kind}.csv`), [head, line, ...more(line)].join('\n'));
  if ((await runImportCommand([kind, `${kind}.csv`])) !== 0) throw new Error(said.join('\n'));
}

const bind = async ({ name, idNumber, phone, openid }: Someone) => {
  const { token } = await signInAs(openid);
  const { code } = await atWeChat<{ code: string }>('phone-code', { openid, phone });
  const body = { name, idNumber, phoneCode: code, consentVersion: BINDING_CONSENT_VERSION };
  expect((await callApi(bindPerson, { token, body })).status).toBe(200);
  return token;
};
const tokenOf = async ({ openid }: Someone) => (await signInAs(openid)).token;
const personIdOf = async ({ idNumber }: Someone) => (await personsWithIdNumber(idNumber))[0]!.personId;

test('empty tables, bootstrap, import, first login, first report, its answer, its figures', async () => {
  expect(await everyRow()).toEqual([]);
  await admin('bootstrap', '--district', DISTRICT, '--admin', ADMIN.name, '--village', FENGXIANG);

  await importTemplate('populations');
  await importTemplate('people', (line) => [
    line
      .replace(WANG.idNumber, CHEN.idNumber)
      .replace(WANG.name, CHEN.name)
      .replace(WANG.phone, CHEN.phone)
      .replace('0012', '0013'),
  ]);
  for (const kind of ['programs', 'policies', 'bodies', 'payments']) await importTemplate(kind);
  await importTemplate('opening-balances', (line) => [line.replace('102,银行存款,50000.00,', '301,资本,,50000.00')]);
  await importTemplate('vouchers', (line) => [line.replace('102,银行存款,12000.00,,', '501,经营收入,,12000.00,')]);
  for (const kind of ['assets', 'resources', 'contracts']) await importTemplate(kind);

  const adminToken = await bind(ADMIN);
  expect((await callApi(showMe, { token: adminToken })).body.asleep).toMatchObject([
    { role: 'admin', confirmed: false },
  ]);
  await admin('grant', '--person', await personIdOf(ADMIN), '--role', 'admin', '--division', DISTRICT);

  onDay(2);
  const grant = { role: 'cadre' as const, division: NIUJIAO, title: '村委会主任' };
  const given = { params: { personId: await personIdOf(CHEN) }, body: grant, token: await tokenOf(ADMIN) };
  expect((await callApi(grantRole, given)).body).toEqual({ state: 'done' });
  await bind(CHEN);
  const { items } = (await callApi(listOpenGrants, { token: given.token })).body;
  expect(items).toMatchObject([{ kind: 'holder', name: CHEN.name, mayConfirm: true }]);
  await callApi(confirmGrant, { token: given.token, params: { grantId: items[0]!.grantId } });

  onDay(4);
  const wang = await bind(WANG);
  const payments = await callApi(listMyPayments, { token: wang, query: { year: 2026 } });
  expect(payments.body.items).toMatchObject([{ amountFen: 37_760 }]);
  // Fewer than five are in no figure: they would tell of persons (ADR 27).
  const reportIds: string[] = [];
  for (const what of ['路灯', '水管', '井盖', '垃圾桶', '护栏']) {
    const { status, body } = await callApi(submitReport, {
      token: wang,
      body: {
        mode: 'named',
        villageCode: NIUJIAO,
        category: 'works',
        description: `村口的${what}坏了三个月没人修`,
        about: { kind: 'village' },
        mediaIds: [],
        again: true,
      },
    });
    expect({ status, body }).toMatchObject({ status: 200, body: { handledBy: '牛角村村委会' } });
    reportIds.push(body.reportId!);
  }

  onDay(5);
  const chen = await tokenOf(CHEN);
  const text = '已经换新，昨天晚上看过了。';
  for (const reportId of reportIds) {
    const accepted = await callApi(acceptReport, { token: chen, params: { reportId }, body: { version: 1 } });
    const { version } = accepted.body;
    const answer = { token: chen, params: { reportId }, body: { version, text, mediaIds: [] } };
    expect((await callApi(answerReport, answer)).body).toMatchObject({ state: 'answered' });
  }

  onDay(6);
  const again = await tokenOf(WANG);
  const first = { token: again, params: { reportId: reportIds[0]! } };
  const seen = (await callApi(showReport, first)).body;
  expect(seen).toMatchObject({ state: 'answered', answer: { text } });
  expect((await callApi(rateAnswer, { ...first, body: { version: seen.version, stars: 5 } })).status).toBe(200);

  onDay(7);
  await countReports();
  const figures = { token: await tokenOf(CHEN), params: { division: NIUJIAO, year: 2026 } };
  expect((await callApi(showReportStatistics, figures)).body.figures).toMatchObject({
    received: 5,
    answered: 5,
    open: 0,
  });

  expect(await bindingFaults()).toEqual([]);
  expect((await verifyAll()).faults).toEqual([]);
});
