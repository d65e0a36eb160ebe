import { readSheet } from 'read-excel-file/node';
import { type Column, csvOf, xlsxOf } from './table-file';

interface Row {
  name: string;
  fen: number;
}
const columns: Column<Row>[] = [
  { header: '名称', width: 10, of: ({ name }) => name },
  { header: '金额（元）', width: 10, of: ({ fen }) => ({ fen }) },
];
const csv = (...rows: Row[]) => csvOf(columns, rows).toString('utf8');

test('a CSV begins with the mark Excel needs, and quotes what has commas, quotes and line breaks', () => {
  expect(csv({ name: '沙, "水泥"\n两车', fen: 123_456 })).toBe(
    '\ufeff名称,金额（元）\r\n"沙, ""水泥""\n两车",1234.56\r\n',
  );
});

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-1, '-0.01'],
  [-123_45, '-123.45'],
  [99_999_999_999, '999999999.99'],
])('%p fen are %p yuan', (fen, yuan) => {
  expect(csv({ name: 'x', fen })).toContain(`x,${yuan}\r\n`);
});

test.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tx'])('%p stays a text', (name) => {
  expect(csv({ name, fen: 0 })).toMatch(/\r\n"?'/);
});

test('an XLSX has the same rows, with sums that are numbers and texts that are texts', async () => {
  const file = await xlsxOf('收支明细', columns, [
    { name: '=1+1', fen: 1_234_567 },
    { name: '001', fen: -5 },
  ]);
  expect(await readSheet(file)).toEqual([
    ['名称', '金额（元）'],
    ["'=1+1", 12_345.67],
    ['001', -0.05],
  ]);
});
