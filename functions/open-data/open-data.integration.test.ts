import { createHash } from 'node:crypto';
import type { DecisionKind } from '@shared/affairs/decisions';
import { listOpenMonths, type OpenFile, type OpenFileName, showOpenFile } from '@shared/open-data/open-data';
import type { OpenRow } from '@shared/open-data/rows';
import { writeRow } from '../platform/row';
import { callApi } from '../../tests/support/api';
import { seedChart } from '../../tests/support/chart';
import { NIUJIAO, TOWN } from '../../tests/support/people';
import { openYear } from '../accounts/open-year';
import { BodyEntity } from '../accounts/parties/body-store';
import { postToBook, reverseInBook, voucherIdOf } from '../accounts/post-to-book';
import { PublishedYearEntity, publishedYearOf } from '../accounts/publications/publication-store';
import { newContract, newProject } from '../accounts/registers/new-rows';
import { registerAll } from '../accounts/registers/write-register';
import { DecisionEntity, decisionRow } from '../affairs/decisions/decision-store';
import { NoticeEntity, noticeRow } from '../affairs/notices/notice-store';
import { idAt } from '../platform/id';
import { showScore } from '../reviews/testing/show-score-store';
import { makeDistrict } from './make-open-data';
import { openMonthOf, openMonthsOf, openRunOf, putOpenRun } from './open-store';
import { freshDistrict } from '../reports/testing/people';

const AT = '2026-11-20T00:00:00.000Z';
const BOOK = { villageCode: NIUJIAO, year: 2026 };
const FIRM = '四川宏发建筑有限公司';
/** What must never be in a file: names whole and masked, a number of identity, a telephone, and words that carry them. */
const PLANTED = ['王秀英', '王*英', '李*国', '511503197001011234', '13800001234', '张三', '赵六'];

const line = (accountCode: string, debitFen: number, creditFen: number, counterparty: string) => ({
  ...{ summary: '付王秀英劳务费 13800001234', accountCode, accountName: '', debitFen, creditFen, counterparty },
});
const signed = { preparedBy: '张三', reviewedBy: '李*国', approvedBy: '赵六' };
const voucher = (voucherNo: string, voucherOn: string, fen: number, counterparty: string) => ({
  voucherId: voucherIdOf({ villageCode: NIUJIAO, voucherNo, voucherOn }),
  ...{ voucherNo, villageCode: NIUJIAO, villageName: '牛角村', bookkeeper: '罗龙街道核算中心', voucherOn },
  lines: [line('102', fen, 0, counterparty), line('501', 0, fen, counterparty)],
  attachments: [],
  ...signed,
});
const post = (...parts: Parameters<typeof voucher>) => postToBook(voucher(...parts), AT, 'import');

async function publish(...periods: string[]) {
  const progress = (await publishedYearOf(BOOK))!;
  await writeRow(PublishedYearEntity, { ...progress, periods: [...progress.periods, ...periods].sort() });
}

async function registers() {
  const contract = (contractNo: string, partyB: string, partyBKind: 'person' | 'organisation') =>
    newContract(
      {
        ...{ villageCode: NIUJIAO, contractNo, title: '张三承包鱼塘', partyA: '牛角村', partyB, partyBKind },
        ...{ subject: '王秀英家旁鱼塘', signedOn: '2026-03-01', startsOn: '2026-03-01', endsOn: '2029-02-28' },
        ...{ yearlyRentFen: 100_000, decidedBy: '赵六', note: '511503197001011234', version: 1 },
        dues: [
          { dueOn: '2026-03-01', amountFen: 100_050 },
          { dueOn: '2027-03-01', amountFen: 100_000 },
        ],
        receipts: [
          { receivedOn: '2026-08-01', amountFen: 50_000 },
          { receivedOn: '2026-11-02', amountFen: 50_050 },
        ],
      },
      {},
      { at: AT, office: '罗龙街道' },
    );
  const project = newProject(
    {
      ...{ villageCode: NIUJIAO, name: '张三家门口堡坎', what: '王秀英 13800001234', budgetFen: 900_000 },
      ...{ sources: [{ from: '赵六捐', amountFen: 900_000 }], decidedOn: '2026-09-10', decidedBy: '赵六' },
      ...{ contractor: FIRM, contractFen: 880_000, tender: 'direct' as const },
    },
    'one',
  );
  await registerAll(NIUJIAO, [contract('一', '王秀英', 'person'), contract('二', '张三', 'organisation'), project], {
    ...{ at: AT, actor: 'import', action: 'import' },
  });
}

const notice = (publishedAt: string, more: object = {}) =>
  writeRow(
    NoticeEntity,
    noticeRow({
      ...{ villageCode: NIUJIAO, noticeId: idAt(publishedAt), villageName: '牛角村', kind: 'affairs', publishedAt },
      ...{ title: '关于王秀英宅基地的公示', excerpt: '王秀英', body: '511503197001011234', author: '张三' },
      ...{ asksReceipt: false, version: 1, revision: 1, ...more },
    }),
  );
const decision = (kind: DecisionKind, startedOn: string) =>
  writeRow(
    DecisionEntity,
    decisionRow({
      ...{ villageCode: NIUJIAO, decisionId: idAt(`${startedOn}T04:00:00.000Z`), villageName: '牛角村', kind },
      ...{ title: '王秀英低保', amountFen: 123_400, state: 'open', step: 'proposal', next: 'discussion' },
      ...{ startedOn, updatedAt: AT, version: 1 },
    }),
  );

beforeEach(async () => {
  await freshDistrict();
  await seedChart();
  await openYear({ ...BOOK, villageName: '牛角村', townName: '罗龙街道' }, 1_000_000, AT, 'import');
  await writeRow(BodyEntity, { division: TOWN, text: FIRM, name: FIRM, registeredAt: AT, version: 1 });
  await post('记-001', '2026-09-05', 35_410, '王*英');
  await post('记-002', '2026-09-06', 100, FIRM);
  await post('记-003', '2026-10-06', 700, '李*国');
  await publish('2026-09');
});

async function months() {
  const { body } = await callApi(listOpenMonths, { params: { division: TOWN }, query: { limit: 50 } });
  return new Map(body.items.map(({ month, files }) => [month, files]));
}
const fileOf = (files: readonly OpenFile[] | undefined, name: string) =>
  files?.find(({ dataset, format }) => `${dataset}.${format}` === name);
async function bytes(month: string, fileName: OpenFileName) {
  const { status, body } = await callApi(showOpenFile, { params: { division: TOWN, month, fileName } });
  expect(status).toBe(200);
  const file = Buffer.from(await (await fetch(body.url)).arrayBuffer());
  expect(file.length).toBe(body.bytes);
  return file;
}
const rows = async <Row>(month: string, fileName: OpenFileName) =>
  JSON.parse((await bytes(month, fileName)).toString('utf8')) as Row[];

test('a night makes what is public, its checksums are those of the bytes, and no file tells of a person', async () => {
  await registers();
  await notice('2026-09-15T02:00:00.000Z');
  await notice('2026-12-15T02:00:00.000Z');
  await decision('welfare', '2026-09-20');
  await decision('works', '2026-09-21');
  await showScore({ villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' }, AT, [0, 0, 1, 2, 9]);
  expect(await makeDistrict('511503', AT)).toBe(0);

  const made = await months();
  const all: [string, OpenFileName][] = [...made].flatMap(([month, files]) => [
    ...files.map(({ dataset, format }): [string, OpenFileName] => [month, `${dataset}.${format}`]),
    [month, 'datapackage.json'] as [string, OpenFileName],
  ]);
  for (const [month, name] of all) {
    const body = await bytes(month, name);
    const kept = fileOf(made.get(month), name);
    if (kept) expect(kept.sha256).toBe(createHash('sha256').update(body).digest('hex'));
    for (const planted of PLANTED) expect([name, body.toString('utf8').includes(planted)]).toEqual([name, false]);
  }

  expect(
    (await rows<OpenRow<'entries'>>('2026-09', 'entries.json')).map((row) => [row.amount, row.counterparty]),
  ).toEqual([
    [354.1, undefined],
    [1, FIRM],
  ]);
  expect((await rows<OpenRow<'contracts'>>('2026-10', 'contracts.json'))[0]).toMatchObject({
    ...{ buyerId: NIUJIAO, status: 'active', valueAmount: 2000.5, received: 500, arrears: 500.5 },
  });
  expect(await rows('2026-09', 'projects.json')).toMatchObject([{ supplierName: FIRM, budgetAmount: 9000 }]);
  expect(fileOf(made.get('2026-08'), 'projects.csv')).toBeUndefined();
  expect(await rows('2026-09', 'notices.json')).toHaveLength(1);
  expect(
    (await rows<OpenRow<'decisions'>>('2026-09', 'decisions.json')).map(({ kind, amount }) => [kind, amount]),
  ).toEqual(
    expect.arrayContaining([
      ['welfare', undefined],
      ['works', 1234],
    ]),
  );
  expect(await rows('2026-10', 'scores.json')).toMatchObject([{ theme: 'finance', count: 12 }]);
  // October is not published: nobody reads its entries here before the village says so.
  expect(fileOf(made.get('2026-10'), 'entries.csv')).toBeUndefined();
});

test('a second night changes nothing; a late publication and a correction make their months anew, with the checksum before', async () => {
  await makeDistrict('511503', AT);
  const first = await months();
  const before = fileOf(first.get('2026-09'), 'entries.csv')!;
  await makeDistrict('511503', '2026-11-21T00:00:00.000Z');
  expect(await months()).toEqual(first);

  // A week in which no night ran.
  const late = '2026-11-28T00:00:00.000Z';
  await publish('2026-10');
  const reversal = { voucherNo: '记-004', voucherOn: '2026-11-25' };
  await reverseInBook(
    BOOK,
    voucherIdOf({ villageCode: NIUJIAO, voucherNo: '记-001', voucherOn: '2026-09-05' }),
    { ...reversal, voucherId: voucherIdOf({ villageCode: NIUJIAO, ...reversal }), ...signed },
    late,
    'import',
  );
  await makeDistrict('511503', late);
  const then = await months();
  expect(fileOf(then.get('2026-10'), 'entries.csv')).toMatchObject({ rows: 1, corrections: 0, madeAt: late });
  const after = fileOf(then.get('2026-09'), 'entries.csv')!;
  expect(after).toMatchObject({ rows: 2, corrections: 1, madeAt: late });
  expect(after.sha256).not.toBe(before.sha256);
  expect(fileOf(then.get('2026-09'), 'entries.schema.json')).toEqual({
    ...fileOf(first.get('2026-09'), 'entries.schema.json')!,
  });
  const [taken] = await rows<OpenRow<'entries'>>('2026-09', 'entries.json');
  expect(taken).toMatchObject({ correctedOn: '2026-11-25' });
  expect((await bytes('2026-09', 'datapackage.json')).toString('utf8')).toContain(`sha256:${before.sha256}`);
});

test('a night that was cut off goes on at the next town, and what failed is tried again', async () => {
  const run = { districtCode: '511503', day: '2026-11-20', after: TOWN };
  await putOpenRun({ ...run, failed: [] });
  await makeDistrict('511503', AT);
  expect((await months()).size).toBe(0);

  await putOpenRun({ ...run, failed: [TOWN] });
  expect(await makeDistrict('511503', AT)).toBe(0);
  expect((await months()).has('2026-09')).toBe(true);
  expect(await openRunOf('511503', '2026-11-20')).toMatchObject({
    failed: [],
    finishedAt: expect.any(String) as string,
  });
});

test('the first night of a town goes back five years, oldest first; the next ones twelve months', async () => {
  const old = { villageCode: NIUJIAO, year: 2023 };
  await openYear({ ...old, villageName: '牛角村', townName: '罗龙街道' }, 0, AT, 'import');
  await post('记-001', '2023-05-06', 12_300, FIRM);
  await writeRow(PublishedYearEntity, { ...(await publishedYearOf(BOOK))!, ...old, periods: ['2023-05'] });
  const months = async () => (await openMonthsOf(TOWN, { limit: 50 })).items.map(({ month }) => month);
  await makeDistrict('511503', AT);
  expect(await months()).toContain('2023-05');
  // What was published of that time since is an import's, and stays as the first night had it.
  await writeRow(PublishedYearEntity, { ...(await publishedYearOf(old))!, periods: [] });
  const before = await openMonthOf(TOWN, '2023-05');
  await makeDistrict('511503', '2026-11-21T00:00:00.000Z');
  expect(await openMonthOf(TOWN, '2023-05')).toEqual(before);
});

test('what is not there is not found', async () => {
  await makeDistrict('511503', AT);
  const ask = (month: string, fileName: OpenFileName, division = TOWN) =>
    callApi(showOpenFile, { params: { division, month, fileName } });
  expect((await ask('2026-09', 'scores.csv')).status).toBe(404);
  expect((await ask('2020-01', 'datapackage.json')).status).toBe(404);
  expect((await callApi(listOpenMonths, { params: { division: '511503777' }, query: {} })).status).toBe(404);
});
