import { CellProblem, compact, isBlank, type Cell } from './cells/cell';
import type { AnyKind, Numbered } from './kinds/kind';
import { excerptOf, type ProblemList } from './problems';
import type { Sheet, SheetRow } from './reading/sheet';
import { cellAt, findHeader, HEADER_WITHIN, meaningOf, type RowMeaning, type Table } from './reading/table';
import { TotalsCheck } from './totals';

/** What was in the file besides rows that count. */
export interface Reading {
  table: Table | undefined;
  /** Rows of each meaning; `data` are those that were read, whether they can be taken or not. */
  readonly rows: Record<RowMeaning, number>;
}

/** Titles, one more row than a header may be high, and the first rows below. */
const LOOKED_AT = HEADER_WITHIN + 5;

/**
 * Reads a sheet as a table of this kind: every row that can be taken is given to `onRow`, everything wrong is added to
 * `problems`. Memory holds a row.
 */
export async function readRows(
  kind: AnyKind,
  sheet: Sheet,
  problems: ProblemList,
  onRow: (row: Numbered<Record<string, unknown>>) => void,
): Promise<Reading> {
  const rows: Reading['rows'] = { blank: 0, header: 0, total: 0, note: 0, example: 0, data: 0 };
  const required = new Set(Object.keys(kind.columns).filter((key) => kind.columns[key]!.required));
  let table: Table | undefined;
  let totals: TotalsCheck | undefined;
  const begin: SheetRow[] = [];
  const above: Record<string, unknown> = {};

  const take = (row: SheetRow, found: Table): void => {
    if (row.rowNo <= found.headerRowNo) return;
    const meaning = meaningOf(row, found, required);
    rows[meaning] += 1;
    if (meaning === 'total') totals!.onTotal(row, found);
    if (meaning !== 'data') return;
    const record = recordOf(kind, row, found, above, problems);
    totals!.onRow(row, found);
    if (record) onRow({ rowNo: row.rowNo, row: record });
  };
  const start = (): boolean => {
    const answer = findHeader(kind, begin);
    if ('problem' in answer) {
      problems.add({ rowNo: begin[0]?.rowNo ?? 1, column: '表头', excerpt: '', message: answer.problem });
      return false;
    }
    table = answer.table;
    totals = new TotalsCheck(kind, problems);
    for (const row of begin) take(row, table);
    return true;
  };

  for await (const row of sheet.rows()) {
    if (table) take(row, table);
    else {
      begin.push(row);
      if (begin.length === LOOKED_AT && !start()) return { table, rows };
    }
  }
  if (!table && !start()) return { table, rows };
  totals!.finish();
  return { table, rows };
}

/** The values of a row; undefined when one of them cannot be taken. `above` are those that a blank cell stands for. */
function recordOf(
  kind: AnyKind,
  { rowNo, cells }: SheetRow,
  table: Table,
  above: Record<string, unknown>,
  problems: ProblemList,
): Record<string, unknown> | undefined {
  const record: Record<string, unknown> = {};
  let sound = true;
  for (const found of table.columns) {
    const column = kind.columns[found.key]!;
    const cell = cellAt(cells, found);
    const refuse = (message: string) => {
      sound = false;
      problems.add({ rowNo, column: column.title, excerpt: excerptOf(cell.text, column.secrecy), message });
    };
    if (cell.isError) refuse(errorMessage(cell));
    else if (column.counts && cell.isMerged)
      refuse('是合并单元格，不知道这个数该算给哪一行。请取消合并，每行填自己的数');
    else if (isBlank(cell)) {
      if (column.carries && above[found.key] !== undefined) record[found.key] = above[found.key];
      else if (column.required) refuse(`“${column.title}”是空的，请补上`);
    } else {
      const value = column.parse(cell);
      if (value instanceof CellProblem) refuse(value.message);
      else {
        record[found.key] = value;
        if (column.carries) above[found.key] = value;
      }
    }
  }
  return sound ? record : undefined;
}

const errorMessage = ({ text }: Cell): string =>
  text.startsWith('#')
    ? `单元格是公式错误 ${compact(text)}。请在原表改好公式，或把结果“选择性粘贴为数值”`
    : '单元格是没有算出结果的公式。请用 Excel 打开、保存一次，再导入';
