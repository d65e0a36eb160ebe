import { readdirSync } from 'node:fs';
import path from 'node:path';
import { programRows } from '../../scripts/seed/programs';
import { put } from '../../scripts/seed/row';
import { writeRows } from '../../scripts/seed/write';
import { idNumberOf } from '../../tests/support/people';
import { latestYearOf, putVillageYear } from '../accounts/book-store';
import { setClock } from '../platform/clock';
import { transact } from '../platform/transact';
import { ProgramEntity } from '../subsidies/program-store';
import { FileProblem } from './reading/sheet';
import { tableFile } from './testing/files';
import { AT, CHART, dryRun, importFile, saidOf as linesOf } from './testing/office';
import { freshDistrict } from '../reports/testing/people';

const FOLDER = path.join(__dirname, '../../data/import/broken');
const NIUJIAO = '511503002201';
let restoreClock = () => {};

const write = (name: string, rows: string[][]) => importFile(name, tableFile(rows));

beforeAll(async () => {
  restoreClock = setClock(() => new Date(AT));
  await freshDistrict();
  await writeRows([...CHART, ...programRows().map((row) => put(ProgramEntity, row))]);
  await write('people', [
    ['姓名', '身份证号', '村'],
    ['王秀英', idNumberOf(1), NIUJIAO],
    ['李明', idNumberOf(2), NIUJIAO],
  ]);
  await write('opening-balances', [
    ['村', '年度', '科目编号', '期初借方', '期初贷方'],
    [NIUJIAO, '2026', '102', '50000', ''],
    [NIUJIAO, '2026', '301', '', '50000'],
  ]);
  const year = (await latestYearOf(NIUJIAO))!;
  await transact(putVillageYear({ ...year, closedThrough: 1 }, year));
});
afterAll(() => restoreClock());

/** File, kind, and each thing that is to be said of it: row, column, the reason. */
const BROKEN: [file: string, kind: string, said: string[]][] = [
  ['科学计数法.csv', 'payments', ['2 身份证号 Excel 把身份证号变成了 1.23E+17 的样子']],
  ['身份证存成数字.xlsx', 'payments', ['2 身份证号 身份证号在表里是数字，Excel 只留 15 位']],
  ['村代码丢了零.csv', 'people', ['2 村 村代码要 12 位，这里是 11 位']],
  ['合计对不上.csv', 'payments', ['4 金额 合计对不上：表里写 ¥160.00，上下各行加起来是 ¥150.00，差 ¥10.00']],
  ['多行合并表头.xlsx', 'payments', ['4 金额 不是金额']],
  ['金额合并单元格.xlsx', 'payments', ['3 金额 是合并单元格']],
  ['一点二万.csv', 'payments', ['3 金额 金额有 3 位小数']],
  ['GB18030.csv', 'payments', ['2 姓名 姓名和花名册对不上（花名册上是“王*英”）']],
  ['UTF-16.csv', 'payments', ['2 姓名 姓名和花名册对不上（花名册上是“王*英”）']],
  ['公式错误.xlsx', 'payments', ['2 金额 单元格是公式错误 #REF!']],
  ['没有这一天.csv', 'payments', ['2 发放日期 日历上没有这一天']],
  ['两位年份.csv', 'payments', ['2 发放日期 年份只有两位']],
  ['三位小数.csv', 'payments', ['2 金额 金额有 3 位小数']],
  ['没有这个村.csv', 'people', ['2 村 没有这个村']],
  ['缺一列.csv', 'payments', ['1 表头 表头在第 1 行，缺少列：身份证号']],
  ['同一笔两遍.csv', 'payments', ['3 身份证号 和第 2 行重复']],
  ['监护人找不到.csv', 'people', ['2 监护人身份证号 监护人不在这个文件里，也不在花名册上']],
  ['凭证借贷不平.csv', 'vouchers', ['2 借方金额 借方合计和贷方合计不相等（凭证 记-1：借方 120.00，贷方 100.00）']],
  ['凭证月份已结账.csv', 'vouchers', ['2 日期 1 月已经结账，不能再记']],
  ['网页冒充的表.xls.csv', 'payments', ['1 表头 没有找到表头']],
];

async function saidOf(kindName: string, file: string): Promise<string[]> {
  try {
    const report = await dryRun(kindName, file);
    const { data } = report.reading.rows;
    const { new: fresh, same, changed, refused } = report.counts;
    expect(fresh + same + changed + refused).toBe(data);
    expect(JSON.stringify(report.problems)).not.toMatch(/\d{12}/);
    return linesOf(report.problems);
  } catch (error) {
    if (error instanceof FileProblem) return [error.message];
    throw error;
  }
}

describe('the examples that break', () => {
  it.each(BROKEN)('%s', async (file, kind, said) => {
    expect(await saidOf(kind, path.join(FOLDER, file))).toEqual(
      said.map(
        (each) => expect.stringMatching(new RegExp(`^${each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)) as string,
      ),
    );
  });

  it('are all in the table', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(BROKEN.map(([file]) => file).sort());
  });
});
