import { programRows } from '../../scripts/seed/programs';
import { put } from '../../scripts/seed/row';
import { writeRows } from '../../scripts/seed/write';
import { everyRow } from '../../tests/support/every-row';
import { idNumberOf, NIUJIAO } from '../../tests/support/people';
import { PersonEntity } from '../identity/person-store';
import { ProgramEntity } from '../subsidies/program-store';
import { PublicityEntity, PublicityRuleEntity, PublishedBatchEntity } from '../subsidies/publicity/publicity-store';
import { problemsAsCsv } from './problems';
import { personsNumbered } from './kinds/persons';
import { tableFile } from './testing/files';
import { dryRun, emptyDistrict, importFile } from './testing/office';

jest.setTimeout(300_000);
const PROGRAMS = programRows().flatMap((row) => (row.programCode === 'BT01' ? [row] : []));
const twin = (programCode: string, name: string) => ({ ...PROGRAMS[0]!, programCode, name });
const rule = {
  ...{ programCode: 'BT01', names: 'masked' as const, days: 7 },
  ...{ reason: '', source: '', confidence: 'low' as const },
};
emptyDistrict([
  ...PROGRAMS.map((row) => put(ProgramEntity, row)),
  ...['BT90', 'BT91'].map((code) => put(ProgramEntity, twin(code, '试验补贴'))),
  put(PublicityRuleEntity, rule),
]);

const check = (name: string, rows: string[][]) => dryRun(name, tableFile(rows));
const run = async (name: string, rows: string[][]) => (await importFile(name, tableFile(rows))).report;

const ROSTER = ['姓名', '身份证号', '村', '组', '户编号', '与户主关系', '联系电话'];
const person = (name = '王秀英', group = '3组', phone = '') => [
  name,
  idNumberOf(1),
  '牛角村',
  group,
  '0012',
  '户主',
  phone,
];
const PAY = ['身份证号', '姓名', '补贴项目', '发放日期', '金额', '批次号', '面积', '标准', '所属期'];
const pay = (
  paidOn: string,
  more: Partial<Record<'area' | 'price' | 'period' | 'batchNo' | 'program', string>> = {},
) => [
  idNumberOf(1),
  '王秀英',
  more.program ?? 'BT01',
  paidOn,
  '377.6',
  more.batchNo ?? 'B1',
  more.area ?? '3.2',
  more.price ?? '118',
  more.period ?? '2026年',
];

describe('a payment is there once', () => {
  beforeEach(() => run('people', [ROSTER, person()]));

  it.each([
    ['another day', pay('2026-04-12'), '发放日期'],
    ['another day and quantity', pay('2026-04-12', { area: '4.72', price: '80' }), '发放日期'],
    ['a day of the year before', pay('2025-12-31'), '发放日期'],
    ['another quantity on its day', pay('2026-01-12', { area: '4.72', price: '80' }), '数量'],
    ['its period written shorter', pay('2026-04-12', { period: '2026' }), '发放日期'],
  ])('with %s it is refused', async (_, row, column) => {
    await run('payments', [PAY, pay('2026-01-12')]);
    const { problems, counts } = await check('payments', [PAY, row]);
    expect(problems.map((problem) => problem.column)).toEqual([column]);
    expect(counts.new).toBe(0);
  });

  it('another batch or period is another payment, and the same file nothing new', async () => {
    await run('payments', [PAY, pay('2026-01-12')]);
    expect((await check('payments', [PAY, pay('2026-04-12', { batchNo: 'B2' })])).counts.new).toBe(1);
    expect((await check('payments', [PAY, pay('2026-04-12', { period: '2025' })])).counts.new).toBe(1);
    expect((await check('payments', [PAY, pay('2026-01-12', { period: '2026年度' })])).counts.same).toBe(1);
  });

  it('twice in one file it is refused, on the turn of the year too', async () => {
    const { problems } = await check('payments', [PAY, pay('2025-12-31'), pay('2026-01-12'), pay('2026-04-12')]);
    expect(problems.map(({ rowNo }) => rowNo)).toEqual([3, 4]);
  });

  it('two years of a person in one file are counted each in its own', async () => {
    const report = await run('payments', [PAY, pay('2025-12-31', { period: '2025' }), pay('2026-01-12')]);
    expect(report.counts.new).toBe(2);
    expect((await check('payments', [PAY, pay('2025-12-31', { period: '2025' }), pay('2026-01-12')])).counts.same).toBe(
      2,
    );
  });

  it('a name of two programs pays by neither', async () => {
    const { problems } = await check('payments', [PAY, pay('2026-01-12', { program: '试验补贴' })]);
    expect(problems[0]?.message).toContain('BT90、BT91');
  });

  it('money sent while its list was still public is said', async () => {
    const batch = { villageCode: NIUJIAO, programCode: 'BT01', batchNo: 'B1' };
    const head = {
      programName: '',
      period: '',
      publicFrom: '2026-01-08',
      publicUntil: '2026-01-15',
      count: 1,
      totalFen: 1,
    };
    const shown = { names: 'masked' as const, reason: '', source: '', payer: '', phone: '' };
    await writeRows([
      put(PublishedBatchEntity, { ...batch, publicityId: 'P1' }),
      put(PublicityEntity, { ...batch, ...head, ...shown, publicityId: 'P1' }),
    ]);
    const early = await check('payments', [PAY, pay('2026-01-12')]);
    expect(early.problems).toEqual([]);
    expect(early.warnings.map(({ message }) => message)[0]).toContain('公示到 2026-01-15');
    expect((await check('payments', [PAY, pay('2026-01-16')])).warnings).toEqual([]);
  });

  it('a step of its status is shown old and new', async () => {
    const sent = (status: string) => [
      [...PAY, '发放状态'],
      [...pay('2026-01-12'), status],
    ];
    await run('payments', sent('已送银行'));
    const { changes, changedRows } = await check('payments', sent('成功'));
    expect(changes).toEqual([{ rowNo: 2, column: '发放状态', before: '已送银行', after: '已到账' }]);
    expect(changedRows).toBe(1);
  });

  it('sent again on the day it came back is a step, where its day is written; the first list again is not', async () => {
    const said = (status: string, on: string) => [
      [...PAY, '发放状态', '状态日期'],
      [...pay('2026-01-12'), status, on],
    ];
    await run('payments', said('已送银行', '2026-01-12'));
    await run('payments', said('退回', '2026-01-12'));
    const again = await check('payments', [
      [...PAY, '发放状态'],
      [...pay('2026-01-12'), '已送银行'],
    ]);
    expect(again.counts).toMatchObject({ same: 1, changed: 0 });
    const sent = await run('payments', said('已送银行', '2026-01-12'));
    expect(sent.counts).toMatchObject({ changed: 1 });
    expect(sent.warnings[0]!.message).toContain('当天重新发放');
    expect((await check('payments', said('成功', '2026-01-13'))).problems).toEqual([]);
  });

  it('the owner is told of the return that is recorded, and of no other', async () => {
    const [wang] = (await personsNumbered([idNumberOf(1)])).get(idNumberOf(1))!;
    await writeRows([put(PersonEntity, { ...wang!, accountId: 'A1' })]);
    const said = (on: string) => [
      [...PAY, '发放状态', '状态日期'],
      [...pay('2026-01-12'), '退回', on],
    ];
    await run('payments', said('2026-01-14'));
    await run('payments', said('2026-01-15'));
    const told = (await everyRow()).filter(({ kind: of }) => of === 'paymentReturned');
    expect(told).toHaveLength(1);
  });
});

describe('what would change is shown, and what is secret is not', () => {
  it('of a person', async () => {
    await run('people', [ROSTER, person('王秀英', '3组', '13800000000')]);
    const { changes } = await check('people', [ROSTER, person('王桂英', '五组', '13900000001')]);
    expect(changes.map(({ column, before, after }) => [column, before, after])).toEqual([
      ['姓名', '王*英', '王*英（改了，遮住的字不一样）'],
      ['组', '3组', '5组'],
      ['联系电话', '138****0000', '139****0001'],
    ]);
  });

  it('a village’s code stands whole, an identity number in its place does not', async () => {
    const row = (village: string) => ['王秀英', idNumberOf(1), village, '', '', '', ''];
    const unknown = await check('people', [ROSTER, row('511503999999')]);
    expect(unknown.problems[0]).toMatchObject({ column: '村', excerpt: '511503999999' });
    const shifted = await check('people', [ROSTER, row(idNumberOf(2))]);
    expect(JSON.stringify(shifted.problems) + problemsAsCsv(shifted.problems)).not.toContain(
      idNumberOf(2).slice(4, 16),
    );
  });
});

describe('a public list is one whatever it is called', () => {
  const HEAD = [
    '镇',
    '村',
    '补贴项目',
    '批次号',
    '所属期',
    '公示开始日期',
    '姓名',
    '组',
    '金额',
    '发放单位',
    '监督电话',
  ];
  const line = (town: string, village: string, program: string, name = '王秀英', batchNo = 'P-9') => [
    town,
    village,
    program,
    batchNo,
    '2026年',
    '2026-11-20',
    name,
    '1组',
    '100',
    '罗龙街道',
    '12345',
  ];

  it('village and program in two spellings, the town on one line', async () => {
    const rows = [
      HEAD,
      line('', '牛角村', 'BT01'),
      line('罗龙街道', '牛角村委会', PROGRAMS[0]!.name),
      line('', NIUJIAO, 'BT01'),
    ];
    const report = await run('publicities', rows);
    expect(report.counts.new).toBe(3);
    expect((await check('publicities', rows)).counts.same).toBe(3);
    expect((await check('publicities', rows.slice(0, 2))).problems[0]?.message).toContain('已经公示过');
  });

  it('a batch spelled two ways, two names in a cell, a number among the words are refused whole', async () => {
    const two = await check('publicities', [
      HEAD,
      line('', '牛角村', 'BT01'),
      line('', '牛角村', 'BT01', '李明', 'p-9'),
    ]);
    expect(two.problems.map(({ rowNo, column }) => [rowNo, column])).toEqual([[3, '批次号']]);
    expect(two.counts.new).toBe(0);
    const names = await check('publicities', [HEAD, line('', '牛角村', 'BT01', '李建国/张桂兰')]);
    expect(names.problems[0]).toMatchObject({ column: '姓名' });
    const number = line('', '牛角村', 'BT01').map((cell) => (cell === '罗龙街道' ? `罗龙街道 ${idNumberOf(3)}` : cell));
    expect((await check('publicities', [HEAD, number])).problems[0]).toMatchObject({ column: '发放单位' });
  });
});

describe('the catalogue', () => {
  const HEAD = ['编号', '补贴名称', '类别', '部门', '级次', '对象', '周期', '说明'];
  const row = (code: string, name: string, note = '') => [
    code,
    name,
    '农业',
    '农业农村局',
    '中央',
    '农民',
    '每年',
    note,
  ];

  it('has no two programs of one name, also of one file', async () => {
    const { problems } = await check('programs', [HEAD, row('BT95', '新补贴'), row('BT96', '新 补贴')]);
    expect(problems.map(({ rowNo, column }) => [rowNo, column])).toEqual([[3, '项目名称']]);
  });

  it('publishes no number of a person, and asks for a telephone number', async () => {
    const { problems, warnings } = await check('programs', [
      HEAD,
      row('BT95', '新补贴', `问王秀英 ${idNumberOf(1)}`),
      row('BT96', '别的补贴', '问小王 13800138000'),
    ]);
    expect(problems.map(({ rowNo, column }) => [rowNo, column])).toEqual([[2, '备注']]);
    expect(warnings.map(({ rowNo, column }) => [rowNo, column])).toEqual([[3, '备注']]);
  });
});
