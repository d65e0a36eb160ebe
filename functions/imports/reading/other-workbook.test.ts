import { set_cptable, utils, write, CFB, type WorkBook, type BookType } from '@e965/xlsx';
import codepages from '@e965/xlsx/dist/cpexcel';
import type { Cell } from '../cells/cell';
import { fileWith } from '../testing/files';
import { inGbk } from '../testing/xlsx';
import { openFile } from './file';
import { FileProblem, type SheetRow } from './sheet';

set_cptable(codepages);

interface ReadSheet {
  name: string;
  hiddenColumns: number[];
  rows: SheetRow[];
}

async function sheetsOf(content: string | Uint8Array, extension: string): Promise<ReadSheet[]> {
  const opened = await openFile(fileWith(content, extension));
  const sheets: ReadSheet[] = [];
  try {
    for (const { name, hiddenColumns, rows } of opened.sheets) {
      const read: SheetRow[] = [];
      for await (const row of rows()) read.push(row);
      sheets.push({ name, hiddenColumns: [...hiddenColumns], rows: read });
    }
    return sheets;
  } finally {
    opened.close();
  }
}

function officeBook(date1904 = false): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ['姓名', '身份证号', '所属期', '金额', '比例', '备注'],
    ['王秀英', '511503197001010016', null, 377.6, null, null],
    [null, '511503196802030020', null, 100, 0.05, null],
    ['𠮷田玉', '511503195505050039', null, 0.1 + 0.2, 12_345.678, '尾'],
  ]);
  Object.assign(sheet, {
    C2: { t: 'n', v: 46_082, z: 'yyyy"年"m"月"' },
    C3: { t: 'n', v: 46_082, z: 'yyyy-mm-dd' },
    C4: { t: 'n', v: 46_082.5, z: 'yyyy/m/d h:mm' },
    E2: { t: 'n', v: 0.05, z: '0%' },
    E4: { t: 'n', v: 12_345.678, z: '#,##0.00' },
    F2: { t: 'e', v: 42 },
    F3: { t: 'n', v: 2, f: '1+1' },
    '!rows': [undefined, undefined, { hidden: true }],
    '!cols': [{}, {}, { hidden: true }],
    '!merges': [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }],
  });
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '发放表');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), '底稿');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }], WBProps: { date1904 } };
  return book;
}

const bytesOf = (book: WorkBook, bookType: BookType): Buffer =>
  write(book, { bookType, type: 'buffer', cellStyles: true }) as Buffer;

const day = (number: number, shown: string): Cell => ({ text: String(number), number, shown, isDate: true });
const sum = (number: number): Cell => ({ text: String(number), number });
const OFFICE_ROWS: Cell[][] = [
  ['姓名', '身份证号', '所属期', '金额', '比例', '备注'].map((text) => ({ text })),
  [
    { text: '王秀英' },
    { text: '511503197001010016' },
    day(46_082, '2026年3月'),
    sum(377.6),
    { ...sum(0.05), shown: '5%' },
    { text: '#N/A', isError: true },
  ],
  [
    { text: '王秀英', isMerged: true },
    { text: '511503196802030020' },
    day(46_082, '2026-03-01'),
    sum(100),
    sum(0.05),
    sum(2),
  ],
  [
    { text: '𠮷田玉' },
    { text: '511503195505050039' },
    day(46_082.5, '2026/3/1 12:00'),
    sum(0.1 + 0.2),
    { ...sum(12_345.678), shown: '12,345.68' },
    { text: '尾' },
  ],
];

describe('workbooks of other programs and other years', () => {
  it.each<[string, BookType, string]>([
    ['.xls of Excel 97 to 2003 (and .et of WPS)', 'biff8', 'xls'],
    ['.xlsb', 'xlsb', 'xlsb'],
    ['XML of Excel 2003 that calls itself .xls', 'xlml', 'xls'],
  ])('%s', async (_, bookType, extension) => {
    const [sheet, ...others] = await sheetsOf(bytesOf(officeBook(), bookType), extension);
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ name: '发放表', hiddenColumns: [2] });
    expect(sheet!.rows.map(({ cells }) => cells)).toEqual(OFFICE_ROWS);
    // Its writer of .xls leaves the rows' own records out.
    if (bookType !== 'biff8')
      expect(sheet!.rows.filter(({ isHidden }) => isHidden).map(({ rowNo }) => rowNo)).toEqual([3]);
  });

  it('whatever its name says', async () => {
    const [sheet] = await sheetsOf(bytesOf(officeBook(), 'biff8'), 'xlsx');
    expect(sheet!.rows).toHaveLength(4);
  });

  it('counts from 1904 in an .xls of a Mac', async () => {
    const [sheet] = await sheetsOf(bytesOf(officeBook(true), 'biff8'), 'xls');
    expect(sheet!.rows[1]!.cells[2]).toEqual({ ...day(46_082, '2030年3月'), from1904: true });
  });

  it('knows the hidden row of an .xls', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['甲'], ['乙'], ['丙']]), '表');
    const container = CFB.read(bytesOf(book, 'biff8'), { type: 'buffer' });
    const stream = CFB.find(container, '/Workbook') as { content: Buffer; size: number };
    const bytes = Buffer.from(stream.content);
    // After the sheet's DIMENSIONS (0x0200) comes a ROW (0x0208) of row 2 whose fDyZero is set.
    const sheetAt = bytes.lastIndexOf(Buffer.from('09081000', 'hex'));
    const dimensionsAt = bytes.indexOf(Buffer.from('00020e00', 'hex'), sheetAt) + 18;
    const row = Buffer.from('08021000010000000100ff000000000020010f00', 'hex');
    stream.content = Buffer.concat([bytes.subarray(0, dimensionsAt), row, bytes.subarray(dimensionsAt)]);
    stream.size = stream.content.length;
    const [sheet] = await sheetsOf(CFB.write(container, { type: 'buffer' }) as Buffer, 'xls');
    expect(sheet!.rows.map(({ cells, isHidden }) => [cells[0]!.text, isHidden])).toEqual([
      ['甲', undefined],
      ['乙', true],
      ['丙', undefined],
    ]);
  });

  it.each([936, undefined])('.xls of Excel 5, whose letters are GBK (code page %s in the file)', async (codepage) => {
    const [sheet] = await sheetsOf(
      excel5(
        [
          ['姓名', '备注'],
          ['王秀英', '低保户'],
          ['李明', 377.6],
        ],
        codepage,
      ),
      'xls',
    );
    expect(sheet!.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['姓名', '备注'],
      ['王秀英', '低保户'],
      ['李明', '377.6'],
    ]);
  });

  it.each<[string, string | Buffer]>([
    ['UTF-8', page('utf-8')],
    ['GBK', inGbk(page('gb2312'))],
  ])('a page of a table that calls itself .xls, in %s: texts as they are', async (_, content) => {
    const [sheet] = await sheetsOf(content, 'xls');
    expect(sheet!.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['身份证号', '姓名', '金额', '发放日期'],
      ['511503197001010016', '王秀英', '1,377.60', '2026/3/12'],
      ['511503197001010016', '李<四>', '0012', '2026年3月'],
    ]);
    expect(sheet!.rows[2]!.cells[0]).toEqual({ text: '511503197001010016', untyped: true, isMerged: true });
  });

  it('an .ods says what is hidden, and what it shows', async () => {
    const content = ods(`
      <table:table table:name="发放表">
        <table:table-column/><table:table-column table:visibility="collapse"/>
        <table:table-row><table:table-cell office:value-type="string"><text:p>姓名</text:p></table:table-cell>
          <table:table-cell office:value-type="string"><text:p>期</text:p></table:table-cell></table:table-row>
        <table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>王秀英</text:p></table:table-cell>
          <table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2026-03-01"><text:p>2026年3月</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
      </table:table>
      <table:table table:name="底稿" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`);
    expect(await sheetsOf(content, 'ods')).toEqual([
      {
        name: '发放表',
        hiddenColumns: [1],
        rows: [
          { rowNo: 1, cells: [{ text: '姓名' }, { text: '期' }] },
          { rowNo: 2, cells: [{ text: '王秀英' }, day(46_082, '2026年3月')], isHidden: true },
        ],
      },
    ]);
  });
});

describe('what cannot be read is refused in a sentence', () => {
  const xls = bytesOf(officeBook(), 'biff8');
  it.each<[string, string | Buffer, string, RegExp]>([
    ['an .xls that is cut off', xls.subarray(0, xls.length - 2_048), 'xls', /损坏/],
    ['an .xlsb that is cut off', bytesOf(officeBook(), 'xlsb').subarray(0, -300), 'xlsb', /损坏/],
    ['XML that is cut off', bytesOf(officeBook(), 'xlml').subarray(0, -40), 'xls', /损坏/],
    ['an .ods whose XML is bad', ods('<table:table table:name="x"><table:table-row>'), 'ods', /损坏/],
    ['an .ods with a password', ods('', '<m:encryption-data xmlns:m="m"/>'), 'ods', /密码/],
    ['a workbook with a password', compound('EncryptedPackage'), 'xlsx', /密码/],
    ['an .xls with a password', excel5([['x']], 936, true), 'xls', /密码/],
    ['a Word file', compound('WordDocument'), 'xls', /不是 Excel/],
  ])('%s', async (_, content, extension, message) => {
    const refusal = sheetsOf(content, extension);
    await expect(refusal).rejects.toThrow(FileProblem);
    await expect(refusal).rejects.toThrow(message);
  });
});

function page(charset: string): string {
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><table border="1">
<tr><th>身份证号</th><th>姓名</th><th>金额</th><th>发放日期</th></tr>
<tr><td rowspan="2" style="mso-number-format:'\\@'">511503197001010016</td><td>王秀英</td><td>1,377.60</td><td>2026/3/12</td></tr>
<tr><td>李&lt;四&gt;</td><td>0012</td><td>2026年3月</td></tr></table></body></html>`;
}

function packed(parts: Record<string, string>): Buffer {
  const container = CFB.utils.cfb_new() as unknown;
  for (const [name, text] of Object.entries(parts)) CFB.utils.cfb_add(container, name, Buffer.from(text));
  return CFB.write(container, { fileType: 'zip', type: 'buffer' }) as Buffer;
}

function ods(tables: string, manifest = ''): Buffer {
  return packed({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="urn:m">${manifest}</manifest:manifest>`,
    'content.xml': `<office:document-content xmlns:office="o" xmlns:style="s" xmlns:table="t" xmlns:text="x" xmlns:number="n"><office:automatic-styles>
<number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text></number:date-style>
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  });
}

function compound(stream: string): Buffer {
  const container = CFB.utils.cfb_new() as unknown;
  CFB.utils.cfb_add(container, stream, Buffer.alloc(5_000, 1));
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

/** A workbook of Excel 5 as [MS-XLS] and its forerunners describe it: one sheet of LABEL and NUMBER records. */
function excel5(rows: readonly (readonly (string | number)[])[], codepage?: number, hasPassword = false): Buffer {
  const record = (type: number, ...fields: readonly (number | Buffer)[]): Buffer => {
    const body = Buffer.concat(
      fields.map((field) => (typeof field === 'number' ? Buffer.from(Uint16Array.of(field).buffer) : field)),
    );
    return Buffer.concat([Buffer.from(Uint16Array.of(type, body.length).buffer), body]);
  };
  const text = (value: string) => inGbk(value);
  const cells = rows.flatMap((row, y) =>
    row.map((value, x) => {
      if (typeof value === 'string') return record(0x0204, y, x, 0, text(value).length, text(value));
      const double = Buffer.alloc(8);
      double.writeDoubleLE(value);
      return record(0x0203, y, x, 0, double);
    }),
  );
  const name = text('表');
  const globals = (offset: number) =>
    Buffer.concat([
      record(0x0809, 0x0500, 0x0005, 0, 0),
      ...(hasPassword ? [record(0x002f, 0x1234, 0x5678)] : []),
      ...(codepage === undefined ? [] : [record(0x0042, codepage)]),
      record(0x0085, offset & 0xffff, offset >> 16, 0, Buffer.concat([Buffer.from([name.length]), name])),
      record(0x000a),
    ]);
  const sheet = Buffer.concat([record(0x0809, 0x0500, 0x0010, 0, 0), ...cells, record(0x000a)]);
  const container = CFB.utils.cfb_new() as unknown;
  CFB.utils.cfb_add(container, 'Book', Buffer.concat([globals(globals(0).length), sheet]));
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}
