import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import {
  cancelImport,
  ImportKindName,
  listImportKinds,
  listImports,
  requestImportUpload,
  showImport,
  showImportTemplate,
  startImport,
  undoImport,
} from '@shared/imports/imports';
import { programRows } from '../../../scripts/seed/programs';
import type { Row } from '../../../scripts/seed/row';
import { writeRows } from '../../../scripts/seed/write';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, enrol, type Enrolled, idNumberOf, signInBound, TOWN } from '../../../tests/support/people';
import { setClock } from '../../platform/clock';
import { putObject, sizeOf } from '../../platform/media-bucket';
import { ProgramEntity } from '../../subsidies/program-store';
import { checkFile } from '../check-file';
import { kindNamed } from '../all-kinds';
import { csvOf, fileWith } from '../testing/files';
import { markerOf, seeImport, sendImport, step, wake } from '../testing/arrivals';
import { importOf, tookImport } from './import-store';
import { templateXlsx } from './template-file';
import { freshDistrict } from '../../reports/testing/people';

const HEAD = ['领款人', '身份证号码', '补贴项目', '发放时间', '金额', '批次号'];
const BT01 = programRows().filter(({ programCode }) => programCode === 'BT01');

let admin: string;
let people: Enrolled[];

beforeEach(async () => {
  await freshDistrict();
  await writeRows(BT01.map((row) => new BatchPutRequest(ProgramEntity, row)) as unknown as Row[]);
  people = [await enrol('王秀英'), await enrol('李明')];
  admin = await signedIn('孙磊', { role: 'admin', division: DISTRICT });
});

const signedIn = async (name: string, ...grants: { role: 'admin' | 'regulator'; division: string }[]) =>
  (await signInBound(`openid-${name}`, await enrol(name, { grants }))).token;

const line = ({ person, idNumber }: Enrolled, amount: string, on = '2026.3.5', batch = 'P1') => [
  person.name,
  idNumber,
  '耕地地力保护补贴',
  on,
  amount,
  batch,
];
const payments = (...rows: string[][]) => csvOf([HEAD, ...rows]);
const good = () =>
  payments(line(people[0]!, '377.60'), line(people[1]!, '1,200元'), ['合计', '', '', '', '1577.6', '']);

/** Every row of both tables, by key, but the import's own, the trail, sessions and what is counted a call. */
async function world(): Promise<Map<string, unknown>> {
  const rows = (await everyRow()).filter(
    ({ pk }) => !/^(IMPORT|IMPORTFILE|AUDIT|SESSION|ONCE|LIMIT)#/.test(String(pk)),
  );
  return new Map(rows.map((row) => [`${row.pk}|${row.sk}`, row]));
}
const paymentsIn = (rows: Map<string, unknown>) => [...rows.keys()].filter((key) => key.includes('|PAYMENT#'));

const checked = async (content = good()) => {
  const sent = await sendImport(admin, 'payments', content);
  expect(sent.status).toBe(201);
  await wake(sent.key);
  return sent;
};

describe('a file that is right', () => {
  test('is checked, written when the admin says so, and taken back', async () => {
    const before = await world();
    const { importId, key, status } = await sendImport(admin, 'payments', good(), { fileName: '三月发放.csv' });
    expect(status).toBe(201);
    expect(await seeImport(admin, importId)).toMatchObject({
      state: 'awaiting',
      steps: ['cancel'],
      requestedBy: '孙磊',
    });

    await wake(key);
    const found = await seeImport(admin, importId);
    expect(found).toMatchObject({
      state: 'checked',
      steps: ['start', 'cancel'],
      kindTitle: '补贴发放明细',
      fileName: '三月发放.csv',
      counts: { new: 2, same: 0, changed: 0, refused: 0 },
      sums: [{ title: '金额', fen: 157_760 }],
      problemCount: 0,
      problems: [],
      extraColumns: [],
    });
    expect(found.columns).toContainEqual({ title: '身份证号', found: '身份证号码' });
    expect(found).toMatchObject({
      skippedCount: 1,
      skipped: [{ rowNo: 4, meaning: 'total', excerpt: '合计 1577.6' }],
      warnings: [],
      changes: [],
      changedRows: 0,
    });
    expect(await world()).toEqual(before);

    expect(await step(startImport, admin, importId)).toMatchObject({ status: 200, body: { state: 'writing' } });
    const done = await seeImport(admin, importId);
    expect(done).toMatchObject({ state: 'done', steps: ['undo'], counts: { new: 2 } });
    expect(done.finishedAt).toBeDefined();
    expect(paymentsIn(await world())).toHaveLength(2);
    // What holds people's data is not kept.
    expect(await sizeOf(key)).toBeUndefined();
    expect(await sizeOf(markerOf(importId))).toBeUndefined();

    expect(await step(undoImport, admin, importId)).toMatchObject({ status: 200, body: { state: 'undoing' } });
    expect(await seeImport(admin, importId)).toMatchObject({ state: 'undone', steps: [] });
    expect(await world()).toEqual(before);

    const { body } = await callApi(listImports, { token: admin });
    expect(body.items.map((item) => [item.importId, item.state])).toEqual([[importId, 'undone']]);
  });

  test('is not written when it changed in storage after it was checked', async () => {
    const before = await world();
    const { importId, key } = await checked();
    await putObject(key, Buffer.from(payments(line(people[0]!, '9999'))), 'text/csv');
    await step(startImport, admin, importId);
    const refused = await seeImport(admin, importId);
    expect(refused).toMatchObject({ state: 'refused', steps: [], problemCount: 1 });
    expect(refused.problems[0]!.message).toContain('和检查过的不一样');
    expect(await world()).toEqual(before);
  });

  test('sent a second time has nothing to write', async () => {
    const first = await checked();
    await step(startImport, admin, first.importId);
    const second = await checked();
    expect(await seeImport(admin, second.importId)).toMatchObject({
      state: 'checked',
      steps: ['cancel'],
      counts: { new: 0, same: 2, changed: 0 },
    });
    expect(await step(startImport, admin, second.importId)).toMatchObject({
      status: 409,
      body: { code: 'imports.nothingNew' },
    });
    expect(await step(cancelImport, admin, second.importId)).toMatchObject({
      status: 200,
      body: { state: 'cancelled' },
    });
    expect(await sizeOf(second.key)).toBeUndefined();
  });

  test('cannot be taken back while something depends on it, and says why', async () => {
    const sent = await checked(
      payments(line(people[0]!, '100')).replace('批次号', '批次号,状态').replace('P1', 'P1,已送银行'),
    );
    await step(startImport, admin, sent.importId);
    const later = await checked(
      payments(line(people[0]!, '100')).replace('批次号', '批次号,状态').replace('P1', 'P1,已到账'),
    );
    await step(startImport, admin, later.importId);
    expect((await seeImport(admin, later.importId)).counts).toMatchObject({ changed: 1 });
    await step(undoImport, admin, sent.importId);
    const kept = await seeImport(admin, sent.importId);
    expect(kept).toMatchObject({ state: 'done', steps: ['undo'] });
    expect(kept.reasons?.[0]).toMatch(/状态又变了/);
  });
});

describe('a file that is right but has to be looked at', () => {
  test('says what is to be seen, with the list of it, and what would change', async () => {
    const people = (village: string, group: string) =>
      csvOf([
        ['姓名', '身份证号', '村', '组', '户编号', '与户主关系'],
        ['孙一', idNumberOf(71), village, group, '0071', '户主'],
        ['孙二', idNumberOf(72), '', '', '', '女'],
        ['填表人：', '李敏', '', '', '', ''],
      ]);
    const first = await sendImport(admin, 'people', people('牛角村', '1组'), { fileName: '花名册.csv' });
    await wake(first.key);
    const found = await seeImport(admin, first.importId);
    expect(found).toMatchObject({
      state: 'checked',
      warningCount: 3,
      skipped: [{ rowNo: 4, meaning: 'note', excerpt: '填表人： 李*' }],
    });
    expect(found.warnings[0]).toMatchObject({ rowNo: 3, column: '村' });
    expect(found.errorList?.fileName).toBe('提醒清单.csv');
    expect(await (await fetch(found.errorList!.url)).text()).toContain('请看一看：第 3 行没有写“村”');
    expect((await step(startImport, admin, first.importId)).status).toBe(200);

    const second = await sendImport(admin, 'people', people('牛角村', '2组'), { fileName: '花名册.csv' });
    await wake(second.key);
    expect(await seeImport(admin, second.importId)).toMatchObject({
      changedRows: 2,
      changes: [
        { rowNo: 2, column: '组', before: '1组', after: '2组' },
        { rowNo: 3, column: '组', before: '1组', after: '2组' },
      ],
    });
  });
});

describe('a file with mistakes', () => {
  test('is refused with row, column and reason, and nothing of it is written', async () => {
    const before = await world();
    const { importId, key } = await checked(
      payments(line(people[0]!, '377.60'), line(people[1]!, '一百'), [
        '张三',
        people[0]!.idNumber,
        '没有的补贴',
        '2026.3.5',
        '5',
        'P1',
      ]),
    );
    const { state, steps, problemCount, problems, counts, errorList } = await seeImport(admin, importId);
    expect({ state, steps, problemCount }).toEqual({ state: 'refused', steps: [], problemCount: 2 });
    expect(counts).toMatchObject({ refused: 2 });
    expect(problems.map(({ rowNo, column }) => [rowNo, column])).toEqual([
      [3, '金额'],
      [4, '姓名'],
    ]);
    expect(problems[0]).toMatchObject({ excerpt: '一百' });
    expect(JSON.stringify(problems)).not.toContain(people[0]!.idNumber);

    const csv = await (await fetch(errorList!.url)).text();
    expect(
      csv
        .split('\r\n')
        .slice(1, 3)
        .map((row) => row.split(',').slice(0, 2)),
    ).toEqual([
      ['3', '金额'],
      ['4', '姓名'],
    ]);
    expect(csv).not.toContain(people[0]!.idNumber);

    expect(await step(startImport, admin, importId)).toMatchObject({
      status: 409,
      body: { code: 'imports.wrongState' },
    });
    expect(await world()).toEqual(before);
    expect(await sizeOf(key)).toBeUndefined();
  });

  test('that cannot be read at all says what it is', async () => {
    const { importId, key } = await sendImport(admin, 'payments', Buffer.from('%PDF-1.7 …'), { fileName: '表.xlsx' });
    await wake(key);
    const refused = await seeImport(admin, importId);
    expect(refused).toMatchObject({ state: 'refused', problems: [{ rowNo: 0, column: '' }] });
    expect(refused.problems[0]!.message).toContain('PDF');
  });

  test('too large or of another kind gets no ticket, and storage takes no more than was said', async () => {
    const ask = async (fileName: string, bytes: number) =>
      (await callApi(requestImportUpload, { token: admin, body: { kind: 'payments', fileName, bytes } })).body;
    expect((await ask('表.doc', 10)).code).toBe('imports.fileKind');
    expect((await ask('表.xlsx', 60 * 1024 * 1024)).code).toBe('imports.tooLarge');
    const { url, fields } = await ask('表.csv', 3);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob(['1234']), 'x');
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(400);
  });
});

describe('the worker', () => {
  test('does a thing once, however often it is told', async () => {
    const { importId, key } = await sendImport(admin, 'payments', good());
    await Promise.all([wake(key), wake(key)]);
    await wake(key);
    const found = await importOf(importId);
    expect(found).toMatchObject({ state: 'checked', version: 3 });

    await callApi(startImport, { token: admin, params: { importId } });
    await Promise.all([wake(markerOf(importId)), wake(markerOf(importId)), wake(markerOf(importId))]);
    expect(await importOf(importId)).toMatchObject({ state: 'done', version: 6 });
    const done = await world();
    await wake(markerOf(importId));
    expect(await importOf(importId)).toMatchObject({ state: 'done', version: 6 });
    expect(await world()).toEqual(done);
  });

  test('leaves what another holds, and goes on with what a dead one left', async () => {
    const { importId, key } = await sendImport(admin, 'payments', good());
    const row = (await importOf(importId))!;
    const until = new Date(Date.now() + 45_000).toISOString();
    await tookImport({ ...row, state: 'checking', lease: { id: 'another', until }, version: 2 }, row);
    await wake(key);
    expect(await importOf(importId)).toMatchObject({ state: 'checking', version: 2 });
    expect(await seeImport(admin, importId)).toMatchObject({ stalled: false, steps: [] });

    const restore = setClock(() => new Date(Date.now() + 4 * 60_000));
    try {
      expect(await seeImport(admin, importId)).toMatchObject({ stalled: true, steps: ['cancel'] });
      await wake(key);
    } finally {
      restore();
    }
    expect(await importOf(importId)).toMatchObject({ state: 'checked' });
  });

  test('out of time stops where it can go on, and leaves itself the marker', async () => {
    const many = await Promise.all(
      Array.from({ length: 10 }, (_, place) => enrol(`王${'甲乙丙丁戊己庚辛壬癸'[place]}`)),
    );
    const years = ['2020', '2021', '2022', '2023', '2024', '2025', '2026'];
    const rows = many.flatMap((each) =>
      years.flatMap((year) => Array.from({ length: 25 }, (_, place) => line(each, '1', `${year}.3.5`, `B${place}`))),
    );
    const { importId } = await checked(payments(...rows));
    await callApi(startImport, { token: admin, params: { importId } });
    let calls = 0;
    // Enough to look at the file again, and to write the first transactions.
    await wake(markerOf(importId), () => ((calls += 1) <= 3 ? 900_000 : 1_000));
    expect(await seeImport(admin, importId)).toMatchObject({ state: 'writing', stalled: false });
    const written = paymentsIn(await world()).length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(1750);
    expect(await sizeOf(markerOf(importId))).toBe(2);

    await wake(markerOf(importId));
    expect(await seeImport(admin, importId)).toMatchObject({ state: 'done', counts: { new: 1750 } });
    expect(paymentsIn(await world())).toHaveLength(1750);
    await step(undoImport, admin, importId);
    expect(paymentsIn(await world())).toEqual([]);
  });

  test('that cannot even read the file in its time says so', async () => {
    const rows = Array.from({ length: 2100 }, (_, place) => line(people[0]!, '1', '2026.3.5', `B${place}`));
    const { importId, key } = await sendImport(admin, 'payments', payments(...rows));
    await wake(key, () => 1_000);
    const refused = await seeImport(admin, importId);
    expect(refused).toMatchObject({ state: 'refused' });
    expect(refused.problems[0]!.message).toContain('拆成几个文件');
  });

  test('deletes what arrives after all for an import that was given up', async () => {
    const { importId, key } = await sendImport(admin, 'payments', good());
    await callApi(cancelImport, { token: admin, params: { importId } });
    await putObject(key, Buffer.from(good()), 'text/csv');
    await wake(key);
    expect(await sizeOf(key)).toBeUndefined();
    expect(await seeImport(admin, importId)).toMatchObject({ state: 'cancelled' });
  });
});

describe('who may', () => {
  test('only who administers all the district; for anyone else there is no such import', async () => {
    const { importId } = await checked();
    const inTown = await signedIn('镇上', { role: 'admin', division: TOWN });
    const elsewhere = await signedIn('外区', { role: 'admin', division: '511504' });
    const inspector = await signedIn('周敏', { role: 'regulator', division: DISTRICT });
    for (const [token, status] of [
      [inTown, 404],
      [elsewhere, 404],
      [inspector, 403],
    ] as const) {
      const params = { importId };
      expect((await callApi(showImport, { token, params })).status).toBe(status);
      expect((await callApi(listImports, { token })).status).toBe(status);
      expect((await callApi(startImport, { token, params })).status).toBe(status);
      expect((await callApi(undoImport, { token, params })).status).toBe(status);
      expect((await callApi(cancelImport, { token, params })).status).toBe(status);
      expect((await callApi(listImportKinds, { token })).status).toBe(status);
      const body = { kind: 'people', fileName: 'a.csv', bytes: 1 };
      expect((await callApi(requestImportUpload, { token, body })).status).toBe(status);
    }
    expect(await seeImport(admin, importId)).toMatchObject({ state: 'checked' });
  });

  test('a step sent twice under one key is one step', async () => {
    const { importId } = await checked();
    const start = () => callApi(startImport, { token: admin, params: { importId }, key: 'the-same-key-0001' });
    expect((await start()).status).toBe(200);
    expect((await start()).status).toBe(200);
    await wake(markerOf(importId));
    expect((await start()).body.state).toBe('done');
    expect((await callApi(startImport, { token: admin, params: { importId } })).body.code).toBe('imports.wrongState');
  });
});

describe('kinds and templates', () => {
  test('each kind of the importer is offered, with its columns', async () => {
    const { body } = await callApi(listImportKinds, { token: admin });
    expect(body.items.map(({ kind }) => kind)).toEqual(ImportKindName.options);
    const idNumber = body.items[0]!.columns.find(({ title }) => title === '身份证号');
    expect(idNumber).toMatchObject({ required: true });
    expect(idNumber!.also).toContain('身份证号码');
  });

  test('a template is an Excel file that the importer itself reads', async () => {
    const { body } = await callApi(showImportTemplate, { token: admin, params: { importKind: 'payments' } });
    expect(body.fileName).toBe('补贴发放明细导入模板.xlsx');
    const bytes = Buffer.from(await (await fetch(body.url)).arrayBuffer());
    expect(bytes.length).toBe(body.bytes);
    const file = fileWith(bytes, 'xlsx');
    const found = await checkFile(kindNamed('payments')!, file, { at: new Date().toISOString(), actor: 'x' });
    found.spool.discard();
    expect(found.report.reading.rows).toMatchObject({ example: 1, data: 0 });
    expect((await templateXlsx(kindNamed('people')!)).subarray(0, 2).toString()).toBe('PK');
  });
});
