import { type Cell, CellProblem } from '../cells/cell';
import { money } from '../cells/numbers';
import { fileWith } from '../testing/files';
import { inGbk, workbook, zipOf } from '../testing/xlsx';
import { openFile } from './file';
import { numberCells } from './number-cells';
import { FileProblem, type SheetRow } from './sheet';
import { cpuMs } from '../../../tests/support/cpu';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Parts {
  rows?: string;
  beforeRows?: string;
  afterRows?: string;
  strings?: string;
  styles?: string;
  [part: string]: string | Buffer | undefined;
}

/** A workbook of one sheet, as small as may be; any part may be given another name or text. */
function partsOf({
  rows = '',
  beforeRows = '',
  afterRows = '',
  strings,
  styles,
  ...more
}: Parts): [string, string | Buffer][] {
  const parts: Record<string, string | Buffer | undefined> = {
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${beforeRows}<sheetData>${rows}</sheetData>${afterRows}</worksheet>`,
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles !== undefined && { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...more,
  };
  return Object.entries(parts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]));
}

async function open(content: Buffer): Promise<{ name: string; hidden: number[]; rows: SheetRow[] }[]> {
  const file = await openFile(fileWith(content, 'xlsx'));
  const sheets = [];
  try {
    for (const { name, hiddenColumns, rows } of file.sheets) {
      const read: SheetRow[] = [];
      for await (const row of rows()) read.push(row);
      sheets.push({ name, hidden: [...hiddenColumns], rows: read });
    }
  } finally {
    file.close();
  }
  return sheets;
}
const cellsOf = async (parts: Parts): Promise<(readonly Cell[])[]> =>
  (await open(zipOf(partsOf(parts))))[0]!.rows.map(({ cells }) => cells);
const firstRow = async (cells: string, parts: Parts = {}): Promise<readonly Cell[]> =>
  (await cellsOf({ rows: `<row r="1">${cells}</row>`, ...parts }))[0]!;

const ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
const STRINGS = '<si><t>王秀英</t></si>';
const READ = [[{ text: '王秀英' }]];
const relations = (sheet: string, strings = 'sharedStrings.xml', office = OFFICE) =>
  `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="${sheet}"/><Relationship Id="r2" Type="${office}/sharedStrings" Target="${strings}"/></Relationships>`;
const sheetXml = `<worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData></worksheet>`;
const sstXml = `<sst xmlns="${MAIN}">${STRINGS}</sst>`;

describe('parts are found by what the package says of them', () => {
  it.each<[string, Parts]>([
    ['as Excel names them', { rows: ROW, strings: STRINGS }],
    [
      'a target with a dot',
      { rows: ROW, strings: STRINGS, 'xl/_rels/workbook.xml.rels': relations('./worksheets/sheet1.xml') },
    ],
    [
      'a target from the root',
      {
        rows: ROW,
        strings: STRINGS,
        'xl/_rels/workbook.xml.rels': relations('/xl/worksheets/sheet1.xml', '/xl/sharedStrings.xml'),
      },
    ],
    [
      'texts under another name',
      {
        rows: ROW,
        'xl/sharedStrings1.xml': sstXml,
        'xl/_rels/workbook.xml.rels': relations('worksheets/sheet1.xml', 'sharedStrings1.xml'),
      },
    ],
    ['letters of another case', { rows: ROW, 'xl/SharedStrings.xml': sstXml }],
    [
      'relations of ISO 29500 strict',
      {
        rows: ROW,
        strings: STRINGS,
        'xl/_rels/workbook.xml.rels': relations(
          'worksheets/sheet1.xml',
          'sharedStrings.xml',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
      },
    ],
    [
      'another prefix of r:id',
      {
        rows: ROW,
        strings: STRINGS,
        'xl/workbook.xml': `<x:workbook xmlns:x="${MAIN}"><x:sheets><x:sheet name="表" sheetId="1" d3p1:id="r1" xmlns:d3p1="${OFFICE}"/></x:sheets></x:workbook>`,
      },
    ],
    [
      'a workbook of another name',
      {
        rows: ROW,
        'xl/workbook.xml': undefined,
        '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="/book/book2.xml"/></Relationships>`,
        'book/book2.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表" r:id="r1"/></sheets></workbook>`,
        'book/_rels/book2.xml.rels': relations('s.xml', '../t.xml'),
        'book/s.xml': sheetXml,
        't.xml': sstXml,
      },
    ],
    [
      'a sheet of a chart beside',
      {
        rows: ROW,
        strings: STRINGS,
        'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="图" r:id="r9"/><sheet name="表" r:id="r1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relations('worksheets/sheet1.xml').replace(
          '<Relationships>',
          `<Relationships><Relationship Id="r9" Type="${OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/>`,
        ),
      },
    ],
    ['a part in UTF-16', { rows: ROW, 'xl/sharedStrings.xml': Buffer.from(`\ufeff${sstXml}`, 'utf16le') }],
    ['a part in GBK', { rows: ROW, 'xl/sharedStrings.xml': inGbk(`<?xml version="1.0" encoding="gb2312"?>${sstXml}`) }],
  ])('%s', async (_, parts) => expect(await cellsOf(parts)).toEqual(READ));
});

describe('cells', () => {
  it.each<[string, string, Cell[]]>([
    ['CDATA', '<c t="inlineStr"><is><t><![CDATA[失败</row><c>]]></t></is></c>', [{ text: '失败</row><c>' }]],
    [
      'runs, without how they are pronounced',
      '<c t="inlineStr"><is><r><t>王</t></r><rPh sb="0" eb="1"><t>wang</t></rPh><r><t>英</t></r></is></c>',
      [{ text: '王英' }],
    ],
    [
      'letters as numbers, beyond 65,535 too',
      '<c t="inlineStr"><is><t>&#x20BB7;&#29579;</t></is></c><c t="str"><v>&#134071;&amp;lt;</v></c>',
      [{ text: '𠮷王' }, { text: '𠮷&lt;' }],
    ],
    ['escapes of Excel', '<c t="inlineStr"><is><t>a_x000A_b</t></is></c>', [{ text: 'a\nb' }]],
    [
      'cells without a place, blank ones between',
      '<c><v>1</v></c><c/><c s="1"/><c><v>2</v></c>',
      [{ text: '1', number: 1 }, { text: '' }, { text: '' }, { text: '2', number: 2 }],
    ],
    [
      'formulas: worked out, of texts, never worked out',
      '<c><f>A9</f><v>0</v></c><c t="str"><f>B9</f><v></v></c><c><f>A9*2</f></c><c><f>A9</f><v/></c><c t="str"><f>B9</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      [
        { text: '0', number: 0 },
        { text: '' },
        { text: '（公式）', isError: true },
        { text: '（公式）', isError: true },
        { text: '（公式）', isError: true },
        { text: '#DIV/0!', isError: true },
      ],
    ],
    [
      'days as ISO texts',
      '<c t="d"><v>2026-03-12</v></c><c t="d"><v>2026-03-12T12:00:00</v></c><c t="d"><v>not a day</v></c><c t="d"><v>2026-02-30</v></c>',
      [
        { text: '46093', number: 46_093, shown: '2026/3/12', isDate: true },
        { text: '46093.5', number: 46_093.5, shown: '2026/3/12', isDate: true },
        { text: 'not a day' },
        { text: '2026-02-30' },
      ],
    ],
    [
      'numbers as some writers put them',
      '<c><v>2026.0</v></c><c><v>2.0260312E7</v></c><c><v> 5 </v></c><c><v>0.1000</v></c><c><v>511503197001010016</v></c>',
      [
        { text: '2026', number: 2026 },
        { text: '20260312', number: 20_260_312 },
        { text: '5', number: 5 },
        { text: '0.1000', number: 0.1 },
        { text: '511503197001010016', number: 511503197001010016 },
      ],
    ],
    ['yes and no', '<c t="b"><v>1</v></c><c t="b"><v>0</v></c>', [{ text: 'TRUE' }, { text: 'FALSE' }]],
  ])('%s', async (_, cells, read) => expect(await firstRow(cells)).toEqual(read));

  it('show what their format shows', async () => {
    const styles = `<numFmts><numFmt numFmtId="176" formatCode="0000"/><numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/><numFmt numFmtId="178" formatCode='0.00"元"'/></numFmts><cellXfs>${[0, 49, 9, 4, 176, 14, 57, 58, 177, 17, 178].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
    const styled = (style: number, value: number) => `<c s="${style}"><v>${value}</v></c>`;
    const cells = [
      styled(0, 12),
      styled(1, 12),
      styled(2, 0.05),
      styled(3, 1234.5),
      styled(4, 12),
      ...[5, 6, 7, 8, 9].map((style) => styled(style, 46_082)),
      styled(10, 1),
    ];
    expect((await firstRow(cells.join(''), { styles })).map(({ shown, isDate }) => [shown, isDate])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      ['5%', undefined],
      ['1,234.50', undefined],
      ['0012', undefined],
      ['2026/3/1', true],
      ['2026年3月', true],
      ['3月1日', true],
      ['2026年3月', true],
      ['Mar-26', true],
      ['1.00元', undefined],
    ]);
  });

  it('of a merged block have its value, however its tag is written', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>9</v></c></row>';
    const one = { text: '1', number: 1 };
    const merged = { ...one, isMerged: true };
    for (const tag of [
      '<mergeCell ref="A1:B2"/>',
      `<mergeCell xmlns:u="u" u:id="x" ref='A1:B2' />`,
      '<x:mergeCell xmlns:x="x"\nref="A1:B2"></x:mergeCell>',
    ])
      expect(await cellsOf({ rows, afterRows: `<mergeCells>${tag}</mergeCells>` })).toEqual([
        [one, merged],
        [merged, merged, { text: '9', number: 9 }],
      ]);
  });
});

it('says which rows, columns and sheets nobody sees', async () => {
  const cell = '<c t="inlineStr"><is><t>x</t></is></c>';
  const sheets = await open(
    zipOf(
      partsOf({
        beforeRows:
          '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/><col min="6" max="16384" width="9"/></cols>',
        rows: `<row r="1">${cell}</row><row r="2" hidden="1">${cell}</row><row r="3" hidden="true">${cell}</row><row r="4" ht="0" customHeight="1">${cell}</row><row r="5" hidden="0">${cell}</row>`,
        'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="表" r:id="r1"/><sheet name="藏" state="hidden" r:id="r1"/><sheet name="深藏" state="veryHidden" r:id="r1"/></sheets></workbook>`,
      }),
    ),
  );
  expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows.map(({ isHidden = false }) => isHidden)])).toEqual([
    ['表', [1, 2, 4], [false, true, true, true, false]],
  ]);
});

describe('what is damaged or hostile is refused in a sentence, and soon', () => {
  const sound = partsOf({ rows: ROW, strings: STRINGS });
  const withPart = (name: string, text: string) => zipOf(partsOf({ rows: ROW, strings: STRINGS, [name]: text }));
  const sheet = 'xl/worksheets/sheet1.xml';
  it.each<[string, () => Buffer, RegExp]>([
    ['a file that is cut off', () => zipOf(sound).subarray(0, -40), /损坏/],
    ['a tag that is never closed', () => withPart(sheet, `<worksheet><sheetData>${ROW}`), /损坏/],
    ['tags that cross', () => withPart(sheet, `<worksheet><sheetData>${ROW}</worksheet></sheetData>`), /损坏/],
    ['a letter that is none', () => withPart(sheet, sheetXml.replace('<v>0', '<v>&bad;')), /损坏/],
    [
      'bytes that are no text',
      () => zipOf(partsOf({ rows: ROW, 'xl/sharedStrings.xml': Buffer.from([0x3c, 0x73, 0x3e, 0xff, 0xfe, 0x3c]) })),
      /损坏/,
    ],
    ['a text that is not there', () => withPart(sheet, sheetXml.replace('<v>0', '<v>7')), /损坏/],
    ['rows out of order', () => withPart(sheet, sheetXml.replace(ROW, `<row r="2"/>${ROW}`)), /损坏/],
    ['a sheet that is not there', () => zipOf(partsOf({ [sheet]: undefined })), /损坏/],
    ['two parts of one name', () => zipOf([...sound, [sheet.toUpperCase(), sheetXml]]), /损坏/],
    [
      'a sum that does not fit',
      () => zipOf(sound, (name, said) => (name === sheet ? { ...said, sum: said.sum + 1 } : said)),
      /损坏/,
    ],
    [
      'a directory that says less than there is',
      () => zipOf(sound, (name, said) => (name === sheet ? { ...said, length: 10 } : said)),
      /损坏/,
    ],
    [
      'a directory that says more than there is',
      () => zipOf(sound, (name, said) => (name === sheet ? { ...said, length: said.length + 9 } : said)),
      /损坏/,
    ],
    [
      'a part that unpacks to a thousand times its size',
      () => withPart(sheet, `<worksheet>${' '.repeat(30_000_000)}</worksheet>`),
      /太大/,
    ],
    [
      'a small part that is large',
      () =>
        withPart(
          'xl/workbook.xml',
          `<workbook><sheets>${'<sheet name="aBcD" sheetId="12" state="visible" x="é€"/>'.repeat(160_000)}</sheets></workbook>`,
        ),
      /太大/,
    ],
    [
      'five thousand parts',
      () => zipOf([...sound, ...Array.from({ length: 5_100 }, (_, at) => [`x/${at}`, ''] as const)]),
      /太大/,
    ],
    ['tags in tags in tags', () => withPart('xl/workbook.xml', '<a>'.repeat(300_000)), /损坏/],
    [
      'a tag without end',
      () =>
        withPart(
          sheet,
          `<worksheet><sheetData ${Array.from({ length: 200_000 }, (_, at) => `a${at}="${at % 7}"`).join(' ')}/></worksheet>`,
        ),
      /损坏/,
    ],
    [
      'a cell longer than any',
      () =>
        withPart(
          sheet,
          sheetXml.replace(
            ROW,
            `<row r="1"><c t="inlineStr"><is><t>${Array.from({ length: 50_000 }, (_, at) => String.fromCharCode(0x4e00 + (at % 9_000))).join('')}</t></is></c></row>`,
          ),
        ),
      /第 1 行有一格超过 32767 个字/,
    ],
    ['no workbook', () => zipOf([['word/document.xml', '<w/>']]), /不是 Excel/],
  ])('%s', async (_, content, message) => {
    const began = cpuMs();
    const refusal = open(content());
    await expect(refusal).rejects.toThrow(FileProblem);
    await expect(refusal).rejects.toThrow(message);
    expect(cpuMs() - began).toBeLessThan(8_000);
  });

  it('of a workbook with two megabytes of tags little is kept', async () => {
    const tags = Array.from({ length: 60_000 }, (_, at) => `<definedName name="n${at}">x</definedName>`).join('');
    const name = 'xl/workbook.xml';
    const before = process.memoryUsage().heapUsed;
    const [read] = await open(
      zipOf(
        partsOf({
          rows: ROW,
          strings: STRINGS,
          [name]: `<workbook xmlns:r="${OFFICE}"><definedNames>${tags}</definedNames><sheets><sheet name="表" r:id="r1"/></sheets></workbook>`,
        }),
      ),
    );
    expect(read!.rows).toHaveLength(1);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 ** 2);
  });
});

it('a book of a thousand rows and many sheets is read more than once, from its first row', async () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => [`甲${at}`, at]);
  const file = await openFile(
    fileWith(
      workbook({
        sheets: [
          { name: '一', rows },
          { name: '二', rows: [['x']] },
        ],
      }),
      'xlsx',
    ),
  );
  try {
    for (let time = 0; time < 2; time += 1) {
      for await (const { rowNo } of file.sheets[0]!.rows()) if (rowNo === 3) break;
      let last = 0;
      for await (const { rowNo } of file.sheets[0]!.rows()) last = rowNo;
      expect(last).toBe(1_000);
    }
  } finally {
    file.close();
  }
});

it.each([
  ['0!.0,', 12_000],
  ['0!.0,"万"', 12_000],
  ['0.0"万"', 1.2],
  ['#,##0.00"千元"', 1.2],
  ['[$$-409]#,##0.00', 1200],
])('a sum that the format %s shows as another one is refused', async (format, kept) => {
  const number = await numberCells(false);
  expect(money()(number(String(kept), kept, format))).toBeInstanceOf(CellProblem);
});

it.each([
  '"¥"#,##0.00',
  '[$¥-804]#,##0.00',
  '#,##0!元',
  '0.00"元/亩"',
  '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ',
  ';;;',
  '0.00E+00',
])('a sum that the format %s shows as it is is read', async (format) => {
  const number = await numberCells(false);
  expect(money()(number('1200', 1200, format))).toBe(120_000);
});
