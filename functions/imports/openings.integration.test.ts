import { balancesOf } from '../accounts/balances/balance-store';
import { csvOf, fileWith, tableFile } from './testing/files';
import { dryRun, emptyDistrict, importFile, saidOf } from './testing/office';
import { workbook } from './testing/xlsx';

jest.setTimeout(300_000);
const NIUJIAO = '511503002201';
emptyDistrict();

type Cells = readonly (string | number | undefined)[];
const load = async (kind: string, file: string) => (await importFile(kind, file)).report;
const openings = (rows: readonly Cells[]) => load('opening-balances', tableFile(rows));
const said = async (rows: readonly Cells[]) => saidOf((await dryRun('opening-balances', tableFile(rows))).problems);
const opened = async (villageCode = NIUJIAO) =>
  Object.fromEntries(
    ((await balancesOf({ villageCode, year: 2026 }))?.accounts ?? []).map((one) => [one.accountCode, one.openingFen]),
  );

const SIDES = ['村', '年度', '科目编码', '科目名称', '期初借方', '期初贷方'];
const BALANCE = ['村', '年度', '科目编码', '科目名称', '方向', '期初余额'];

describe('opening balances as offices export them', () => {
  it('are read by 方向 and one balance; 平 is nothing, a balance below zero stands on the other side', async () => {
    const { sums } = await openings([
      BALANCE,
      ['牛角村', '2026', '101', '库存现金', '借', '1000'],
      ['', '', '102', '银行存款', '借', '50000'],
      ['', '', '112', '应收款', '借', '-20'],
      ['', '', '211', '应付款', '平', '0'],
      ['', '', '301', '资本', '贷', '50980'],
    ]);
    expect(await opened()).toEqual({ 101: 100_000, 102: 5_000_000, 112: -2000, 301: -5_098_000 });
    expect(sums.map(({ fen }) => fen)).toEqual([5_098_000, 5_098_000]);
  });

  it('show nobody whole in the name of a sub-account, and no number of a person', async () => {
    const { warnings } = await openings([
      SIDES,
      ['牛角村', '2026', '11301', '内部往来\\王秀英', '1000', ''],
      ['', '', '11302', '王秀英 511503197003154321', '500', ''],
      ['', '', '11303', '牛角村三组', '500', ''],
      ['', '', '10201', '农商行 6222021234567890128', '2000', ''],
      ['', '', '301', '资本', '', '4000'],
    ]);
    const names = (await balancesOf({ villageCode: NIUJIAO, year: 2026 }))!.accounts.map(
      ({ accountName }) => accountName,
    );
    expect(names).toEqual(['农商行 ***************0128', '内部往来\\王*英', '王*英', '牛角村三组', '资本']);
    expect(warnings.map(({ rowNo, column }) => [rowNo, column])).toEqual([
      [2, '科目名称'],
      [3, '科目名称'],
      [5, '科目名称'],
    ]);
  });

  it('are not the turnover that stands beside them', async () => {
    await openings([
      ['村', '年度', '科目编码', '科目名称', '方向', '年初余额', '借方金额', '贷方金额', '期末余额'],
      ['牛角村', '2026', '102', '银行存款', '借', '50000', '6000', '', '56000'],
      ['', '', '301', '资本', '贷', '50000', '', '', '50000'],
      ['', '', '211', '应付款', '贷', '0', '', '6000', '6000'],
    ]);
    expect(await opened()).toEqual({ 102: 5_000_000, 301: -5_000_000 });
  });

  it('are read from a table with 方向 before each balance', async () => {
    await openings([
      ['牛角村科目余额表'],
      ['村', '年度', '科目编码', '科目名称', '方向', '期初余额', '借方', '贷方', '方向', '期末余额'],
      ['牛角村', '2026', '101', '库存现金', '借', '1000', '500', '300', '借', '1200'],
      ['', '', '301', '资本', '贷', '1000', '', '', '贷', '1000'],
      ['', '', '501', '经营收入', '平', '0', '', '20000', '贷', '20000'],
    ]);
    expect(await opened()).toEqual({ 101: 100_000, 301: -100_000 });
  });

  const standard = (name: string, period: string) =>
    fileWith(
      workbook({
        sheets: [
          {
            name: '余额表',
            rows: [
              ['科目余额表'],
              [`单位名称：${name}`, '', '', '', period],
              ['科目编码', '科目名称', '期初余额', '', '本期发生额', '', '期末余额', ''],
              ['', '', '借方', '贷方', '借方', '贷方', '借方', '贷方'],
              ['101', '库存现金', 1000, '', 500, 300, 1200, ''],
              ['102', '银行存款', 50000, '', 0, 0, 50000, ''],
              ['10201', '银行存款-农商行', 30000, '', 0, 0, 30000, ''],
              ['10202', '银行存款-邮储', 20000, '', 0, 0, 20000, ''],
              ['301', '资本', '', 51000, '', 200, '', 51200],
              ['合计', '', 51000, 51000, 500, 500, 51200, 51200],
            ],
            merges: ['C3:D3', 'E3:F3', 'G3:H3', 'A3:A4', 'B3:B4'],
          },
        ],
      }),
      'xlsx',
    );

  it('are read from the standard 科目余额表, its village and year above it; a parent is compared and not added', async () => {
    const { counts, sums } = await load('opening-balances', standard('牛角村', '期间：2026年1月'));
    expect(await opened()).toEqual({ 101: 100_000, 10201: 3_000_000, 10202: 2_000_000, 301: -5_100_000 });
    expect(counts).toEqual({ new: 5, same: 0, changed: 0, refused: 0 });
    expect(sums.map(({ fen }) => fen)).toEqual([5_100_000, 5_100_000]);
    expect((await load('opening-balances', standard('牛角村', '期间：2026年1月'))).counts.same).toBe(5);
  });

  it('are not those of another month', async () => {
    const { problems } = await dryRun('opening-balances', standard('牛角村', '期间：2026年5月'));
    expect(problems[0]?.message).toContain('是 5 月的表');
  });

  it('of a parent that is not the sum of its details are refused', async () => {
    expect(
      await said([
        SIDES,
        ['牛角村', '2026', '102', '银行存款', '60000', ''],
        ['', '', '10201', '农商行', '30000', ''],
        ['', '', '10202', '邮储', '20000', ''],
        ['', '', '301', '资本', '', '50000'],
      ]),
    ).toEqual(['2 科目编号 上级科目写的是 借 ¥60,000.00，它的明细加起来是 借 ¥50,000.00，对不上，请核对']);
  });

  it.each<[string, readonly Cells[], string]>([
    [
      'no sums at all',
      [
        ['村', '年度', '科目编码', '科目名称', '方向'],
        ['牛角村', '2026', '101', '库存现金', '借'],
      ],
      '没有找到期初余额',
    ],
    [
      'a balance of no side',
      [
        ['村', '年度', '科目编码', '科目名称', '期初余额', '借方金额', '贷方金额'],
        ['牛角村', '2026', '101', '库存现金', '1000', '500', '300'],
      ],
      '没有“方向”',
    ],
    [
      'what moved and where it ended',
      [
        ['村', '年度', '科目编码', '科目名称', '借方发生额', '贷方发生额', '期末余额'],
        ['牛角村', '2026', '101', '库存现金', '500', '300', '1200'],
      ],
      '没有年初（期初）余额',
    ],
    ['a side left open', [BALANCE, ['牛角村', '2026', '101', '库存现金', '', '1000']], '没有写方向'],
    ['平 with a balance', [BALANCE, ['牛角村', '2026', '101', '库存现金', '平', '1000']], '方向写的是“平”'],
    [
      'sides that differ',
      [BALANCE, ['牛角村', '2026', '101', '库存现金', '借', '1000'], ['', '', '301', '资本', '贷', '900']],
      '期初不平',
    ],
  ])('with %s are refused', async (_, rows, wanted) => {
    expect((await said(rows))[0]).toContain(wanted);
    expect(await opened()).toEqual({});
  });

  it('of one village under two names are one book', async () => {
    expect(
      await said([
        SIDES,
        ['牛角村', '2026', '101', '库存现金', '1000', ''],
        ['牛角村', '2026', '301', '资本', '', '1000'],
        ['牛角村委会', '2026', '101', '库存现金', '50000', ''],
        ['牛角村委会', '2026', '321', '本年收益', '', '50000'],
      ]),
    ).toEqual([expect.stringContaining('4 科目编号 和第 2 行是同一个科目')]);
    await openings([
      SIDES,
      ['牛角村', '2026', '101', '库存现金', '1000', ''],
      ['牛角村', '2026', '301', '资本', '', '1000'],
      ['牛角村委会', '2026', '102', '银行存款', '50000', ''],
      ['牛角村委会', '2026', '321', '本年收益', '', '50000'],
    ]);
    expect(await opened()).toEqual({ 101: 100_000, 102: 5_000_000, 301: -100_000, 321: -5_000_000 });
  });
});

describe('a book that is open', () => {
  const FIRST = [SIDES, ['牛角村', '2026', '102', '银行存款', '51000', ''], ['', '', '301', '资本', '', '51000']];
  const OTHER = [
    SIDES,
    ['牛角村', '2026', '101', '库存现金', '1000', ''],
    ['', '', '102', '银行存款', '49000', ''],
    ['', '', '301', '资本', '', '50000'],
  ];

  it('takes other openings while nothing is posted, and shows what was there', async () => {
    await openings(FIRST);
    const { changes } = await openings(OTHER);
    expect(changes.map(({ rowNo, before, after }) => [rowNo, before, after])).toEqual(
      expect.arrayContaining([
        [3, '¥51,000.00', '¥49,000.00'],
        [4, '¥51,000.00', '¥50,000.00'],
      ]),
    );
    expect(await opened()).toEqual({ 101: 100_000, 102: 4_900_000, 301: -5_000_000 });
  });

  it('is never wiped', async () => {
    await openings(FIRST);
    expect((await said([SIDES, ['牛角村', '2026', '102', '银行存款', '0', '']]))[0]).toContain(
      '不能清空。现在的期初是 银行存款 借 ¥51,000.00，资本 贷 ¥51,000.00',
    );
    expect(await opened()).toEqual({ 102: 5_100_000, 301: -5_100_000 });
  });

  it('that has vouchers keeps what it opened with', async () => {
    await openings(FIRST);
    await load(
      'vouchers',
      fileWith(
        csvOf([
          ['村', '日期', '凭证号', '摘要', '科目编号', '借方金额', '贷方金额'],
          ['牛角村', '2026-03-12', '记-1', '收租金', '102', '100', ''],
          ['', '', '', '', '501', '', '100'],
        ]),
      ),
    );
    expect((await said(OTHER))[0]).toContain('已经记了凭证，期初不能再用导入改。现在的期初是 银行存款 借 ¥51,000.00');
    expect((await openings(FIRST)).counts.same).toBe(2);
  });
});
