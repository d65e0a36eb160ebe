import { readFile } from 'node:fs/promises';
import type * as SheetJs from '@e965/xlsx';
import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from '@e965/xlsx';
import { BLANK, type Cell } from '../cells/cell';
import { cellText, damaged } from './damaged';
import { encodingOf, textOf } from './encoding';
import { filler, type Merge, MOST_COLUMNS } from './merges';
import { numberCells } from './number-cells';
import { type HiddenOfSheet, hiddenInOds } from './ods-hidden';
import { openPackage } from './package';
import { FileProblem, type SheetRow } from './sheet';
import { readWholeXml } from './xml';

/** What SheetJS reads for us. `xls` is also what WPS calls .et. */
export type WorkbookFormat = 'xls' | 'xlsb' | 'ods' | 'xml' | 'html';

const PASSWORD = '这个文件加了密码，读不了。请用 Excel 或 WPS 打开，去掉密码（文件 → 信息 → 保护工作簿），保存后再导入';
const NO_TABLE = '里面没有表格，读不了。请向报送单位要 Excel 表';
/** Unpacked, all parts together. */
const MOST_BYTES = 300 * 1024 ** 2;

/** A sheet that is held in memory, given out some rows at a time. */
export interface HeldSheet {
  readonly name: string;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Rows from a place on, at most so many; `next` is the place to go on at. */
  rowsFrom(place: number, most: number): { rows: SheetRow[]; next?: number };
}

type Library = typeof SheetJs;

async function loadLibrary(): Promise<Library> {
  const [library, codepages] = await Promise.all([import('@e965/xlsx'), import('@e965/xlsx/dist/cpexcel')]);
  library.set_cptable('default' in codepages ? codepages.default : codepages);
  return library;
}

/** Days stay numbers: a date made of one would have a time zone. Formats are kept, hidden rows and columns too (`cellStyles`). */
const OPTIONS: ParsingOptions = {
  dense: true,
  cellStyles: true,
  cellNF: true,
  sheetStubs: true,
  cellHTML: false,
  cellText: false,
  cellDates: false,
  // Old files that do not say what their letters are came from Chinese Windows.
  codepage: 936,
};

/** @throws FileProblem for what is damaged, has a password or holds no table. What the library throws means: damaged. */
export async function readOtherWorkbook(file: string, format: WorkbookFormat): Promise<HeldSheet[]> {
  const library = await loadLibrary();
  const book = await READERS[format](library, file).catch((error: unknown): never => {
    if (error instanceof FileProblem) throw error;
    throw /password|ECMA-376 Encrypted/i.test(String(error)) ? new FileProblem(PASSWORD) : damaged();
  });
  const from1904 = Boolean(book.Workbook?.WBProps?.date1904);
  const number = await numberCells(from1904);
  const sheets: HeldSheet[] = [];
  book.SheetNames.forEach((name, place) => {
    if (book.Workbook?.Sheets?.[place]?.Hidden) return;
    const sheet = book.Sheets[name];
    // The library leaves out a sheet that it could not read.
    if (!sheet) throw damaged();
    sheets.push(heldSheet(name, sheet, number, format === 'html'));
  });
  return sheets;
}

const READERS: Record<WorkbookFormat, (library: Library, file: string) => Promise<WorkBook>> = {
  xls: async (library, file) => {
    const bytes = await readFile(file);
    if (bytes[0] === 0xd0) checkCompound(library, bytes);
    return library.read(bytes, { ...OPTIONS, type: 'buffer' });
  },
  xlsb: async (library, file) =>
    library.read(packed(library, await partsOf(file, XLSB_PARTS)), { ...OPTIONS, type: 'buffer' }),
  ods: async (library, file) => {
    const parts = new Map([...ODS_NEEDED, ...(await partsOf(file, ODS_PARTS))]);
    if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw new FileProblem(PASSWORD);
    const hidden = await hiddenInOds(() => piecesOf(parts.get('content.xml') ?? Buffer.alloc(0)));
    const options: ParsingOptions = { ...OPTIONS, cellFormula: true, cellText: true, type: 'buffer' };
    return withHidden(library.read(packed(library, parts), options), hidden);
  },
  xml: async (library, file) => {
    const bytes = await readFile(file);
    await readWholeXml(() => piecesOf(bytes), {});
    return library.read(await wholeTextOf(file), { ...OPTIONS, cellFormula: true, type: 'string' });
  },
  html: async (library, file) => {
    const text = await wholeTextOf(file);
    if (!/<table[\s>]/i.test(text)) throw new FileProblem(`这是网页，${NO_TABLE}`);
    // As texts: an identity number of 18 digits must not become a number on the way.
    return library.read(text, { ...OPTIONS, raw: true, type: 'string' });
  },
};

interface CompoundEntry {
  readonly name: string;
  readonly size: number;
  readonly content?: { readonly length: number };
}

/** What is in an OLE file, and whether it is all there. */
function checkCompound({ CFB }: Library, bytes: Buffer): void {
  const { FileIndex } = CFB.read(bytes, { type: 'buffer' }) as { FileIndex: CompoundEntry[] };
  const entry = (name: string) => FileIndex.find((one) => one.name.toLowerCase() === name);
  if (entry('encryptedpackage')) throw new FileProblem(PASSWORD);
  const book = entry('workbook') ?? entry('book');
  if (!book) throw new FileProblem(`这不是 Excel 表（可能是 Word 文件改了名字），${NO_TABLE}`);
  if ((book.content?.length ?? 0) < book.size) throw damaged();
}

/** Parts that a package may leave out and SheetJS wants. */
const ODS_NEEDED = ['META-INF/manifest.xml', 'styles.xml'].map((name) => [name, Buffer.from('<x/>')] as const);
const ODS_PARTS = /^(?:META-INF\/manifest|content|styles)\.xml$/;
const XLSB_PARTS = /^(?:\[Content_Types\]\.xml|_rels\/.+|xl\/(?:_rels\/|worksheets\/)?[^/]+\.(?:bin|rels))$/i;

/** The parts that a sheet is made of, unpacked by our own gate: the library sees no other bytes than those that passed it. */
async function partsOf(file: string, wanted: RegExp): Promise<Map<string, Buffer>> {
  const zip = await openPackage(file);
  const parts = new Map<string, Buffer>();
  try {
    let left = MOST_BYTES;
    for (const name of zip.names.filter((one) => wanted.test(one))) {
      const pieces: Buffer[] = [];
      for await (const piece of zip.part(name, left)!()) pieces.push(piece);
      const content = Buffer.concat(pieces);
      parts.set(name, content);
      left -= content.length;
    }
    return parts;
  } finally {
    zip.close();
  }
}

function packed({ CFB }: Library, parts: ReadonlyMap<string, Buffer>): Buffer {
  const container = CFB.utils.cfb_new() as unknown;
  for (const [name, content] of parts) CFB.utils.cfb_add(container, name, content);
  return CFB.write(container, { fileType: 'zip', type: 'buffer' }) as Buffer;
}

function withHidden(book: WorkBook, hidden: readonly HiddenOfSheet[]): WorkBook {
  const listed = book.SheetNames.map((name, place) => {
    const { isHidden = false, rows = [], columns = [] } = hidden[place] ?? {};
    const sheet = book.Sheets[name];
    if (sheet) {
      sheet['!rows'] = [];
      for (const row of rows) sheet['!rows'][row] = { hidden: true };
      sheet['!cols'] = [];
      for (const column of columns) sheet['!cols'][column] = { hidden: true };
    }
    return { name, Hidden: isHidden ? 1 : 0 } as const;
  });
  return { ...book, Workbook: { ...book.Workbook, Sheets: listed } };
}

const PIECE = 65_536;
async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield Promise.resolve(bytes.subarray(at, at + PIECE));
}

async function wholeTextOf(file: string): Promise<string> {
  let text = '';
  for await (const part of textOf(file, await encodingOf(file))) text += part;
  return text;
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

const isGeneral = (format: CellObject['z']): boolean =>
  format === undefined || /^(?:general|@)?$/i.test(String(format));

type NumberCell = Awaited<ReturnType<typeof numberCells>>;

function cellOf(cell: CellObject, rowNo: number, number: NumberCell, untyped: boolean): Cell {
  const { t, v, w, z, f } = cell;
  if (t === 'e') return { text: ERRORS[Number(v)] ?? '#VALUE!', isError: true };
  if (t === 'n') return number(String(v), Number(v), isGeneral(z) ? undefined : String(z), w);
  if (t === 'b') return { text: v ? 'TRUE' : 'FALSE' };
  if (v === undefined && f) return { text: '（公式）', isError: true };
  return v === undefined ? BLANK : { text: cellText(String(v), rowNo), ...(untyped && { untyped }) };
}

function heldSheet(name: string, sheet: WorkSheet, number: NumberCell, untyped: boolean): HeldSheet {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  const merges = (sheet['!merges'] ?? [])
    .map(({ s, e }): Merge => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c }))
    .sort((a, b) => a.top - b.top);
  const hiddenColumns = new Set<number>();
  (sheet['!cols'] ?? []).forEach((column, place) => column?.hidden && hiddenColumns.add(place));
  /** This counts the rows there are; many sheets have a format in their last row. */
  const places = Object.keys(data).map(Number).filter(Number.isInteger);
  let fill = filler(merges);
  let filledTo = 0;
  const rowAt = (place: number): SheetRow => {
    const cells: Cell[] = [];
    for (const [column, cell] of Object.entries(data[place] ?? [])) {
      if (!cell || Number(column) >= MOST_COLUMNS) continue;
      const read = cellOf(cell, place + 1, number, untyped);
      if (read === BLANK) continue;
      while (cells.length < Number(column)) cells.push(BLANK);
      cells[Number(column)] = read;
    }
    return { rowNo: place + 1, cells, ...(sheet['!rows']?.[place]?.hidden && { isHidden: true }) };
  };
  return {
    name,
    hiddenColumns,
    rowsFrom: (from, most) => {
      // Rows are filled from the top: whoever begins anew begins there.
      if (from !== filledTo) [fill, filledTo] = [filler(merges), 0];
      for (; filledTo < from; filledTo += 1) fill(rowAt(places[filledTo]!));
      const rows = places.slice(from, from + most).map((place) => fill(rowAt(place)));
      filledTo = from + rows.length;
      return { rows, ...(filledTo < places.length && { next: filledTo }) };
    },
  };
}
