import { crc32, deflateRawSync } from 'node:zlib';

/** A cell as a test writes it: a text, a number, or XML of its own (`<c r="A1" t="e"><v>#N/A</v></c>` without the `r`). */
export type TestCell = string | number | undefined | { xml: string };

interface Book {
  sheets: { name: string; rows: TestCell[][]; merges?: string[]; hidden?: boolean }[];
  from1904?: boolean;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const letters = (place: number): string =>
  place < 26 ? String.fromCharCode(65 + place) : letters(Math.floor(place / 26) - 1) + letters(place % 26);

/** A workbook of shared strings, as Excel itself writes it: style 1 shows a day, style 2 is a text. */
export function workbook({ sheets, from1904 = false }: Book): Buffer {
  const strings = new Map<string, number>();
  const cellXml = (cell: TestCell, ref: string): string => {
    if (cell === undefined || cell === '') return '';
    if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${ref}"`);
    if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
    if (!strings.has(cell)) strings.set(cell, strings.size);
    return `<c r="${ref}" t="s"><v>${strings.get(cell)}</v></c>`;
  };
  const sheetXml = ({ rows, merges = [] }: Book['sheets'][number]) =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
      .map(
        (row, y) => `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, `${letters(x)}${y + 1}`)).join('')}</row>`,
      )
      .join(
        '',
      )}</sheetData>${merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}</worksheet>`;
  const sheetParts = sheets.map((sheet, place) => [`xl/worksheets/sheet${place + 1}.xml`, sheetXml(sheet)] as const);
  return zipOf([
    ['[Content_Types].xml', '<Types/>'],
    [
      'xl/workbook.xml',
      `<workbook xmlns:r="r"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, hidden }, place) =>
            `<sheet name="${name}" sheetId="${place + 1}" r:id="rId${place + 1}"${hidden ? ' state="hidden"' : ''}/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${sheets.map((_, place) => `<Relationship Id="rId${place + 1}" Target="worksheets/sheet${place + 1}.xml"/>`).join('')}</Relationships>`,
    ],
    [
      'xl/styles.xml',
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="49"/></cellXfs></styleSheet>',
    ],
    ...sheetParts,
    [
      'xl/sharedStrings.xml',
      `<sst>${[...strings.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    ],
  ]);
}

/** A zip of these parts, packed. `lie` may change what the directory says of a part's length or sum. */
export function zipOf(
  parts: readonly (readonly [string, string | Buffer])[],
  lie: (name: string, said: { length: number; sum: number }) => { length: number; sum: number } = (_, said) => said,
): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(0x0800, 2);
    fixed.writeUInt16LE(8, 4);
    const said = lie(name, { length: content.length, sum: crc32(content) });
    fixed.writeUInt32LE(said.sum, 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(said.length, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, Buffer.from(name)]);
    const entry = Buffer.concat([
      Buffer.from('PK\x01\x02'),
      Buffer.from([20, 0]),
      fixed,
      Buffer.alloc(14),
      Buffer.from(name),
    ]);
    entry.writeUInt32LE(offset, 42);
    local.push(head, packed);
    central.push(entry);
    offset += head.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

let table: Map<string, number> | undefined;
/** Text in GBK (GB18030's two bytes), as an office's Excel saves CSV. */
export function inGbk(text: string): Buffer {
  if (!table) {
    table = new Map();
    const decoder = new TextDecoder('gbk');
    for (let high = 0x81; high <= 0xfe; high += 1)
      for (let low = 0x40; low <= 0xfe; low += 1)
        if (low !== 0x7f) {
          const letter = decoder.decode(Uint8Array.of(high, low));
          if ([...letter].length === 1 && !table.has(letter)) table.set(letter, high * 256 + low);
        }
  }
  const bytes = [...text].flatMap((letter) => {
    const known = table!.get(letter);
    return known === undefined ? [letter.charCodeAt(0)] : [known >> 8, known & 255];
  });
  return Buffer.from(bytes);
}
