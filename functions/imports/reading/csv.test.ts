import { csvOf, fileWith } from '../testing/files';
import { delimiterOf } from './csv';
import { openFile } from './file';
import { FileProblem } from './sheet';

async function rowsOf(content: string | Buffer): Promise<string[][]> {
  const { sheets } = await openFile(fileWith(content));
  const rows: string[][] = [];
  for await (const { cells } of sheets[0]!.rows()) rows.push(cells.map(({ text }) => text));
  return rows;
}

describe('what stands between the cells', () => {
  it.each<[string, string, string]>([
    [
      'a comma, when remarks have Chinese ones',
      '姓名,村,备注\n王,牛角村,低保户，独居，子女在外，需上门，腿脚不便\n李,牛角村,党员，退伍',
      ',',
    ],
    ['a comma, when a remark has thirty semicolons', `姓名,村,备注\n王,牛角村,${'甲;'.repeat(30)}`, ','],
    [
      'a comma, when every number is followed by a tab',
      '姓名,身份证号,金额\n王,5115\t,1\n李,5115\t,2\n张,5115\t,3\n合计,,6',
      ',',
    ],
    ['a comma, when rows leave their last cells out', '题目\na,b,c,d\n1,2，一,3\n1,2，二,3,4\n1，三\n1,2,3', ','],
    ['a semicolon, when sums have a comma', '姓名;金额;日期\n王;1,50;2024\n李;2,50;2024', ';'],
    ['a tab, when remarks have commas', '姓名\t备注\t金额\n王\ta,b,c\t1\n李\td,e,f\t2', '\t'],
    ['a Chinese comma, when nothing else is there', '姓名，村，金额\n王，牛角村，1\n李，牛角村，2', '，'],
    ['a comma, when quotes hold others', '姓名,备注\n王,"a;b;c"\n李,"d;e;f"', ','],
    ['a comma, when a remark has a lone quote', '姓名,备注,数\n王,5" 管,1\n李,a;b,2\n张,6" 管,3', ','],
    ['a bar', '姓名|村|金额\n王|牛角村|1', '|'],
    ['anything, in a file of one column', '姓名\n王', ','],
  ])('%s', (_, text, mark) => expect(delimiterOf(text)).toBe(mark));

  it('is what the first line says, which is no row', async () =>
    expect(await rowsOf('\ufeffsep=;\r\n姓名;金额\r\n王,英;1')).toEqual([
      ['姓名', '金额'],
      ['王,英', '1'],
    ]));
});

it('keeps every cell of a row that is wider than its header, and blank ones at the end', async () =>
  expect(await rowsOf('a,b\n1,234.50,x\n1,,\n')).toEqual([
    ['a', 'b'],
    ['1', '234.50', 'x'],
    ['1', '', ''],
  ]));

it('reads what is written as a formula so that it stays a text', async () =>
  expect(await rowsOf('a,b,c\n="511503197001010016","=""0012""",="x""y"\n=1+1,=A1,="')).toEqual([
    ['a', 'b', 'c'],
    ['511503197001010016', '0012', 'x"y'],
    ['=1+1', '=A1', '="'],
  ]));

it('reads a lone quote inside a remark, and a cell of two lines', async () =>
  expect(await rowsOf('a,b\n5" 管,6"\n"一行\n二行",2')).toEqual([
    ['a', 'b'],
    ['5" 管', '6"'],
    ['一行\n二行', '2'],
  ]));

it.each<[string, string | Buffer, RegExp]>([
  ['a quote that took in the rows below', 'a,b,c\n1,"三哥,3\n2,x,4\n3,"四哥,5\n', /第 2 行.*引号/],
  ['a quote that is never closed', 'a,b,c\n1,"三哥,3\n2,x,4\n', /第 2 行.*引号/],
  [
    'letters that are none',
    Buffer.concat([
      Buffer.from(csvOf(Array.from({ length: 20_000 }, () => ['甲', '乙乙']))),
      Buffer.from('\n丙,\ufffd\n'),
    ]),
    /第 20001 行.*乱码/,
  ],
  ['a cell longer than any', `a,b\n1,${'长'.repeat(40_000)}`, /第 2 行有一格超过 32767 个字/],
])('refuses %s', async (_, content, message) => {
  const refusal = rowsOf(content);
  await expect(refusal).rejects.toThrow(FileProblem);
  await expect(refusal).rejects.toThrow(message);
});
