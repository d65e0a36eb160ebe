import { idCheckDigit } from '@shared/text/id-number';
import { kindNamed } from '../all-kinds';
import type { Cell } from '../cells/cell';
import type { KindName } from '../kind-titles';
import type { Numbered } from '../kinds/kind';
import { ProblemList } from '../problems';
import { readRows } from '../read-rows';
import { csvSheet } from './csv';
import type { Sheet } from './sheet';
import { plainTitle, titleOf } from './titles';
import { csvOf, fileWith } from '../testing/files';
import { cpuMs } from '../../../tests/support/cpu';

const idOf = (place: number): string => {
  const digits = `51150319700101${String(place).padStart(3, '0')}`;
  return digits + idCheckDigit(digits);
};
type Rows = readonly (readonly (string | number)[])[];

/** A sheet of a workbook: its cells have types, and rows and columns may be hidden. */
const sheetOf = (rows: Rows, hidden: { rows?: number[]; columns?: number[] } = {}): Sheet => ({
  name: '表',
  hiddenColumns: new Set(hidden.columns),
  rows: async function* () {
    for (const [place, cells] of rows.entries())
      yield {
        rowNo: place + 1,
        cells: cells.map((cell): Cell =>
          typeof cell === 'number' ? { text: String(cell), number: cell } : { text: cell },
        ),
        ...(hidden.rows?.includes(place + 1) && { isHidden: true as const }),
      };
  },
});

async function read(kind: KindName, sheet: Sheet) {
  const problems = new ProblemList();
  const rows: Numbered<Record<string, unknown>>[] = [];
  const reading = await readRows(kindNamed(kind)!, sheet, problems, (row) => rows.push(row));
  return {
    rows,
    values: rows.map(({ row }) => row),
    problems: problems.items.map(({ rowNo, column, message }) => `${rowNo} ${column} ${message}`),
    warnings: reading.warnings.items.map(({ rowNo, message }) => `${rowNo} ${message}`),
    skipped: reading.skipped.items.map(({ rowNo, meaning, excerpt }) => `${rowNo} ${meaning} ${excerpt}`),
    counts: reading.rows,
  };
}
const readCsv = async (kind: KindName, rows: Rows) => read(kind, await csvSheet(fileWith(csvOf(rows))));

const PAY = ['身份证号', '姓名', '补贴项目', '发放日期', '金额'];
const paid = (place: number, amount: string | number = '100') => [idOf(place), '王秀英', 'BT01', '2026-03-12', amount];
const CARDS = ['村', '卡片编号', '资产名称', '资产类别', '取得日期', '原值'];
const card = (value: string | number) => ['牛角村', 'ZC-1', '活动室', '房屋', '2019-06-01', value];

describe('a unit that is stated is applied or refused', () => {
  it.each([
    ['原值（单位：万元）', 12_500_000],
    ['原值（万）', 12_500_000],
    ['原值[万元]', 12_500_000],
    ['原值【万元】', 12_500_000],
    ['原值（ 万 元 ）', 12_500_000],
    ['原值（人民币万元）', 12_500_000],
    ['原值（万元', 12_500_000],
    ['原值/万元', 12_500_000],
    ['原值：万元', 12_500_000],
    ['原值万元', 12_500_000],
    ['原值（计量单位：万元）', 12_500_000],
    ['原值（百元）', 125_000],
    ['原值(仟元)', 1_250_000],
    ['原值（元）', 1_250],
    ['原值（含税，元）', 1_250],
    ['原值（5）', 1_250],
  ])('%s', async (title, fen) => {
    const { values, problems } = await readCsv('assets', [[...CARDS.slice(0, 5), title], card('12.5')]);
    expect(problems).toEqual([]);
    expect(values.map(({ originalValueFen }) => originalValueFen)).toEqual([fen]);
  });

  it.each(['原值（美元）', '原值（元/亩）', '原值（斤黄谷/亩）', '原值（五年合计）', '原值/港币', '原值（评估价）'])(
    '%s is refused with its words',
    async (title) => {
      const { values, problems } = await readCsv('assets', [[...CARDS.slice(0, 5), title], card('12.5')]);
      expect(values).toEqual([]);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(titleOf(title).notes[0]);
    },
  );

  it.each([
    ['单位：万元', 12_500_000],
    ['金额单位：万元', 12_500_000],
    ['（单位：万元）', 12_500_000],
    ['编制单位：牛角村    2026年3月    单位： 万元', 12_500_000],
    ['计量单位：元、台', 1_250],
    ['人民币：万元', 12_500_000],
    ['固定资产台账（万元）', 12_500_000],
    ['填报单位：罗龙街道', 1_250],
    ['单位：罗龙街道办事处', 1_250],
  ])('above the header: %s', async (line, fen) => {
    const sheet = sheetOf([['固定资产台账'], [line], CARDS, card(12.5), ['合计', '', '', '', '', 12.5]]);
    const { values, problems } = await read('assets', sheet);
    expect(problems).toEqual([]);
    expect(values.map(({ originalValueFen }) => originalValueFen)).toEqual([fen]);
  });

  it('two that differ, one that nobody knows, and one below the rows are refused', async () => {
    const two = await readCsv('assets', [['单位：元'], [...CARDS.slice(0, 5), '原值（万元）'], card('12.5')]);
    expect(two.problems[0]).toContain('单位前后说得不一样');
    const unknown = await readCsv('assets', [['金额单位：美元'], CARDS, card('12.5')]);
    expect(unknown.problems[0]).toContain('美元');
    const below = await readCsv('assets', [CARDS, card('12.5'), ['单位：万元']]);
    expect(below.problems[0]).toContain('3 原值 表下面写着单位“万元”');
  });

  it('a cell with another unit of its own is refused, with the same one it is read', async () => {
    const rows = (cell: string) => [[...CARDS.slice(0, 5), '原值（万元）'], card(cell)];
    expect((await readCsv('assets', rows('1.2万元'))).values[0]).toMatchObject({ originalValueFen: 1_200_000 });
    expect((await readCsv('assets', rows('500元'))).problems[0]).toContain('格子里自己写了单位');
    const column = await readCsv('payments', [
      [...PAY, '金额单位'],
      [...paid(1, '1.2'), '万元'],
    ]);
    expect(column.problems[0]).toContain('金额单位不是元');
  });

  it('brackets that may mean another thing are said', async () => {
    const { values, warnings } = await readCsv('payments', [
      ['身份证号（18位）', '姓名（代领人）', '补贴项目', '发放日期（年月日）', '金额（元）'],
      paid(1),
    ]);
    expect(values).toHaveLength(1);
    expect(warnings).toEqual([expect.stringContaining('“代领人”没有用上')]);
  });

  it('people are counted in 万人 too', async () => {
    const { values } = await readCsv('populations', [
      ['村', '户籍人口（万人）'],
      ['砚台村', '0.2316'],
    ]);
    expect(values).toEqual([{ village: '砚台村', population: 2316 }]);
  });

  it('a title of brackets takes no time', () => {
    const began = cpuMs();
    expect(plainTitle('('.repeat(80_000))).toHaveLength(120);
    expect(plainTitle(`金额${'(元)'.repeat(20)}`)).toBe('金额');
    expect(cpuMs() - began).toBeLessThan(500);
  });
});

describe('what was paid counts', () => {
  it('before what was due, whichever comes first', async () => {
    const { values, problems } = await readCsv('payments', [
      ['身份证号', '姓名', '补贴项目', '补贴金额', '扣款', '实发金额', '发放日期'],
      [idOf(1), '王秀英', 'BT01', '400.00', '22.40', '377.60', '2026-03-12'],
    ]);
    expect(problems).toEqual([]);
    expect(values[0]).toMatchObject({ amountFen: 37_760 });
  });

  it('and is asked for where two sums differ, or something was taken off', async () => {
    const two = await readCsv('payments', [
      [...PAY, '应补金额'],
      [...paid(1, '377.6'), '400'],
    ]);
    expect(two.problems[0]).toContain('“金额”和“应补金额”两列不一样');
    const same = await readCsv('payments', [
      [...PAY, '应补金额'],
      [...paid(1, '400'), '400.00'],
    ]);
    expect(same.problems).toEqual([]);
    const off = await readCsv('payments', [
      [...PAY, '代扣水费'],
      [...paid(1, '400'), '20'],
    ]);
    expect(off.problems[0]).toContain('“代扣水费”');
    const due = await readCsv('payments', [[...PAY.slice(0, 4), '应发金额'], paid(1)]);
    expect(due.warnings.join()).toContain('应当发的钱');
  });

  it('a hidden column never wins, and one that would be read is said', async () => {
    const rows = [
      [...PAY.slice(0, 4), '补贴金额', '实发金额'],
      [...paid(1, 400), 377.6],
    ];
    expect((await read('payments', sheetOf(rows, { columns: [5] }))).problems[0]).toContain(
      '“实发金额”（F 列） 是隐藏的列',
    );
    const shown = await read('payments', sheetOf(rows, { columns: [4] }));
    expect(shown.problems).toEqual([]);
    expect(shown.values[0]).toMatchObject({ amountFen: 37_760 });
  });

  it('hidden rows are said, and nothing of the file is written', async () => {
    const { problems, values } = await read('payments', sheetOf([PAY, paid(1), paid(2), paid(3)], { rows: [3] }));
    expect(problems).toEqual([expect.stringContaining('3  第 3 行是隐藏的')]);
    expect(values).toHaveLength(2);
  });

  it('a blank status among others is asked, a column of blanks is said', async () => {
    const status = (...said: string[]) => [
      [...PAY, '发放状态'],
      ...said.map((word, place) => [...paid(place + 1), word]),
    ];
    const some = await readCsv('payments', status('', '成功', ''));
    expect(some.problems.map((problem) => problem.slice(0, 6))).toEqual(
      ['2 发放状态', '4 发放状态'].map((text) => text.slice(0, 6)),
    );
    const none = await readCsv('payments', status('', ''));
    expect(none.problems).toEqual([]);
    expect(none.warnings[0]).toContain('全是空的');
  });

  it.each([
    ['2026', '2026年'],
    ['2026年度', '2026年'],
    ['2026.0', '2026年'],
    ['2026-03', '2026年3月'],
    ['第一批', '第一批'],
  ])('the period %s is %s', async (said, period) => {
    const { values } = await readCsv('payments', [
      [...PAY, '所属期'],
      [...paid(1), said],
    ]);
    expect(values[0]).toMatchObject({ period });
  });
});

describe('a row is left out only when everything in it is explained by that', () => {
  it.each([
    ['', '张三', '', '', '300.00', '联系不上本人，待补身份证号'],
    ['', '李四', '', '', '300.00', '打印'],
    ['', '李四', '', '', '', '说明：与其子合户'],
    ['', '', '', '', '300.00', '示例'],
    [idOf(2), '', '', '', '', '审核通过'],
    ['', '合计', 'BT01', '2026-03-12', '100', ''],
    [idOf(3), '王小计', '', '', '100', ''],
  ])('%s,%s,%s,%s,%s,%s is somebody’s', async (...row) => {
    const { problems, counts } = await readCsv('payments', [[...PAY, '备注'], [...paid(1), ''], row]);
    const isTotal = row[1] === '合计';
    expect(counts.data).toBe(isTotal ? 1 : 2);
    if (!isTotal) expect(problems.filter((problem) => problem.startsWith('3 ')).length).toBeGreaterThan(0);
  });

  it('an asset whose name begins with 打印 lacks what it lacks', async () => {
    const { problems } = await readCsv('assets', [CARDS, card('125000'), ['', 'ZC-2', '打印机', '', '', '1500']]);
    expect(problems).toEqual(['3 资产类别 “资产类别”是空的，请补上', '3 取得日期 “取得日期”是空的，请补上']);
  });

  it.each([
    '骑龙村村民委员会（盖章）',
    '公示时间：2026年3月1日至3月7日',
    '监督电话：0831-3322110',
    '会计：李敏',
    '驻村第一书记（签字）：',
    '2026年3月15日',
    '年   月   日',
    '第1页，共2页',
    '填报日期：2026.3.15',
    '单位：元',
    '（签章）',
    '大写：壹佰元整',
    '合计大写：壹佰元整',
    '签字：',
    '复印件附后',
    '注：本表一式三份',
    '承前页',
    '过次页',
    '本页小计',
    '累 计',
    '以上合计',
    '以下空白',
    '***',
    '1、本表由村委会填写',
  ])('%s is a closing line, and is said', async (line) => {
    const { problems, values, skipped } = await readCsv('payments', [PAY, paid(1), [line, '', '', '', '']]);
    expect(problems).toEqual([]);
    expect(values).toHaveLength(1);
    expect(skipped).toHaveLength(1);
  });

  it.each([
    [['制表人：', '刘芳', '', '审核：', '陈建国']],
    [['制表人：刘芳', '', '审核：陈建国', '', '2026年3月15日']],
    [['单位负责人：张明', '会计：李敏', '', '日期：', '2026.3.15']],
    [['共12户35人', '', '', '', '']],
  ])('so are signatures in cells of their own: %s', async (cells) => {
    const { problems, values, skipped } = await readCsv('payments', [PAY, paid(1), cells]);
    expect(problems).toEqual([]);
    expect(values).toHaveLength(1);
    expect(skipped[0]).toMatch(/^3 note /);
  });

  it('pages, groups and villages have totals of their own, and repeat the title and the header', async () => {
    const { problems, values, skipped } = await readCsv('payments', [
      ['南溪区补贴发放表'],
      PAY,
      paid(1),
      ['一组小计', '', '', '', '100'],
      paid(2, '200'),
      ['二组小计', '', '', '', '200'],
      ['骑龙村小计（2人）', '', '', '', '300'],
      ['南溪区补贴发放表'],
      PAY,
      paid(3, '50'),
      ['本页合计', '', '', '', '50'],
      ['累计', '', '', '', '350'],
      ['其中：低保', '', '', '', '100'],
    ]);
    expect(problems).toEqual([]);
    expect(values).toHaveLength(3);
    expect(skipped.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '4 total',
      '6 total',
      '7 total',
      '8 note',
      '9 header',
      '11 total',
      '12 total',
      '13 part',
    ]);
  });

  it('a total that is none of these is refused still', async () => {
    const { problems } = await readCsv('payments', [
      PAY,
      paid(1),
      ['骑龙村小计', '', '', '', '90'],
      ['总计', '', '', '', '101'],
    ]);
    expect(problems).toHaveLength(2);
  });

  it('what is skipped does not name its persons', async () => {
    const { skipped } = await readCsv('payments', [PAY, paid(1), ['领款人：', '王秀英', '', '', '']]);
    expect(skipped).toEqual(['3 note 领款人： 王*英']);
  });
});

describe('a blank stands for its own record, or for nothing', () => {
  it('a household’s member follows its head; another head, and a stroke, do not', async () => {
    const head = ['村', '组', '户号', '姓名', '身份证号', '与户主关系'];
    const { values, problems, warnings } = await readCsv('people', [
      head,
      ['骑龙村', '1组', '0101', '张大明', idOf(1), '户主'],
      ['', '', '', '张小妹', idOf(2), '女'],
      ['', '', '', '李独居', idOf(3), '户主'],
      ['骑龙村', '/', '/', '赵一人', idOf(4), '妻'],
      ['建设村', '', '', '钱建设', idOf(5), '户主'],
      ['', '', '', '孙某', idOf(6), ''],
    ]);
    expect(problems).toEqual(['4 村 “村”是空的，请补上', '7 村 “村”是空的，请补上']);
    expect(values.map(({ name, group, householdNo }) => [name, group, householdNo])).toEqual([
      ['张大明', '1组', '0101'],
      ['张小妹', '1组', '0101'],
      ['赵一人', undefined, undefined],
      ['钱建设', undefined, undefined],
    ]);
    expect(warnings.join()).toContain('第 3 行没有写“户编号”');
  });

  it('a payment says its own program, day and batch', async () => {
    const { problems } = await readCsv('payments', [
      [...PAY, '批次号'],
      [...paid(1), 'B1'],
      [idOf(2), '李四', '', '', '100', ''],
    ]);
    expect(problems.map((problem) => problem.split(' ')[1])).toEqual(['补贴项目', '发放日期', '批次号']);
  });

  it('a list’s village is carried down its rows and said, but not past the total of the village', async () => {
    const next = ['', 'ZC-2', '桌子', '办公', '2020-01-01', '10'];
    const { values, warnings } = await readCsv('assets', [CARDS, card('10'), next]);
    expect(values.map(({ village }) => village)).toEqual(['牛角村', '牛角村']);
    expect(warnings).toEqual(['3 第 3 行没有写“村”，按上面那一行的读']);
    const closed = await readCsv('assets', [CARDS, card('10'), ['牛角村小计', '', '', '', '', '10'], next]);
    expect(closed.problems).toEqual(['4 村 “村”是空的，请补上']);
  });

  it('a voucher’s lines share its number and day, the next voucher has its own', async () => {
    const head = ['村', '日期', '凭证号', '摘要', '科目编码', '借方', '贷方', '审核', '附件张数'];
    const { rows, problems } = await readCsv('vouchers', [
      head,
      ['砚台村', '2026-06-05', '记-1', '收租金', '102', '600', '', '王芳', '3'],
      ['', '', '', '打印费', '501', '', '600', '', ''],
      ['', '2026-06-06', '记-2', '付电费', '513', '30', '', '', ''],
      ['', '', '', '', '102', '', '30', '', '/'],
      ['砚台村', '2026-06-05', '记-1', '收租金', '102', '600', '', '', ''],
    ]);
    expect(problems).toEqual([]);
    expect(
      rows.map(({ rowNo, recordNo = rowNo, row }) => [recordNo, row.voucherNo, row.reviewedBy, row.papers]),
    ).toEqual([
      [2, '记-1', '王芳', 3],
      [2, '记-1', '王芳', 3],
      [4, '记-2', undefined, undefined],
      [4, '记-2', undefined, undefined],
      [6, '记-1', undefined, undefined],
    ]);
  });

  it('a village that stands above the header is of every row', async () => {
    const { values, problems } = await readCsv('vouchers', [
      ['核算单位：砚台村股份经济合作联合社'],
      ['日期', '凭证字号', '摘要', '科目编码', '借方', '贷方'],
      ['2026-01-05', '记-1', '收租金', '102', '6000', ''],
      ['', '', '', '501', '', '6000'],
    ]);
    expect(problems).toEqual([]);
    expect(values.map(({ village }) => village)).toEqual(Array(2).fill('砚台村股份经济合作联合社'));
  });
});

describe('a row wider than its header', () => {
  it('is refused in a CSV file, where a comma may have cut a number', async () => {
    const cut = await read('payments', await csvSheet(fileWith(`${PAY.join()}\n${paid(1, '1,234.50').join()}\n`)));
    expect(cut.values).toEqual([]);
    expect(cut.problems[0]).toContain('这一行比表头多出几格');
    const inside = await read(
      'payments',
      await csvSheet(fileWith(`${[...PAY, '备注', '开户行'].join()}\n${paid(1, '1,234.50').join()},\n`)),
    );
    expect(inside.problems[0]).toContain('被逗号分成了两格');
  });

  it('is said in a workbook', async () => {
    const { values, warnings } = await read('payments', sheetOf([PAY, [...paid(1), '', '见附件']]));
    expect(values).toHaveLength(1);
    expect(warnings[0]).toContain('第 2 行在表格右边');
  });
});

describe('siblings: a unit or a sum that is stated', () => {
  it.each<[string, Rows]>([
    ['in the next cell', [['', '', '单位：', '万元']]],
    ['in the next cell, without a colon', [['金额单位', '万元']]],
    ['in words', [['以下金额以万元为单位']]],
    ['in words, shortly', [['注：金额均以万元计']]],
  ])('above the header %s', async (_, above) => {
    const { values } = await readCsv('payments', [...above, PAY, paid(1, '1.2')]);
    expect(values).toMatchObject([{ amountFen: 1_200_000 }]);
  });
  it('below the rows in the next cell: refused', async () => {
    const { problems } = await readCsv('payments', [PAY, paid(1, '1.2'), ['单位：', '万元']]);
    expect(problems).toEqual([expect.stringMatching(/3 金额 .*万元/)]);
  });
  it.each([
    ['实际到账', 37_760],
    ['实到金额', 37_760],
    ['实发补贴金额', 37_760],
    ['已发放金额', 37_760],
  ])('补贴金额 beside %s: what was paid counts', async (title, fen) => {
    const { values } = await readCsv('payments', [
      [...PAY.slice(0, 4), '补贴金额', title],
      [...paid(1, '400'), '377.6'],
    ]);
    expect(values).toMatchObject([{ amountFen: fen }]);
  });
  it.each(['本次发放金额', '第一次发放', '首批资金', '代缴保险', '拨付款'])(
    '补贴金额 beside %s: asked',
    async (title) => {
      const { values, problems } = await readCsv('payments', [
        [...PAY.slice(0, 4), '补贴金额', title],
        [...paid(1, '400'), '200'],
      ]);
      expect(values).toEqual([]);
      expect(problems).toEqual([expect.stringMatching(/^2 金额/)]);
    },
  );
  it('a day or a state beside the sum is no sum', async () => {
    const { values } = await readCsv('payments', [
      [...PAY, '已发放次数', '打卡银行'],
      [...paid(1, '400'), '3', '农商行'],
    ]);
    expect(values).toMatchObject([{ amountFen: 40_000 }]);
  });
  it.each([
    ['备注', '234.50'],
    ['备注', '234'],
    ['数量', '234.50'],
  ])('1,234.50 that a comma cut into 金额 1 and %s %s', async (title, rest) => {
    const { values, problems } = await readCsv('payments', [
      [...PAY, title],
      [...paid(1, '1'), rest],
    ]);
    expect(values).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^2 金额 .*逗号/)]);
  });
  it('a sum beside its price stays two', async () => {
    const { values } = await readCsv('payments', [
      [...PAY, '标准'],
      [...paid(1, '118'), '118.00'],
    ]);
    expect(values).toMatchObject([{ amountFen: 11_800, unitPriceFen: 11_800 }]);
  });
});

describe('siblings: nobody guesses that money arrived', () => {
  it.each([
    ['是否发放', '否'],
    ['是否到账', '是'],
    ['退回情况', '失败'],
    ['到账', '×'],
    ['银行回执', '退票'],
    ['资金状态', '0'],
  ])('a column %s that nobody reads refuses the table', async (title, word) => {
    const { values, problems } = await readCsv('payments', [
      [...PAY, title],
      [...paid(1), word],
    ]);
    expect(values).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(`“${title}”一列没有读`)]);
  });
  it.each(['退回，户名不符', '卡号错误', '已销户', '挂失', '未到账', '暂缓发放，待发', '冻结', '部分失败'])(
    'a remark %s refuses its row',
    async (remark) => {
      const { values, problems } = await readCsv('payments', [
        [...PAY, '备注'],
        [...paid(1), remark],
        [...paid(2), ''],
      ]);
      expect(values).toHaveLength(1);
      expect(problems).toEqual([expect.stringMatching(/^2 备注 像是没有到账/)]);
    },
  );
  it.each(['核查未发现异常', '联系不上本人', '打印两份', '低保户'])(
    'a remark %s says nothing of it',
    async (remark) => {
      const { values, problems } = await readCsv('payments', [
        [...PAY, '备注'],
        [...paid(1), remark],
      ]);
      expect(values).toHaveLength(1);
      expect(problems).toEqual([]);
    },
  );
  it('a state that is said goes before a remark, and not before a second state', async () => {
    const { values, problems } = await readCsv('payments', [
      [...PAY, '发放状态', '备注', '退票标志'],
      [...paid(1), '已到账', '上批退回', ''],
      [...paid(2), '已到账', '', '已退票'],
      [...paid(3), '退回', '卡号错误', ''],
    ]);
    expect(values).toMatchObject([{ status: 'credited' }, { status: 'returned' }]);
    expect(problems).toEqual([expect.stringMatching(/^3 退票标志/)]);
  });
  it.each([
    ['待发', 'planned'],
    ['不成功', 'returned'],
    ['退汇', 'returned'],
    ['发放中', 'sent'],
    ['处理成功', 'credited'],
  ])('%s is %s', async (word, status) => {
    const { values } = await readCsv('payments', [
      [...PAY, '发放情况'],
      [...paid(1), word],
    ]);
    expect(values).toMatchObject([{ status }]);
  });
  it.each(['√', '×', '是', '否', '1', '0', '成功(部分)', '部分成功', '受理成功', '正常', '已审核', '冻结', '未到账'])(
    '%s is asked',
    async (word) => {
      const { values, problems } = await readCsv('payments', [
        [...PAY, '发放状态'],
        [...paid(1), word],
      ]);
      expect(values).toEqual([]);
      expect(problems).toHaveLength(1);
    },
  );
});

describe('siblings: headers, closing lines, groups', () => {
  it('a header that lost what was merged', async () => {
    const { values } = await readCsv('opening-balances', [
      ['编制单位：牛角村', '', '月份：2026.01'],
      ['科目编码', '科目名称', '期初余额', '', '本期发生', '', '期末余额', ''],
      ['', '', '借方', '贷方', '借方', '贷方', '借方', '贷方'],
      ['101', '库存现金', '100', '', '50', '20', '130', ''],
      ['301', '资本', '', '100', '', '', '', '130'],
    ]);
    expect(values).toMatchObject([
      { year: 2026, accountCode: '101', debitFen: 10_000 },
      { accountCode: '301', creditFen: 10_000 },
    ]);
  });
  it('a header of three rows tells 应发 from 实发', async () => {
    const { values, problems } = await read(
      'payments',
      sheetOf([
        [...PAY.slice(0, 4), '发放情况', '发放情况'],
        [...PAY.slice(0, 4), '金额', '金额'],
        [...PAY.slice(0, 4), '应发', '实发'],
        [...paid(1, '400'), '377.6'],
      ]),
    );
    expect(problems).toEqual([]);
    expect(values).toMatchObject([{ amountFen: 37_760 }]);
  });
  it.each<[string, (string | number)[]]>([
    ['the sum in words', ['合计（大写）', '贰佰元整', '', '', '¥100.00']],
    ['who and when, without colons', ['填表日期', '2026-03-12']],
    ['a line to be signed', ['单位负责人', '', '经办人']],
    ['a clerk', ['打印柜员：1234', '', '验证码：ABCD1234']],
  ])('closes with %s', async (_, last) => {
    const { values, problems, skipped } = await readCsv('payments', [PAY, paid(1), last]);
    expect(problems).toEqual([]);
    expect(values).toHaveLength(1);
    expect(skipped).toHaveLength(1);
  });
  it('三组, 第3村民小组 and 3社 are one; a name stays', async () => {
    const { values } = await readCsv('people', [
      ['身份证号', '姓名', '村', '组'],
      ...['三组', '第3村民小组', '3社', '十二组', '二十组', '何家湾组'].map((group, at) => [
        idOf(at + 1),
        '王秀英',
        '牛角村',
        group,
      ]),
    ]);
    expect(values.map(({ group }) => group)).toEqual(['3组', '3组', '3组', '12组', '20组', '何家湾组']);
  });
  it.each<[string, string]>([
    ['户编号', '0001'],
    ['户主身份证号', idOf(1)],
  ])('a 户主 without a %s is not of the household above, though the group is the same', async (title, household) => {
    const { values } = await readCsv('people', [
      ['身份证号', '姓名', '村', '组', title, '与户主关系'],
      [idOf(1), '王秀英', '牛角村', '3组', household, '户主'],
      [idOf(2), '李四', '牛角村', '3组', '', '子'],
      [idOf(3), '王秀英', '牛角村', '3社', '', '户主'],
      [idOf(4), '李五', '牛角村', '3社', '', '子'],
    ]);
    expect(values.map(({ householdNo, headIdNumber }) => householdNo ?? headIdNumber)).toEqual([
      household,
      household,
      undefined,
      undefined,
    ]);
  });
  it('several who signed a voucher stay several', async () => {
    const { values } = await readCsv('vouchers', [
      ['村', '凭证号', '日期', '摘要', '科目编号', '借方', '贷方', '审核'],
      ['牛角村', '记-1', '2026-01-05', '租金', '101', '1', '', '刘芳、李 敏'],
    ]);
    expect(values).toMatchObject([{ reviewedBy: '刘芳、李敏' }]);
  });
  it('a bank that says the side again in brackets, and one that says the other', async () => {
    const file = (title: string) => [
      ['账号：88110100123456780'],
      ['交易日期', title, '贷方发生额(收入)', '余额'],
      ['20260301', '12', '', '100'],
    ];
    expect((await readCsv('statements', file('借方发生额(支出)'))).values).toMatchObject([{ expenseFen: 1_200 }]);
    expect((await readCsv('statements', file('借方发生额(收入)'))).values).toEqual([]);
  });
});
