import { balancesOf } from '../accounts/balances/balance-store';
import { entriesIn, villageYearOf, voucherIdNumbered, voucherOf } from '../accounts/book-store';
import { payeeSumsOf } from '../accounts/reading/reading-store';
import { kindNamed } from './all-kinds';
import { checkFile } from './check-file';
import { csvOf, fileWith, tableFile } from './testing/files';
import { BY, dryRun, emptyDistrict, importFile, saidOf } from './testing/office';
import { undoBatch } from './undo-batch';
import { writeFile } from './write-file';

jest.setTimeout(300_000);
const BOOK = { villageCode: '511503002201', year: 2026 };
emptyDistrict();
beforeEach(async () => {
  await load('opening-balances', [
    ['村', '年度', '科目编码', '科目名称', '期初借方', '期初贷方'],
    ['牛角村', '2026', '102', '银行存款', '50000', ''],
    ['', '', '301', '资本', '', '50000'],
  ]);
});

type Rows = readonly (readonly (string | undefined)[])[];
const look = (rows: Rows) => dryRun('vouchers', tableFile(rows));
const load = async (name: string, rows: Rows) => (await importFile(name, tableFile(rows))).report;
const post = (rows: Rows) => load('vouchers', rows);
const said = async (rows: Rows) => saidOf((await look(rows)).problems);
const entries = async () => (await entriesIn(BOOK, {}, { limit: 50 })).items;
const numbered = async (voucherNo: string) => {
  const voucherId = await voucherIdNumbered(BOOK, voucherNo);
  return voucherId ? voucherOf(BOOK, voucherId) : undefined;
};

const HEAD = ['村', '日期', '凭证字号', '摘要', '科目编码', '科目名称', '借方', '贷方'];
const rent = (no: string, yuan: string, on = '2026-05-05') => [
  ['牛角村', on, no, '收租金', '102', '银行存款', yuan, ''],
  ['', '', '', '', '501', '经营收入', '', yuan],
];
const power = (no: string, yuan: string, on = '2026-05-06') => [
  ['牛角村', on, no, '付电费', '513', '管理费用', yuan, ''],
  ['', '', '', '', '102', '银行存款', '', yuan],
];

test('who sent a file is kept with each of its vouchers, and with those that take them back', async () => {
  const by = { ...BY, personIds: ['P1'] };
  const checked = await checkFile(kindNamed('vouchers')!, fileWith(csvOf([HEAD, ...rent('记-1', '600')])), by);
  await writeFile(kindNamed('vouchers')!, checked, { ...by, fileName: 'x.csv' });
  checked.spool.discard();
  expect((await numbered('记-1'))!.bookers).toEqual({ personIds: ['P1'], areAll: false });
  await undoBatch(kindNamed('vouchers')!, checked.report.batchId, { ...BY, personIds: ['P2'] });
  expect((await numbered('冲-记-1'))!.bookers).toEqual({ personIds: ['P1', 'P2'], areAll: false });
});

describe('a voucher', () => {
  it('that is pasted twice is refused by name, wherever it stands again', async () => {
    expect(await said([HEAD, ...rent('记-P1', '600'), ...power('记-P2', '30'), ...rent('记-P1', '600')])).toEqual([
      expect.stringContaining('6 凭证号 凭证 记-P1 和第 2 行起的那一张一模一样'),
    ]);
    expect((await said([HEAD, ...rent('记-P1', '600'), ...rent('记-P1', '600')]))[0]).toContain('贴了两遍');
    const full = rent('记-P1', '600').map((row) => ['牛角村', '2026-05-05', '记-P1', '收租金', ...row.slice(4)]);
    expect((await said([HEAD, ...full, ...full]))[0]).toContain('4 凭证号 从这一行起');
  });

  it('of a number that another has is refused', async () => {
    expect((await said([HEAD, ...rent('1', '600'), ...power('1', '30', '2026-05-05')]))[0]).toContain(
      '4 凭证号 凭证 1 同一天在第 2 行已经有一张，内容不一样',
    );
  });

  it('of 收1 is not that of 付1', async () => {
    const head = ['村', '日期', '凭证字', '凭证号', '摘要', '科目编码', '借方', '贷方'];
    await post([
      head,
      ['牛角村', '2026-05-05', '收', '1', '收租金', '102', '600', ''],
      ['', '', '', '', '', '501', '', '600'],
      ['牛角村', '2026-05-05', '付', '1', '付电费', '513', '30', ''],
      ['', '', '', '', '', '102', '', '30'],
    ]);
    expect((await numbered('收-1'))?.totalFen).toBe(60_000);
    expect((await numbered('付-1'))?.totalFen).toBe(3000);
  });

  it('has its own papers, signatures and day, never those of the one above', async () => {
    const head = [...HEAD, '附件张数', '制单', '审核', '审批'];
    const first = [
      ['牛角村', '2026-06-05', '记-1', '收租金', '102', '', '600', '', '3', '李敏', '王芳', '陈建国'],
      ['', '', '', '', '501', '', '', '600', '', '', '', ''],
    ];
    const second = (on: string, summary: string) => [
      ['', on, '记-2', summary, '513', '', '30', '', '', '', '', ''],
      ['', '', '', '', '102', '', '', '30', '/', '-', '无', ''],
    ];
    const wrong = await said([head, ...first, ...second('', '')]);
    expect(wrong).toEqual(
      expect.arrayContaining([
        expect.stringContaining('4 日期 “日期”是空的'),
        expect.stringContaining('4 摘要 “摘要”是空的'),
      ]),
    );
    await post([head, ...first, ...second('2026-06-06', '付电费')]);
    expect(await numbered('记-1')).toMatchObject({ preparedBy: '李敏', reviewedBy: '王芳', approvedBy: '陈建国' });
    expect(await numbered('记-2')).toMatchObject({ preparedBy: '', reviewedBy: '', approvedBy: '', attachments: [] });
  });

  it('with one column of sums stands on the side of its 方向', async () => {
    await post([
      ['村', '日期', '凭证号', '摘要', '科目编码', '方向', '金额'],
      ['牛角村', '2026-01-05', '记-1', '收租金', '102', '借', '6000'],
      ['', '', '', '', '501', '贷', '6000'],
    ]);
    expect(await villageYearOf(BOOK)).toMatchObject({ incomeFen: 600_000, balanceFen: 5_600_000 });
    expect(
      (
        await said([
          ['村', '日期', '凭证号', '摘要', '科目编码', '金额'],
          ['牛角村', '2026-01-05', '记-2', '收租金', '102', '6000'],
        ])
      )[0],
    ).toContain('没有找到金额');
  });

  it('beyond what a year can keep is refused at its row', async () => {
    const rows = Array.from({ length: 101 }, (_, at) => rent(`记-${at + 1}`, '100000000000')).flat();
    expect(await said([HEAD, ...rows])).toEqual([
      '202 借方金额 加上这一张，全年的合计就太大了，请看看金额是不是填错了',
    ]);
  });
});

describe('a journal as 用友 and 金蝶 export it', () => {
  const journal: Rows = [
    ['编制单位：牛角村股份经济合作联合社', '', '', '', '', '', '单位：元'],
    ['记账凭证序时簿'],
    ['日期', '凭证字号', '摘要', '科目编码', '科目名称', '借方', '贷方'],
    ['2026-01-05', '记-0001', '收鱼塘租金', '102', '银行存款', '6,000.00', ''],
    ['', '', '', '501', '经营收入', '', '6,000.00'],
    ['2026-01-06', '记-0002', '付打印费', '513', '管理费用', '300.00', '0.00'],
    ['', '', '', '102', '银行存款', '0.00', '300.00'],
    ['', '', '本月合计', '', '', '6,300.00', '6,300.00'],
    ['', '', '本年累计', '', '', '6,300.00', '6,300.00'],
    ['2026-02-06', '记-0001', '付电费', '513', '管理费用', '100.00', ''],
    ['', '', '', '102', '银行存款', '', '100.00'],
  ];

  it('has its village above the header, and numbers that begin anew each month', async () => {
    const { counts, warnings } = await post(journal);
    expect(counts).toEqual({ new: 6, same: 0, changed: 0, refused: 0 });
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('每月从 1 号重新编')]);
    expect(await numbered('1月记-0001')).toMatchObject({ voucherOn: '2026-01-05', totalFen: 600_000 });
    expect(await numbered('2月记-0001')).toMatchObject({ voucherOn: '2026-02-06', totalFen: 10_000 });
    expect((await post(journal)).counts).toMatchObject({ new: 0, same: 6 });
    expect(await villageYearOf(BOOK)).toMatchObject({ incomeFen: 600_000, expenseFen: 40_000, entryCount: 3 });
  });

  it('month by month is the same book, and a month again is the same month', async () => {
    const [january, february] = [journal.slice(0, 7), [...journal.slice(0, 3), ...journal.slice(9)]];
    await post(january);
    await post(february);
    expect(await numbered('记-0001')).toMatchObject({ voucherOn: '2026-01-05' });
    expect(await numbered('2月记-0001')).toMatchObject({ voucherOn: '2026-02-06' });
    for (const file of [journal, january, february]) expect((await post(file)).counts.new).toBe(0);
    const again = [...journal.slice(0, 3), ['2026-02-20', ...journal[9]!.slice(1)], journal[10]!];
    expect((await said(again))[0]).toContain('这个月里已经用过');
  });

  it('is taken back as it was posted', async () => {
    const { batchId } = await post(journal);
    await undoBatch(kindNamed('vouchers')!, batchId, BY);
    expect(await villageYearOf(BOOK)).toMatchObject({ incomeFen: 0, expenseFen: 0, balanceFen: 5_000_000 });
  });
});

describe('红字', () => {
  it('takes back on its own side: income and expense of the month are true', async () => {
    await post([HEAD, ...rent('记-1', '600', '2026-07-05'), ...rent('记-2', '-600', '2026-07-06')]);
    expect(await villageYearOf(BOOK)).toMatchObject({
      incomeFen: 0,
      expenseFen: 0,
      balanceFen: 5_000_000,
      months: [{ month: '2026-07', incomeFen: 0, expenseFen: 0, count: 2 }],
    });
    expect((await entries()).map(({ direction, amountFen }) => [direction, amountFen])).toEqual([
      ['income', -60_000],
      ['income', 60_000],
    ]);
    expect((await numbered('记-2'))?.lines.map(({ debitFen, creditFen }) => [debitFen, creditFen])).toEqual([
      [-60_000, 0],
      [0, -60_000],
    ]);
    const balances = await balancesOf(BOOK);
    expect(balances?.accounts.find(({ accountCode }) => accountCode === '501')?.turnover).toEqual([
      { period: 7, debitFen: 0, creditFen: 0 },
    ]);
  });
});

describe('what is public', () => {
  const paid = (no: string, to: string, nature = '') => [
    ['牛角村', '2026-05-06', no, '付务工费', '513', '管理费用', '10', '', to, nature],
    ['', '', '', '', '102', '银行存款', '', '10', '', ''],
  ];
  const head = [...HEAD, '往来', '往来性质'];

  it('has no whole name that nobody says is a body’s; whoever is unsure is asked', async () => {
    const names = ['王建中', '李银花', '赵合意', '周作林', '杨春行', '司马光明', '何政', '买买提·吐尔逊', '陈会英'];
    const rows = names.flatMap((name, at) => paid(`记-${at + 1}`, name));
    const { warnings } = await post([head, ...rows, ...paid('记-20', '宜宾市南溪区供电公司', '单位')]);
    const shown = (await entries()).map(({ counterparty }) => counterparty);
    for (const name of names) expect(shown).not.toContain(name);
    expect(shown).toContain('宜宾市南溪区供电公司');
    expect(warnings).toHaveLength(names.length);
    expect(JSON.stringify(warnings)).not.toMatch(new RegExp(names.join('|')));
    expect(warnings[0]).toMatchObject({ rowNo: 2, column: '往来单位' });
  });

  it('keeps two people of one masked name apart, and one person together', async () => {
    await post([head, ...paid('记-1', '王秀英'), ...paid('记-2', '王桂英'), ...paid('记-3', '王秀英', '个人')]);
    const payees = (await payeeSumsOf(BOOK))?.payees ?? [];
    expect(payees.map(({ name, count }) => `${name} ${count}`).sort()).toEqual(['王*英 1', '王*英 2']);
  });

  it('has no number of a person in its words', async () => {
    const words = '付王秀英511503194001010004低保款 电话13800138000';
    const { warnings } = await post([
      HEAD,
      ['牛角村', '2026-01-05', '记-40', words, '513', '管理费用', '10', ''],
      ['', '', '', '', '102', '银行存款', '', '10'],
    ]);
    expect(warnings.some(({ column }) => column === '摘要')).toBe(true);
    const kept = JSON.stringify([await entries(), await numbered('记-40'), warnings]);
    expect(kept).not.toContain('511503194001010004');
    expect(kept).not.toContain('13800138000');
  });
});
