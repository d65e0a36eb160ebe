import { idNumberOf } from '../../tests/support/people';
import { contractsOf } from '../accounts/registers/contract-store';
import { resourcesOf } from '../accounts/registers/register-store';
import { forgetDivisions, populationsOf } from '../identity/division-store';
import { personsWithIdNumber, putPerson } from '../identity/person-store';
import { transact } from '../platform/transact';
import { kindNamed } from './all-kinds';
import { tableFile } from './testing/files';
import { AT, BY, dryRun, emptyDistrict, importFile, saidOf } from './testing/office';
import { CannotUndo, undoBatch } from './undo-batch';

jest.setTimeout(300_000);
const NIUJIAO = '511503002201';
const FENGXIANG = '511503001003';
emptyDistrict();

async function check(name: string, rows: string[][]) {
  const { counts, problems } = await dryRun(name, tableFile(rows));
  return { counts, said: saidOf(problems) };
}
const run = async (name: string, rows: string[][]) => (await importFile(name, tableFile(rows))).report.batchId;
const undo = (name: string, batchId: string) => undoBatch(kindNamed(name)!, batchId, BY);
const one = async (place: number) => (await personsWithIdNumber(idNumberOf(place)))[0]!;

describe('people', () => {
  const HEAD = ['姓名', '身份证号', '村', '户主身份证号', '监护人身份证号'];
  it('have guardians in the file, wherever they stand in it, or on the roster', async () => {
    await run('people', [
      HEAD,
      ['李小明', idNumberOf(1), NIUJIAO, '', idNumberOf(2)],
      ['李明', idNumberOf(2), NIUJIAO, '', ''],
    ]);
    expect((await one(1)).guardianIds).toEqual([(await one(2)).personId]);
    await run('people', [HEAD, ['李小红', idNumberOf(3), NIUJIAO, idNumberOf(2), idNumberOf(2)]]);
    // Who names a head that is on the roster lives with them.
    expect(await one(3)).toMatchObject({
      guardianIds: [(await one(2)).personId],
      householdId: (await one(2)).householdId,
    });
    const { said, counts } = await check('people', [HEAD, ['李小刚', idNumberOf(4), NIUJIAO, '', idNumberOf(9)]]);
    expect(said).toEqual([expect.stringContaining('2 监护人身份证号 监护人不在这个文件里')]);
    expect(counts).toEqual({ new: 0, same: 0, changed: 0, refused: 1 });
  });

  it('who are bound keep village and name until they let go', async () => {
    await run('people', [HEAD, ['李明', idNumberOf(2), NIUJIAO, '', '']]);
    const person = await one(2);
    await transact(putPerson({ ...person, accountId: '01JAAAAAAAAAAAAAAAAAAAAAAA', boundAt: AT }, person));
    const moved = await check('people', [HEAD, ['李明', idNumberOf(2), FENGXIANG, '', '']]);
    expect(moved.said).toEqual([expect.stringContaining('解除绑定')]);
    const renamed = await check('people', [HEAD, ['李光明', idNumberOf(2), NIUJIAO, '', '']]);
    expect(renamed.said).toEqual([expect.stringMatching(/^2 姓名 .*解除绑定/)]);
    expect((await check('people', [HEAD, ['李明', idNumberOf(2), NIUJIAO, '', '']])).counts.same).toBe(1);
  });
});

describe('populations', () => {
  it('are set, changed, and given back', async () => {
    const HEAD = ['镇', '行政村', '总人口'];
    const first = await run('populations', [HEAD, ['罗龙街道', '牛角村', '2,316人']]);
    expect((await check('populations', [HEAD, ['罗龙街道', '牛角村', '2316']])).counts.same).toBe(1);
    const twice = await check('populations', [HEAD, ['罗龙街道', '牛角村', '5'], ['', NIUJIAO, '6']]);
    expect(twice.said).toEqual([expect.stringContaining('3 村 和第 2 行是同一个村')]);
    const second = await run('populations', [HEAD, ['罗龙街道', '牛角村', '2400']]);
    forgetDivisions();
    expect((await populationsOf('511503002')).get(NIUJIAO)).toBe(2400);
    await expect(undo('populations', first)).rejects.toThrow(CannotUndo);
    await undo('populations', second);
    forgetDivisions();
    expect((await populationsOf('511503002')).get(NIUJIAO)).toBe(2316);
  });
});

describe('programs', () => {
  const PROGRAM = [
    ['项目编号', '项目名称', '类别', '部门', '级次', '补贴对象', '周期'],
    ['BT99', '试验补贴', '农业生产', '农业农村局', '区级', '农户', '每年一次'],
  ];
  it('stay while a batch that came after them paid by them', async () => {
    await run('people', [
      ['姓名', '身份证号', '村'],
      ['李明', idNumberOf(2), NIUJIAO],
    ]);
    const programs = await run('programs', PROGRAM);
    const payments = await run('payments', [
      ['姓名', '身份证号', '补贴项目', '金额', '发放日期'],
      ['李明', idNumberOf(2), '试验补贴', '100', '2026-03-05'],
    ]);
    await expect(undo('programs', programs)).rejects.toMatchObject({
      reasons: [`后来导入的“payments.csv”（批次 ${payments}）用到了它，不能撤回。要撤先撤回那一批`],
    });
    await undo('payments', payments);
    expect((await undo('programs', programs)).state).toBe('undone');
  });
});

describe('contracts', () => {
  const HEAD = [
    '村',
    '合同编号',
    '合同名称',
    '承租方',
    '标的',
    '起租日期',
    '到期时间',
    '年租金',
    '已收租金',
    '收款日期',
    '资源名称',
  ];
  const line = (no: string, more: { until?: string; on?: string; got?: string; land?: string } = {}) => [
    NIUJIAO,
    no,
    '老鱼塘租赁',
    '王秀英',
    '老鱼塘',
    '2024.1.1',
    more.until ?? '2028.12.31',
    '6000',
    more.got ?? '12000',
    more.on ?? '',
    more.land ?? '老鱼塘',
  ];
  const land = async () => (await resourcesOf(NIUJIAO, { limit: 5 })).items[0]!;
  beforeEach(async () => {
    await run('opening-balances', [
      ['村', '年度', '科目编号', '期初借方', '期初贷方'],
      [NIUJIAO, '2026', '102', '50000', ''],
      [NIUJIAO, '2026', '301', '', '50000'],
    ]);
    await run('resources', [
      ['村', '资源名称', '地类', '面积', '登记日期'],
      [NIUJIAO, '老鱼塘', '鱼塘', '12.5', '2026-01-01'],
    ]);
  });

  it('let what they name, say when the money came, and give it back', async () => {
    const before = await land();
    const batchId = await run('contracts', [HEAD, line('HT-1', { on: '2025.3.1' })]);
    const [contract] = (await contractsOf(NIUJIAO, { limit: 5 })).items;
    expect(contract).toMatchObject({
      resourceId: before.resourceId,
      receipts: [{ receivedOn: '2025-03-01', amountFen: 1_200_000 }],
    });
    expect(await land()).toMatchObject({ use: 'leased', contractId: contract!.contractId });
    expect((await check('contracts', [HEAD, line('HT-1', { on: '2025.3.1' })])).counts.same).toBe(1);
    expect((await check('contracts', [HEAD, line('HT-2')])).said).toEqual([
      expect.stringContaining('已经租给另一个合同'),
    ]);
    await undo('contracts', batchId);
    expect(await land()).toEqual({ ...before, version: 3 });
    // Without a day the money is written on the due that it reaches.
    await run('contracts', [HEAD, line('HT-3')]);
    expect((await contractsOf(NIUJIAO, { limit: 5 })).items[0]!.receipts[0]!.receivedOn).toBe('2025-01-01');
  });

  it.each<[string, string[][], string]>([
    ['unknown land', [line('HT-1', { land: '新鱼塘' })], '2 出租资源名称 资源台账里没有这个名称'],
    ['the same land twice', [line('HT-1'), line('HT-2')], '3 合同编号 和第 2 行租的是同一个东西'],
    ['money of tomorrow', [line('HT-1', { on: '2026.12.1' })], '2 收款日期 收款日期还没到'],
    ['a due to come', [line('HT-1', { got: '24000' })], '2 已收租金 已收租金付到了还没到的一期'],
  ])('refuse %s', async (_, rows, wanted) => {
    expect((await check('contracts', [HEAD, ...rows])).said).toEqual([expect.stringContaining(wanted)]);
  });

  it('that ended only say what they were about', async () => {
    await run('contracts', [HEAD, line('HT-1', { until: '2025.12.31' }), line('HT-2')]);
    expect(await land()).toMatchObject({ use: 'leased', version: 2 });
  });
});
