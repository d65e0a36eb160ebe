import { SaxesParser } from 'saxes';
import { BLANK, type Cell } from '../cells/cell';
import type { SheetRow } from './sheet';
import { columnAt, type Merge } from './merges';
import { type SharedStrings, unescaped } from './shared-strings';

interface Workbook {
  readonly strings: SharedStrings;
  readonly isDate: (style: number) => boolean;
  readonly from1904: boolean;
  readonly merges: readonly Merge[];
}

/** Wider than any table of people or vouchers; a stray format at XFD1 does not make a row of 16,384 cells. */
const MOST_COLUMNS = 200;

/** The rows of a sheet that have a cell, a row at a time; a merged block shows its value in each of its cells. */
export async function* sheetRows(texts: AsyncIterable<string>, book: Workbook): AsyncGenerator<SheetRow> {
  const parser = new SaxesParser();
  let done: SheetRow[] = [];
  let row: Cell[] = [];
  let rowNo = 0;
  let at: { column: number; type: string; style: number; formula: boolean } | undefined;
  let text = '';
  let inValue = false;

  parser.on('opentag', ({ name, attributes }) => {
    const tag = name.slice(name.indexOf(':') + 1);
    if (tag === 'row') {
      rowNo = attributes.r ? Number(attributes.r) : rowNo + 1;
      row = [];
    } else if (tag === 'c') {
      const letters = /^[A-Z]+/.exec(attributes.r ?? '')?.[0];
      at = {
        column: letters ? columnAt(letters) : row.length,
        type: attributes.t ?? 'n',
        style: Number(attributes.s ?? 0),
        formula: false,
      };
      text = '';
    } else if (tag === 'v' || tag === 't') inValue = at !== undefined;
    else if (tag === 'f' && at) at.formula = true;
  });
  parser.on('text', (part) => {
    if (inValue) text += part;
  });
  parser.on('closetag', ({ name }) => {
    const tag = name.slice(name.indexOf(':') + 1);
    if (tag === 'v' || tag === 't') inValue = false;
    else if (tag === 'c' && at) {
      const cell = cellOf(at, text, book);
      if (cell && at.column < MOST_COLUMNS) {
        while (row.length < at.column) row.push(BLANK);
        row[at.column] = cell;
      }
      at = undefined;
    } else if (tag === 'row') done.push({ rowNo, cells: row });
  });

  const fill = filler(book.merges);
  for await (const chunk of texts) {
    parser.write(chunk);
    for (const each of done) yield fill(each);
    done = [];
  }
  parser.close();
}

function cellOf(
  { type, style, formula }: { type: string; style: number; formula: boolean },
  text: string,
  { strings, isDate, from1904 }: Workbook,
): Cell | undefined {
  if (type === 's') return { text: strings.at(Number(text)) };
  if (type === 'inlineStr' || type === 'str') return { text: unescaped(text) };
  if (type === 'e') return { text, isError: true };
  if (type === 'b') return { text: text === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'd') return { text };
  if (text === '') return formula ? { text: '（公式）', isError: true } : undefined;
  return { text, number: Number(text), ...(isDate(style) && { isDate: true }), ...(from1904 && { from1904 }) };
}

/** Puts a merged block's value, which the file has in its first cell alone, into the others. */
function filler(merges: readonly Merge[]): (row: SheetRow) => SheetRow {
  let next = 0;
  let open: { merge: Merge; value: Cell }[] = [];
  return (row) => {
    open = open.filter(({ merge }) => merge.bottom >= row.rowNo);
    for (; next < merges.length && merges[next]!.top <= row.rowNo; next += 1) {
      const merge = merges[next]!;
      const value = merge.top === row.rowNo ? row.cells[merge.left] : undefined;
      if (value && value.text !== '' && merge.right < MOST_COLUMNS)
        open.push({ merge, value: { ...value, isMerged: true } });
    }
    if (open.length === 0) return row;
    const cells = [...row.cells];
    for (const { merge, value } of open)
      for (let column = merge.left; column <= merge.right; column += 1) {
        if (row.rowNo === merge.top && column === merge.left) continue;
        while (cells.length < column) cells.push(BLANK);
        cells[column] = value;
      }
    return { ...row, cells };
  };
}
