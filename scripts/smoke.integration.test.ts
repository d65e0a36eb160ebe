import { listDivisions, testVillageOf } from '@shared/divisions';
import { gatewayOf } from '../local/api/gateway';
import { localFunctions } from '../local/api/lambda';
import { service } from '../infrastructure/service';
import { forgetDivisions } from '../functions/identity/division-store';
import { handler as countReports } from '../functions/reports/statistics/count-reports';
import { callApi } from '../tests/support/api';
import { everyRow } from '../tests/support/every-row';
import { FENGXIANG, idNumberOf } from '../tests/support/people';
import { freshTables } from '../tests/support/tables';
import { runAdminCommand } from './admin/command';
import type { Send } from './smoke/call';
import { runSmoke } from './smoke/run';

const TOWN = FENGXIANG.slice(0, 9);
const gateway = gatewayOf(service, localFunctions(service, { patience: 6 }));
const inProcess: Send = async ({ method, target, headers, body }) => {
  const [path = '/', rawQuery = ''] = target.split('?');
  const { status, body: answered } = await gateway.call({
    method,
    path,
    rawQuery,
    headers,
    ...(body !== undefined && { body: Buffer.from(body) }),
  });
  return { status, body: answered.toString('utf8') };
};

const smoke = async (over: Send = inProcess, options: Parameters<typeof runSmoke>[1] = { town: TOWN }) => {
  const lines: string[] = [];
  const failed = await runSmoke(over, options, (line) => lines.push(line));
  return { failed, lines };
};
const admin = (...argv: string[]) => runAdminCommand([...argv, '--confirm', 'local']);

beforeAll(async () => {
  await freshTables();
  forgetDivisions();
  Object.assign(process.env, { ADMIN_ID_NUMBER: idNumberOf(901, '1980-02-02'), ADMIN_PHONE: '13900000901' });
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterAll(() => jest.restoreAllMocks());

test('an empty stage fails by its divisions and its report, and says what to do', async () => {
  const { failed, lines } = await smoke();
  expect(failed).toBe(2);
  expect(lines.join('\n')).toMatch(/公开的区划　listDivisions 答了 404 notFound/);
  expect(lines.at(-1)).toBe('2 项不对');
});

test('a stage in service passes; its report is taken back, and stands in no list and no figure', async () => {
  expect(await admin('bootstrap', '--district', TOWN.slice(0, 6), '--admin', '孙磊', '--village', FENGXIANG)).toBe(0);
  expect(await admin('test-village', '--town', TOWN)).toBe(0);
  expect(await admin('test-village', '--town', TOWN)).toBe(0);
  const { failed, lines } = await smoke();
  expect({ failed, wrong: lines.filter((line) => line.startsWith('不对')) }).toEqual({ failed: 0, wrong: [] });
  expect(lines.at(-1)).toBe('都好');

  const rows = await everyRow();
  const reports = rows.filter(({ _et }) => _et === 'Report');
  expect(reports).toMatchObject([{ villageCode: testVillageOf(TOWN), state: 'withdrawn' }]);
  const { body } = await callApi(listDivisions);
  expect(JSON.stringify(body)).not.toContain(testVillageOf(TOWN));
  await countReports();
  expect((await everyRow()).filter(({ _et }) => _et === 'CountedReport' || _et === 'ReportSum')).toEqual([]);
});

test('without a town no report is sent; another version than the one meant fails', async () => {
  const { failed, lines } = await smoke(inProcess, { version: '9.9.9' });
  expect(failed).toBe(1);
  expect(lines[0]).toBe('不对　接口答话　跑的是 local，不是 9.9.9');
  expect(lines.find((line) => line.includes('测试村'))).toMatch(/^跳过/);
});

test('a stage that lets anyone sign in, or answers outside its contract, fails by name', async () => {
  const open: Send = async (request) =>
    request.target === '/sessions' ? { status: 200, body: '{}' } : inProcess(request);
  expect((await smoke(open)).lines.filter((line) => line.startsWith('不对'))).toEqual([
    '不对　登录该拒绝的拒绝　signIn 应当答 wechat.codeInvalid，却答了 200 没有代码',
  ]);
  const notOurs: Send = () => Promise.resolve({ status: 200, body: '<html>' });
  expect((await smoke(notOurs)).failed).toBe(6);
});
