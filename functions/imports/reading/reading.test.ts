import fc from 'fast-check';
import { idCheckDigit } from '@shared/text/id-number';
import { kindNamed } from '../all-kinds';
import type { AnyKind, Numbered } from '../kinds/kind';
import { ProblemList } from '../problems';
import { readRows } from '../read-rows';
import { csvOf, fileWith } from '../testing/files';
import { inGbk, type TestCell, workbook } from '../testing/xlsx';
import { openFile } from './file';
import { showsDay } from './formats';
import { FileProblem } from './sheet';

const idOf = (place: number): string => {
  const digits = `51150319700101${String(place).padStart(3, '0')}`;
  return digits + idCheckDigit(digits);
};
const payments = kindNamed('payments')!;

async function readFile(file: string, kind: AnyKind = payments) {
  const problems = new ProblemList();
  const rows: Numbered<Record<string, unknown>>[] = [];
  const opened = await openFile(file);
  try {
    const reading = await readRows(kind, opened.sheets[0]!, problems, (row) => rows.push(row));
    return {
      rows,
      reading,
      problems: problems.items.map(({ rowNo, column, message }) => `${rowNo} ${column} ${message}`),
    };
  } finally {
    opened.close();
  }
}

const HEAD = ['姓名', '身份证号', '补贴项目', '金额', '发放日期'];
const line = (place: number, more: Partial<Record<'name' | 'amount' | 'on', string>> = {}) => [
  more.name ?? '王秀英',
  idOf(place),
  'BT01',
  more.amount ?? '100.00',
  more.on ?? '2024.3.5',
];
const READ = { idNumber: idOf(1), name: '王秀英', program: 'BT01', amountFen: 10_000, paidOn: '2024-03-05' };

describe('files of any encoding', () => {
  const text = csvOf([HEAD, line(1)]);
  it.each<[string, string | Buffer]>([
    ['UTF-8', text],
    ['UTF-8 with a mark', `\ufeff${text}`],
    ['GBK', inGbk(text)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    [
      'UTF-16LE',
      Buffer.from(csvOf([HEAD, line(1), ...Array.from({ length: 30 }, () => ['', '', '', '', ''])]), 'utf16le'),
    ],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['tabs', csvOf([HEAD, line(1)], '\t')],
    ['semicolons', csvOf([HEAD, line(1)], ';')],
    ['lines of Macs', text.replaceAll('\r\n', '\r')],
    ['lines of Unix', text.replaceAll('\r\n', '\n')],
  ])('%s', async (_, content) => {
    const { rows, problems } = await readFile(fileWith(content));
    expect(problems).toEqual([]);
    expect(rows.map(({ row }) => row)).toEqual([READ]);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['an old .xls that is cut off', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /损坏.*另存为/],
    ['a page without a table that calls itself .xls', '<html><p>姓名</p></html>', /网页.*没有表格/],
    ['a PDF', '%PDF-1.7', /PDF/],
    ['a picture', Buffer.from('ffd8ffe000104a46', 'hex'), /图片/],
    ['nothing', '', /空的/],
    ['a broken workbook', Buffer.from('504b0304aaaaaaaa', 'hex'), /损坏/],
  ])('refuses %s and says what to do', async (_, content, message) => {
    const refusal = openFile(fileWith(content));
    await expect(refusal).rejects.toThrow(FileProblem);
    await expect(refusal).rejects.toThrow(message);
  });
});

describe('tables as offices send them', () => {
  it('have titles above, columns in any order, notes below, repeated headers and blank rows between', async () => {
    const reversed = (row: string[]) => ['', ...row].reverse();
    const { rows, reading, problems } = await readFile(
      fileWith(
        csvOf([
          ['2024年耕地地力保护补贴发放表'],
          ['单位：罗龙街道', '', '', '日期：2024年3月'],
          reversed(HEAD),
          reversed(line(1)),
          [],
          ['本页小计', '', '100.00', '', '', ''],
          reversed(HEAD),
          reversed(line(2, { amount: '１．２万' })),
          ['合计', '', '12,100.00', '', '', ''],
          ['制表人：李敏', '', '', '审核：张三'],
          ['说明：本表一式三份'],
        ]),
      ),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ rowNo, row }) => [rowNo, row.amountFen])).toEqual([
      [4, 10_000],
      [8, 1_200_000],
    ]);
    expect(reading.rows).toMatchObject({ header: 1, total: 2, note: 2, blank: 1, data: 2 });
  });

  it('have merged headers of two rows, and data cells merged down', async () => {
    const rows: TestCell[][] = [
      ['补贴发放明细表'],
      ['序号', '领款人信息', '', '发放信息', '', ''],
      ['', '姓名', '身份证号', '补贴项目', '金额（元）', '发放日期'],
      [1, '王秀英', idOf(1), 'BT01', 100, { xml: '<c s="1"><v>45356</v></c>' }],
      [2, '李明', idOf(2), '', 200, ''],
      ['合计', '', '', '', 300, ''],
    ];
    const merges = ['A1:F1', 'A2:A3', 'B2:C2', 'D2:F2', 'D4:D5', 'F4:F5'];
    const { rows: read, problems } = await readFile(
      fileWith(workbook({ sheets: [{ name: '表', rows, merges }] }), 'xlsx'),
    );
    expect(problems).toEqual([]);
    expect(read.map(({ row }) => [row.program, row.amountFen, row.paidOn])).toEqual([
      ['BT01', 10_000, '2024-03-05'],
      ['BT01', 20_000, '2024-03-05'],
    ]);
  });

  it('refuses an amount merged over several rows', async () => {
    const rows = [HEAD, [...line(1).slice(0, 3), 100, '2024.3.5'], [...line(2).slice(0, 3), '', '2024.3.5']];
    const { problems } = await readFile(
      fileWith(workbook({ sheets: [{ name: '表', rows, merges: ['D2:D3'] }] }), 'xlsx'),
    );
    expect(problems).toEqual(['3 金额 是合并单元格，不知道这个数该算给哪一行。请取消合并，每行填自己的数']);
  });

  it('count from 1904, in 万元, and stand on the second sheet', async () => {
    const rows = [
      ['姓名', '身份证号', '补贴项目', '金额（万元）', '发放日期'],
      ['王秀英', idOf(1), 'BT01', 1.2, { xml: '<c s="1"><v>43894</v></c>' }],
    ];
    const file = fileWith(
      workbook({
        from1904: true,
        sheets: [
          { name: '隐藏', rows: [['x']], hidden: true },
          { name: '表', rows },
        ],
      }),
      'xlsx',
    );
    const { rows: read } = await readFile(file);
    expect(read.map(({ row }) => [row.amountFen, row.paidOn])).toEqual([[1_200_000, '2024-03-05']]);
  });

  it('have totals above their rows, or of each village and of all', async () => {
    const top = await readFile(
      fileWith(csvOf([HEAD, ['合计', '', '', '300.00', ''], line(1), line(2, { amount: '200' })])),
    );
    expect(top.problems).toEqual([]);
    const parts = await readFile(
      fileWith(
        csvOf([
          HEAD,
          line(1),
          ['小计', '', '', '100', ''],
          line(2, { amount: '200' }),
          ['小计', '', '', '200', ''],
          ['总计', '', '', '300', ''],
        ]),
      ),
    );
    expect(parts.problems).toEqual([]);
  });

  it('shows days by the format', () => {
    expect(['yyyy-mm-dd', 'm/d/yy', '[$-804]yyyy"年"m"月"', 'd-mmm', 'aaaa;yyyy'].map(showsDay)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['0.00', '#,##0.00_);[Red]\\(#,##0.00\\)', 'General', '0.00E+00', '"d"0', 'h:mm'].map(showsDay)).toEqual(
      Array(6).fill(false),
    );
  });
});

describe('examples that break', () => {
  const broken = (at: number, value: string) => line(1).map((cell, place) => (place === at ? value : cell));
  it.each<[string, string[][], string[]]>([
    [
      'an identity number Excel turned into 1.23E+17',
      [HEAD, broken(1, '5.11503E+17')],
      ['2 身份证号 Excel 把身份证号变成了 1.23E+17 的样子'],
    ],
    [
      'one that lost its last digits',
      [HEAD, line(2), broken(1, '511503197001010000')],
      ['3 身份证号 身份证号后三位是 000'],
    ],
    [
      'a total that does not fit',
      [HEAD, line(1), ['合计', '', '', '110', '']],
      ['3 金额 合计对不上：表里写 ¥110.00，上下各行加起来是 ¥100.00，差 ¥10.00'],
    ],
    ['three decimals', [HEAD, broken(3, '33.333')], ['2 金额 金额有 3 位小数']],
    ['an error of a formula', [HEAD, broken(3, '#REF!')], ['2 金额 单元格是公式错误 #REF!']],
    ['a blank that is needed', [HEAD, broken(0, '')], ['2 姓名 “姓名”是空的']],
    ['a negative sum', [HEAD, broken(3, '(100)')], ['2 金额 金额是负数']],
    ['a day that is none', [HEAD, broken(4, '2024.2.30')], ['2 发放日期 日历上没有这一天']],
    [
      'no header',
      [
        ['张三', '1', '2'],
        ['李四', '3', '4'],
      ],
      ['1 表头 没有找到表头'],
    ],
    [
      'a column that is missing',
      [
        ['姓名', '身份证号', '金额', '发放日期'],
        ['王秀英', idOf(1), '1', '2024.3.5'],
      ],
      ['1 表头 表头在第 1 行，缺少列：补贴项目'],
    ],
    [
      'a column twice',
      [
        [...HEAD, '金额'],
        [...line(1), '1'],
      ],
      ['1 表头 有两列都像是“金额”（D、F 列）'],
    ],
  ])('%s', async (_, rows, wanted) => {
    const { problems } = await readFile(fileWith(csvOf(rows)));
    expect(problems).toHaveLength(wanted.length);
    problems.forEach((problem, place) => expect(problem).toContain(wanted[place]));
  });

  it('says what a formula never worked out is, and a number that was an identity number', async () => {
    const rows: TestCell[][] = [
      HEAD,
      ['王秀英', 511503197001010000, 'BT01', { xml: '<c><f>A1*2</f></c>' }, { xml: '<c t="e"><v>#N/A</v></c>' }],
    ];
    const { problems } = await readFile(fileWith(workbook({ sheets: [{ name: '表', rows }] }), 'xlsx'));
    expect(problems.map((problem) => problem.slice(0, 24))).toEqual(
      [
        '2 身份证号 身份证号在表里是数字，Excel 只留',
        '2 金额 单元格是没有算出结果的公式。请用 Excel ',
        '2 发放日期 单元格是公式错误 #N/A。请在原表',
      ].map((text) => text.slice(0, 24)),
    );
  });
});

describe('whatever is written is read back', () => {
  const rowOf = fc.record({
    place: fc.integer({ min: 1, max: 999 }),
    name: fc.constantFrom('王秀英', '李明', '欧阳建国', '买买提·吐尔逊'),
    fen: fc.integer({ min: 1, max: 10 ** 9 }),
    on: fc.constantFrom('2024-03-05', '2023-12-31', '2024-02-29'),
  });
  const styles = {
    money: [
      (fen: number) => (fen / 100).toFixed(2),
      (fen: number) => `￥${(fen / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`,
    ],
    day: [(on: string) => on, (on: string) => on.replaceAll('-', '.'), (on: string) => on.replaceAll('-', '')],
  };
  it('in any encoding and style', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOf, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...styles.money),
        fc.constantFrom(...styles.day),
        fc.constantFrom('utf8', 'gbk', 'utf16', 'xlsx'),
        async (rows, money, day, encoding) => {
          const cells = rows.map(({ place, name, fen, on }) => [name, idOf(place), 'BT01', money(fen), day(on)]);
          const total = ['合计', '', '', money(rows.reduce((sum, { fen }) => sum + fen, 0)), ''];
          const text = csvOf([HEAD, ...cells, total]);
          const file =
            encoding === 'xlsx'
              ? fileWith(workbook({ sheets: [{ name: '表', rows: [HEAD, ...cells, total] }] }), 'xlsx')
              : fileWith(
                  encoding === 'gbk'
                    ? inGbk(text)
                    : encoding === 'utf16'
                      ? Buffer.from(`\ufeff${text}`, 'utf16le')
                      : text,
                );
          const { rows: read, problems } = await readFile(file);
          expect(problems).toEqual([]);
          expect(read.map(({ row }) => row)).toEqual(
            rows.map(({ place, name, fen, on }) => ({
              idNumber: idOf(place),
              name,
              program: 'BT01',
              amountFen: fen,
              paidOn: on,
            })),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
