import { requestChallenge } from '@shared/challenge';
import { exportTable, showLetter, showScanCode } from '@shared/papers/papers';
import { decodeScene } from '@shared/papers/scene';
import { readSheet } from 'read-excel-file/node';
import sharp from 'sharp';
import { seedChart } from '../../tests/support/chart';
import { atWeChat, callApi } from '../../tests/support/api';
import { solved } from '../../tests/support/challenge';
import { NIUJIAO } from '../../tests/support/people';
import { openYear } from '../accounts/open-year';
import { postDraft, postedLinesSaying } from '../accounts/testing/book-in';
import { newAsset } from '../accounts/registers/new-rows';
import { registerAll } from '../accounts/registers/write-register';
import { now } from '../platform/clock';
import { newId } from '../platform/id';
import { noteUse } from '../platform/rate-limit';
import { forgetAccessToken } from '../platform/wechat';
import { freshDistrict } from '../reports/testing/people';

const AT = '2026-11-20T00:00:00.000Z';
const villageCode = NIUJIAO;
const line = postedLinesSaying('收鱼塘租金, "现金"');
const post = (voucherNo: string, voucherOn: string, fen: number) =>
  postDraft(
    voucherNo,
    voucherOn,
    [line('102', fen, 0, { counterparty: '王*英' }), line('501', 0, fen, { counterparty: '王*英' })],
    {
      ...{ villageName: '牛角村', bookkeeper: '罗龙街道核算中心' },
      ...{ preparedBy: '张*', reviewedBy: '李*', approvedBy: '王*国' },
    },
  );
const pump = newAsset(
  {
    villageCode,
    cardNo: 'G-001',
    name: '抽水机',
    kind: '机器设备',
    acquiredOn: '2024-01-10',
    method: 'straightLine',
    residualPercent: 0,
    usefulLifeMonths: 120,
    originalValueFen: 120_000,
    place: '提灌站',
    custodian: '王*国',
    mediaIds: [],
  },
  {},
  { at: AT, office: '罗龙街道办事处' },
);
const { assetId } = pump.rows[0]!.after as { assetId: string };

beforeAll(async () => {
  await freshDistrict();
  await seedChart();
  await openYear({ villageCode, villageName: '牛角村', townName: '罗龙街道', year: 2026 }, 1_000_000, AT, 'import');
  await post('记-001', '2026-07-05', 35_400);
  await post('记-002', '2026-08-05', 1_00);
  await registerAll(villageCode, [pump], { at: AT, actor: 'import', action: 'import' });
});

const fetched = async (url: string) => {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
};

describe('showScanCode', () => {
  const code = (subjectKind: string, subjectId: string) =>
    callApi(showScanCode, { params: { villageCode, subjectKind, subjectId } });

  test.each([
    ['village', villageCode, '牛角村村账.png'],
    ['asset', assetId, '牛角村抽水机.png'],
  ])('gives the code of a %s', async (kind, id, fileName) => {
    const { status, body } = await code(kind, id);
    expect({ status, fileName: body.fileName }).toEqual({ status: 200, fileName });
    const { bytes, headers } = await fetched(body.url);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 430, height: 430 });
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain(fileName);
    const scene = /scan-codes\/([^.]+)\.png/.exec(decodeURIComponent(body.url))![1]!;
    expect(decodeScene(scene)).toMatchObject({ kind, villageCode });
  });

  test.each([
    ['asset', newId(AT)],
    ['contract', newId(AT)],
    ['village', '511503002299'],
  ])('of a %s that is not there is not found', async (kind, id) => {
    expect((await code(kind, id)).status).toBe(404);
  });

  test('is asked of WeChat once', async () => {
    await code('village', villageCode);
    await atWeChat('faults', { path: '/wxa/getwxacodeunlimit', kind: 'systemError', times: 1 });
    expect((await code('village', villageCode)).status).toBe(200);
    await atWeChat('faults', { path: '/wxa/getwxacodeunlimit', kind: 'systemError', times: 0 });
  });
});

describe('showLetter', () => {
  const letter = (quarter: number, year = 2026) => callApi(showLetter, { params: { villageCode, year, quarter } });

  test('is a PDF with its fonts inside, made once for each state of the book', async () => {
    const { status, body } = await letter(3);
    expect(status).toBe(200);
    expect(body.fileName).toBe('牛角村2026年第三季度明白信.pdf');
    const { bytes } = await fetched(body.url);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).toContain('NotoSansSC');
    expect(bytes.toString('latin1')).toContain('/Subtype /Image');
    expect(bytes.length).toBe(body.bytes);
    const key = (url: string) => new URL(url).pathname;
    expect(key((await letter(3)).body.url)).toBe(key(body.url));
    await post('记-003', '2026-09-05', 2_00);
    expect(key((await letter(3)).body.url)).not.toBe(key(body.url));
  });

  test('goes out without a code when WeChat gives none', async () => {
    forgetAccessToken();
    await atWeChat('faults', { path: '/wxa/getwxacodeunlimit', kind: 'systemError', times: 2 });
    const { status, body } = await letter(2);
    await atWeChat('faults', { path: '/wxa/getwxacodeunlimit', kind: 'systemError', times: 0 });
    expect(status).toBe(200);
    expect((await fetched(body.url)).bytes.toString('latin1')).not.toContain('/Subtype /Image');
    expect(body.url).toContain('no-code');
  });

  test('of a year without a book is not found', async () => {
    expect((await letter(1, 2020)).status).toBe(404);
  });

  test.each([0, 5])('there is no quarter %i', async (quarter) => {
    expect((await letter(quarter)).status).toBe(400);
  });
});

describe('exportTable', () => {
  const exported = (table: string, format: string, query: object = { year: 2026 }) =>
    callApi(exportTable, { params: { villageCode, table, format }, query: query as { year: number } });

  test('the entries of a year as CSV, newest first', async () => {
    const { body } = await exported('entries', 'csv');
    expect(body.fileName).toBe('牛角村2026年收支明细.csv');
    const text = (await fetched(body.url)).bytes.toString('utf8');
    expect(text.startsWith('\ufeff日期,收支,金额（元）')).toBe(true);
    expect(text).toContain('2026-07-05,收入,354.00,501 经营收入,"收鱼塘租金, ""现金""",王*英,记-001\r\n');
  });

  test('the assets as XLSX, as they are worth today', async () => {
    const { body } = await exported('assets', 'xlsx', {});
    const rows = await readSheet((await fetched(body.url)).bytes);
    expect(rows[0]!.slice(0, 2)).toEqual(['卡片号', '名称']);
    expect(rows[1]!.slice(0, 5)).toEqual(['G-001', '抽水机', '机器设备', '2024-01-10', 1200]);
    expect(Number(rows[1]![6])).toBeLessThan(1200);
  });

  test.each(['resources', 'contracts', 'debts', 'projects'])('%s with nothing in it is its header', async (table) => {
    const { status, body } = await exported(table, 'csv', {});
    expect(status).toBe(200);
    expect((await fetched(body.url)).bytes.toString('utf8').trim().split('\r\n')).toHaveLength(1);
  });

  test('entries want a year, and a village its name', async () => {
    expect((await exported('entries', 'csv', {})).body.code).toBe('request.malformed');
    const unknown = await callApi(exportTable, {
      params: { villageCode: '511503999999', table: 'assets', format: 'csv' },
    });
    expect(unknown.status).toBe(404);
  });
});

/** Each test before asked for fewer papers than are free. */
describe('while very many are wanted', () => {
  test('a paper costs a proof, which serves it again and no other; a call without one is told so and counts nowhere', async () => {
    await noteUse('toll.paper', 'all', 60, now(), 300);
    const code = (subjectId: string, query: { proof?: string } = {}) =>
      callApi(showScanCode, { params: { villageCode, subjectKind: 'asset', subjectId }, query });
    expect((await code(assetId)).body.code).toBe('challenge.missing');
    const proof = solved((await callApi(requestChallenge, { body: { purpose: 'paper' } })).body);
    expect((await code(assetId, { proof })).status).toBe(200);
    expect((await code(assetId, { proof })).status).toBe(200);
    const letter = await callApi(showLetter, { params: { villageCode, year: 2026, quarter: 3 }, query: { proof } });
    expect(letter.body.code).toBe('challenge.used');
  });
});
