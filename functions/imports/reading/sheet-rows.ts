import { isDay } from '@shared/time';
import { BLANK, type Cell } from '../cells/cell';
import { cellText, damaged } from './damaged';
import { columnAt, filler, mergesIn, MOST_COLUMNS } from './merges';
import { numberCells } from './number-cells';
import type { Part } from './package';
import type { SharedStrings } from './shared-strings';
import type { SheetRow } from './sheet';
import { Text, unescaped } from './text';
import { type Attributes, readXml } from './xml';

export interface Workbook {
  readonly strings: SharedStrings;
  readonly formats: readonly (string | undefined)[];
  readonly from1904: boolean;
}

interface Written {
  readonly type: string;
  readonly style: number;
  value: string;
  hasValue: boolean;
  hasFormula: boolean;
}

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true' || flag === 'on';
/** Hidden by a filter or by hand, or made so low that nobody sees it. */
const isHidden = ({ hidden, ht }: Attributes): boolean => isOn(hidden) || (ht !== undefined && Number(ht) === 0);

/** The rows of a sheet that have a cell, a row at a time; a merged block shows its value in each of its cells. */
export async function* sheetRows(part: Part, book: Workbook): AsyncGenerator<SheetRow> {
  const fill = filler(await mergesIn(part));
  const number = await numberCells(book.from1904);
  let done: SheetRow[] = [];
  let row: { rowNo: number; cells: Cell[]; isHidden?: true } = { rowNo: 0, cells: [] };
  let column = -1;
  let at: Written | undefined;
  let inValue = false;
  const text = new Text();

  const finish = (cell: Cell | undefined): void => {
    if (!cell || column >= MOST_COLUMNS) return;
    while (row.cells.length < column) row.cells.push(BLANK);
    row.cells[column] = cell;
  };
  for await (const _ of readXml(part, {
    open: (name, attributes) => {
      if (name === 'row') {
        const rowNo = Number(attributes.r ?? row.rowNo + 1);
        // Rows come in order; a sheet that says otherwise was not written by a program of tables.
        if (!Number.isSafeInteger(rowNo) || rowNo <= row.rowNo) throw damaged();
        row = { rowNo, cells: [], ...(isHidden(attributes) && { isHidden: true }) };
        column = -1;
      } else if (name === 'c') {
        const letters = /^[A-Z]{1,3}/i.exec(attributes.r ?? '')?.[0];
        column = letters ? columnAt(letters) : column + 1;
        at = {
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          value: '',
          hasValue: false,
          hasFormula: false,
        };
        text.begin();
      } else if (at) {
        if (name === 'v') inValue = at.hasValue = true;
        else if (name === 'f') at.hasFormula = true;
        else text.open(name);
      }
    },
    text: (piece) => {
      if (inValue && at) at.value += piece;
      else text.add(piece);
    },
    close: (name) => {
      if (name === 'c' && at) {
        finish(cellOf(at, text.end(), row.rowNo, book, number));
        at = undefined;
      } else if (name === 'row') done.push(row);
      else if (name === 'v') inValue = false;
      else text.close(name);
    },
  })) {
    for (const each of done) yield fill(each);
    done = [];
  }
}

function cellOf(
  { type, style, value, hasValue, hasFormula }: Written,
  inline: string,
  rowNo: number,
  { strings, formats, from1904 }: Workbook,
  number: Awaited<ReturnType<typeof numberCells>>,
): Cell | undefined {
  if (type === 'e') return { text: value, isError: true };
  if (hasFormula && (type === 'str' ? !hasValue : value === '')) return { text: '（公式）', isError: true };
  if (type === 'inlineStr') return { text: cellText(inline, rowNo) };
  if (type === 'str') return { text: cellText(unescaped(value), rowNo) };
  if (value.trim() === '') return undefined;
  if (type === 's') return { text: strings.at(Number(value)) };
  if (type === 'b') return { text: isOn(value) ? 'TRUE' : 'FALSE' };
  const format = formats[style];
  if (type === 'd') {
    const serial = serialOf(value, from1904);
    return serial === undefined ? { text: value } : number(String(serial), serial, format ?? 'yyyy/m/d');
  }
  const digits = value.trim();
  return Number.isFinite(Number(digits)) ? number(digits, Number(digits), format) : { text: cellText(value, rowNo) };
}

const DAY_MS = 86_400_000;
/** The days between the two calendars of Excel. */
const DAYS_1904 = 1_462;

/** `2026-03-12`, `2026-03-12T09:30:00`: what newer writers put for the number of a day. It is local, as Excel's days are. */
function serialOf(iso: string, from1904: boolean): number | undefined {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/.exec(iso.trim()) ?? [];
  // A date that is not in the calendar would roll over: 02-30 is no 2nd of March.
  const ms = day === undefined || !isDay(day) ? NaN : Date.parse(`${day}T${time ?? '00:00'}Z`);
  if (Number.isNaN(ms)) return undefined;
  return (ms - Date.UTC(1899, 11, 30)) / DAY_MS - (from1904 ? DAYS_1904 : 0);
}
