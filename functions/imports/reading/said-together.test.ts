import { kindNamed } from '../all-kinds';
import type { KindName } from '../kind-titles';
import type { Numbered } from '../kinds/kind';
import { ProblemList } from '../problems';
import { readRows } from '../read-rows';
import { csvOf, fileWith } from '../testing/files';
import { csvSheet } from './csv';

type Rows = readonly (readonly (string | number)[])[];
async function read(kind: KindName, rows: Rows) {
  const problems = new ProblemList();
  const found: Numbered<Record<string, unknown>>[] = [];
  await readRows(kindNamed(kind)!, await csvSheet(fileWith(csvOf(rows))), problems, (row) => found.push(row));
  return {
    values: found.map(({ row }) => row),
    problems: problems.items.map(({ rowNo, column, message }) => `${rowNo} ${column} ${message}`),
  };
}

const NAMES = ['摘要', '会计科目', '借方金额', '贷方金额'];
const voucherWith = (account: string, title = '会计科目') =>
  read('vouchers', [
    ['村', '日期', '凭证号', '摘要', title, '借方金额', '贷方金额'],
    ['牛角村', '2026-03-12', '记-1', '收租金', account, '100', ''],
  ]);

describe('a code and its name in one cell', () => {
  it.each([
    ['101 库存现金', '101', '库存现金'],
    ['101库存现金', '101', '库存现金'],
    ['101-库存现金', '101', '库存现金'],
    ['[101]库存现金', '101', '库存现金'],
    ['（101）库存现金', '101', '库存现金'],
    ['１０２０１　银行存款\\农商行', '10201', '银行存款\\农商行'],
    ['10201：农商行 2023年开户', '10201', '农商行 2023年开户'],
  ])('%s', async (cell, accountCode, accountName) => {
    for (const title of ['会计科目', '科目', '科目编码', '科目代码及名称']) {
      const { values, problems } = await voucherWith(cell, title);
      expect(problems).toEqual([]);
      expect(values).toMatchObject([{ accountCode, accountName }]);
    }
  });

  it.each(['库存现金', '102 01 农商行', '101 2023年押金', '1 现金', '1021 现金'])('%s is asked', async (cell) => {
    const { values, problems } = await voucherWith(cell);
    expect(values).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^2 科目编号 .*101 库存现金/)]);
  });

  it('a column of names says the name, and a code alone has none', async () => {
    const { values } = await read('vouchers', [
      ['村', '日期', '凭证号', '摘要', '科目编码', '会计科目', '借方金额', '贷方金额'],
      ['牛角村', '2026-03-12', '记-1', '收租金', '10201 农商行', '银行存款-农商行', '100', ''],
      ['', '', '', '收租金', '501 经营收入', '', '', '100'],
      ['', '', '', '收租金', '501', '', '', '100'],
    ]);
    expect(values.map(({ accountCode, accountName }) => [accountCode, accountName])).toEqual([
      ['10201', '银行存款-农商行'],
      ['501', '经营收入'],
      ['501', undefined],
    ]);
  });

  it('openings have it, and their total counts the details and not what stands above them', async () => {
    const { values, problems } = await read('opening-balances', [
      ['村', '年度', '科目', '期初借方', '期初贷方'],
      ['牛角村', '2026', '102 银行存款', '500', ''],
      ['', '', '10201 农商行', '300', ''],
      ['', '', '10202 邮储银行', '200', ''],
      ['', '', '301 资本', '', '500'],
      ['合计', '', '', '500', '500'],
    ]);
    expect(problems).toEqual([]);
    expect(values.map(({ accountCode, accountName }) => [accountCode, accountName])).toEqual([
      ['102', '银行存款'],
      ['10201', '农商行'],
      ['10202', '邮储银行'],
      ['301', '资本'],
    ]);
  });
});

describe('a day in three columns', () => {
  const journal = (rows: Rows, header: Rows = [['年', '月', '日', '字', '号', ...NAMES]]) =>
    read('vouchers', [['账套：牛角村'], ...header, ...rows]);
  const days = async (...given: Parameters<typeof journal>) => {
    const { values, problems } = await journal(...given);
    return problems.length > 0
      ? problems
      : values.map(({ voucherOn, voucherNo }) => `${String(voucherOn)} ${String(voucherNo)}`);
  };
  const line = (...day: (string | number)[]) => [...day, '收租金', '102 银行存款', '100', ''];

  it('is the day of its voucher and of the lines that leave it blank; the same number of another month is another voucher', async () => {
    expect(
      await days([
        line('2026', '1', '8', '记', '1'),
        line('', '', '', '', ''),
        line('2026', '02', '8', '记', '1'),
        line('2026年', '2月', '28日', '记', '2'),
      ]),
    ).toEqual(['2026-01-08 记-1', '2026-01-08 记-1', '2026-02-08 记-1', '2026-02-28 记-2']);
  });

  it('has its year over the month and the day, where the header says it of all', async () => {
    const header = [
      ['2026年', '', '凭证', '', '摘要', '会计科目', '借方', '贷方'],
      ['月', '日', '字', '号', '', '', '金额', '金额'],
    ];
    expect(await days([line('3', '12', '记', '7'), line('', '', '', '')], header)).toEqual([
      '2026-03-12 记-7',
      '2026-03-12 记-7',
    ]);
  });

  it.each([
    ['no day', line('2026', '3', '', '记', '1'), '年、月、日没有写全'],
    ['no year', line('', '3', '12', '记', '1'), '年、月、日没有写全'],
    ['a day that is none', line('2026', '2', '30', '记', '1'), '日历上没有这一天'],
    ['a year of two digits', line('26', '3', '12', '记', '1'), '年份只有两位'],
  ])('%s is asked', async (_, row, wanted) => {
    expect(await days([row])).toEqual([expect.stringContaining(wanted)]);
  });

  it('without a year there is no day; a column that says the whole is read and they are not', async () => {
    const monthAndDay = [['月', '日', '字', '号', ...NAMES]];
    expect(await days([line('3', '12', '记', '1')], monthAndDay)).toEqual([expect.stringContaining('缺少列：日期')]);
    const whole = [['年', '月', '日', '日期', '号', ...NAMES]];
    expect(await days([line('2025', '1', '1', '2026-03-12', '记-1')], whole)).toEqual(['2026-03-12 记-1']);
  });

  it('a bank says it so, too', async () => {
    const { values, problems } = await read('statements', [
      ['账号：88110100123456780'],
      ['年', '月', '日', '摘要', '收入', '支出', '余额'],
      ['2026', '3', '2', '租金', '5000', '', '105000'],
    ]);
    expect(problems).toEqual([]);
    expect(values).toMatchObject([{ on: '2026-03-02', incomeFen: 500_000 }]);
  });
});

describe('a month without a label above the table', () => {
  const openings = (...above: string[]) =>
    read('opening-balances', [
      ['科目余额表'],
      ['单位：牛角村', ...above],
      ['科目编码', '科目名称', '期初借方', '期初贷方'],
      ['102', '银行存款', '500', ''],
    ]);

  it.each(['2026年1月', '2026年01月', '2026 年 1 月份', '２０２６年１月', '2026年度'])('%s', async (month) => {
    const { values, problems } = await openings(month);
    expect(problems).toEqual([]);
    expect(values).toMatchObject([{ year: 2026, accountCode: '102' }]);
  });

  it('is that of another month, two that differ say nothing, and a label comes first', async () => {
    expect((await openings('2026年5月')).problems).toEqual([expect.stringContaining('是 5 月的表')]);
    expect((await openings('2026年1月', '2025年1月')).problems).toEqual([expect.stringContaining('缺少列：年度')]);
    expect((await openings('期间：2025年1月', '2026年1月')).values).toMatchObject([{ year: 2025 }]);
    expect((await openings('2026年1月31日')).problems).toEqual([expect.stringContaining('缺少列：年度')]);
  });
});
