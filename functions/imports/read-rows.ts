import type { SkippedAs } from '@shared/imports/imports';
import { Carrying, type Said } from './carrying';
import { CellProblem, cleanText, compact, isBlank, type Cell } from './cells/cell';
import { type AnyKind, type Numbered, RowRefused } from './kinds/kind';
import { excerptOf, excerptOfValue, ProblemList } from './problems';
import { overlookedIn, whyOverlooked } from './reading/overlooked';
import { refusalsOf } from './reading/row-refusals';
import { endsSection, meaningOf, type RowMeaning } from './reading/row-meaning';
import type { Sheet, SheetRow } from './reading/sheet';
import { cellAt, findHeader, HEADER_WITHIN, linesIn, type Table, textIn } from './reading/table';
import { unitsStated } from './reading/units';
import { SkippedRows } from './skipped-rows';
import { ToldRows } from './told-rows';
import { TotalsCheck } from './totals';

/** What was in the file besides rows that count. */
export interface Reading {
  readonly table: Table | undefined;
  /** Rows of each meaning; `data` are those that were read, whether they can be taken or not. */
  readonly rows: Readonly<Record<RowMeaning, number>>;
  readonly skipped: SkippedRows;
  /** What is to be seen before the file is written. */
  readonly warnings: ProblemList;
  /** Rows that were given to `onRow` and are refused all the same: what is wrong with them shows at the end of the file. */
  readonly refusedLate: ReadonlySet<number>;
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
  const begin: SheetRow[] = [];
  let reader: TableReader | undefined;
  const start = (): TableReader | undefined => {
    const answer = findHeader(kind, begin, { hiddenColumns: sheet.hiddenColumns, sheetName: sheet.name });
    if ('problem' in answer) {
      const rowNo = answer.rowNo ?? begin[0]?.rowNo ?? 1;
      problems.add({ rowNo, column: '表头', excerpt: '', message: answer.problem });
      return undefined;
    }
    const unreadable =
      kind.whyUnreadable?.(new Set(answer.table.columns.map(({ key }) => key))) ?? whyOverlooked(kind, answer.table);
    if (unreadable) {
      problems.add({ rowNo: answer.table.headerRowNo, column: '表头', excerpt: '', message: unreadable });
      return undefined;
    }
    const started = new TableReader(kind, answer.table, problems, onRow);
    for (const row of begin) started.take(row);
    return started;
  };
  for await (const row of sheet.rows()) {
    if (reader) reader.take(row);
    else {
      begin.push(row);
      if (begin.length === LOOKED_AT) {
        reader = start();
        if (!reader) return nothingRead();
      }
    }
  }
  reader ??= start();
  return reader ? reader.finish() : nothingRead();
}

const noRows = (): Record<RowMeaning, number> => ({
  blank: 0,
  header: 0,
  total: 0,
  part: 0,
  note: 0,
  example: 0,
  data: 0,
});

const nothingRead = (): Reading => ({
  table: undefined,
  rows: noRows(),
  skipped: new SkippedRows(),
  warnings: new ProblemList(),
  refusedLate: new Set(),
});

/** Rows without a value that all have or none, as they may be told of one by one: memory stays flat. */
const MOST_KEPT = 20_000;

/** Reads the rows below a header, one after the other. */
class TableReader {
  readonly #rows = noRows();
  readonly #skipped = new SkippedRows();
  readonly #warnings = new ProblemList();
  readonly #carrying: Carrying;
  readonly #totals: TotalsCheck;
  readonly #hidden = new ToldRows();
  readonly #beyond = new ToldRows();
  readonly #carried = new Map<string, ToldRows>();
  readonly #columns: ReadonlySet<string>;
  /** Some columns are of all rows or of none: this counts who has it, and who has not. */
  readonly #had = new Map<string, { some: boolean; without: number[]; count: number }>();

  constructor(
    private readonly kind: AnyKind,
    private readonly table: Table,
    private readonly problems: ProblemList,
    private readonly onRow: (row: Numbered<Record<string, unknown>>) => void,
  ) {
    this.#carrying = new Carrying(kind);
    this.#columns = new Set([...table.columns, ...table.given].map(({ key }) => key));
    this.#totals = new TotalsCheck(kind, problems);
    for (const message of table.warnings) this.#warn(table.headerRowNo, '表头', message);
  }

  #warn(rowNo: number, column: string, message: string): void {
    this.#warnings.add({ rowNo, column, excerpt: '', message });
  }

  take(row: SheetRow): void {
    if (row.rowNo <= this.table.headerRowNo) return;
    const meaning = meaningOf(this.kind, row, this.table);
    this.#rows[meaning] += 1;
    if (meaning === 'data') this.#takeData(row);
    else if (meaning !== 'blank') this.#skip(row, meaning);
  }

  #skip(row: SheetRow, meaning: SkippedAs): void {
    if (meaning === 'total') this.#totals.onTotal(row, this.table);
    if (meaning === 'total' && endsSection(row)) this.#carrying.endSection();
    if (meaning === 'note') this.#refuseOtherUnit(row);
    this.#skipped.add(this.kind, row, meaning, this.table);
  }

  /** `单位：万元` below the rows that were read as yuan. */
  #refuseOtherUnit(row: SheetRow): void {
    const { rowNo } = row;
    const stated = linesIn(row).flatMap(unitsStated);
    for (const { key, title, factor } of this.table.columns) {
      const units = this.kind.columns[key]!.units ?? {};
      const other = stated.find((unit) => units[unit] !== undefined && units[unit] !== factor);
      if (other)
        this.problems.add({
          rowNo,
          column: this.kind.columns[key]!.title,
          excerpt: other,
          message: `表下面写着单位“${other}”，“${title}”却不是按它读的。请把单位写在表头上，或把数换算好，再导入`,
        });
    }
  }

  #takeData(row: SheetRow): void {
    this.#totals.onRow(row, this.table);
    if (row.isHidden) {
      this.#hidden.add(row.rowNo);
      return;
    }
    const refusals = refusalsOf(this.kind, row, this.table);
    for (const { column, excerpt, message } of refusals.problems)
      this.problems.add({ rowNo: row.rowNo, column, excerpt, message });
    if (refusals.hasBeyond) this.#beyond.add(row.rowNo);
    const said = this.#read(row);
    const { values, recordNo, carried, excused } = this.#carrying.complete(row.rowNo, said);
    // Within a voucher it goes without saying.
    if (this.kind.begins || recordNo === row.rowNo) for (const key of carried) this.#tellCarried(key, row.rowNo);
    const whole = this.#hasRequired(row.rowNo, values, excused);
    const taken = overlookedIn(this.kind, row, this.table, values);
    if (taken) this.problems.add({ rowNo: row.rowNo, ...taken });
    this.#countSaid(row.rowNo, values, excused);
    if (said.bad.size === 0 && whole && !taken && refusals.problems.length === 0)
      this.#give(row.rowNo, recordNo, values);
  }

  #give(rowNo: number, recordNo: number, values: Record<string, unknown>): void {
    const settled = this.kind.settle?.(values, this.#columns) ?? values;
    if (settled instanceof RowRefused) {
      const column = this.kind.columns[settled.column]!;
      const excerpt = excerptOfValue(values[settled.column], column);
      this.problems.add({ rowNo, column: column.title, excerpt, message: settled.message });
    } else this.onRow({ rowNo, ...(recordNo !== rowNo && { recordNo }), row: settled });
  }

  #tellCarried(key: string, rowNo: number): void {
    const told = this.#carried.get(key) ?? new ToldRows();
    told.add(rowNo);
    this.#carried.set(key, told);
  }

  /** The row's own cells, each read by its column. */
  #read({ rowNo, cells }: SheetRow): Said {
    const values: Record<string, unknown> = {};
    const [nothing, bad] = [new Set<string>(), new Set<string>()];
    const merged = new Set<string>();
    const take = (key: string, cell: Cell | CellProblem, shown: string): void => {
      const column = this.kind.columns[key]!;
      const refuse = (message: string): void => {
        bad.add(key);
        this.problems.add({ rowNo, column: column.title, excerpt: excerptOf(shown, column.secrecy), message });
      };
      if (cell instanceof CellProblem) return refuse(cell.message);
      if (cell.isMerged) merged.add(key);
      if (cell.isError) return refuse(errorMessage(cell));
      if (column.counts && cell.isMerged)
        return refuse('是合并单元格，不知道这个数该算给哪一行。请取消合并，每行填自己的数');
      if (isBlank(cell)) {
        // A mark of 'nothing here' says something; a cell that is empty does not.
        if (cleanText(cell.text) !== '') nothing.add(key);
        return;
      }
      const value = column.parse(cell);
      if (value instanceof CellProblem) refuse(value.message);
      else values[key] = value;
    };
    for (const { key, cell } of this.table.given) take(key, cell, cell.text);
    for (const found of this.table.columns) take(found.key, cellAt(this.kind, cells, found), textIn(cells, found));
    for (const { key, place } of this.table.columns) {
      const { besides } = this.kind.columns[key]!;
      if (!besides || !(key in values) || besides.key in values || bad.has(besides.key)) continue;
      const value = besides.parse(cells[place]!);
      if (value instanceof CellProblem)
        this.problems.add({ rowNo, column: this.kind.columns[key]!.title, excerpt: '', message: value.message });
      if (value instanceof CellProblem) bad.add(key);
      else if (value) values[besides.key] = value;
    }
    return { values, nothing, bad, merged };
  }

  #hasRequired(rowNo: number, values: Readonly<Record<string, unknown>>, excused: ReadonlySet<string>): boolean {
    let whole = true;
    for (const { key } of [...this.table.columns, ...this.table.given]) {
      const { required, title } = this.kind.columns[key]!;
      if (!required || values[key] !== undefined) continue;
      whole = false;
      if (!excused.has(key))
        this.problems.add({ rowNo, column: title, excerpt: '', message: `“${title}”是空的，请补上` });
    }
    return whole;
  }

  #countSaid(rowNo: number, values: Readonly<Record<string, unknown>>, excused: ReadonlySet<string>): void {
    for (const { key } of this.table.columns) {
      if (!this.kind.columns[key]!.allOrNone) continue;
      const had = this.#had.get(key) ?? { some: false, without: [], count: 0 };
      if (values[key] !== undefined || excused.has(key)) had.some = true;
      else {
        had.count += 1;
        if (had.without.length < MOST_KEPT) had.without.push(rowNo);
      }
      this.#had.set(key, had);
    }
  }

  finish(): Reading {
    this.#totals.finish();
    const refusedLate = new Set<number>();
    for (const [key, { some, without, count }] of this.#had) {
      const { title, allOrNone } = this.kind.columns[key]!;
      if (some)
        for (const rowNo of without) {
          refusedLate.add(rowNo);
          this.problems.add({ rowNo, column: title, excerpt: '', message: allOrNone!.some });
        }
      else if (allOrNone?.none && count > 0) this.#warn(this.table.headerRowNo, title, allOrNone.none);
    }
    if (this.#hidden.count > 0)
      this.problems.add({
        rowNo: this.#hidden.first,
        column: '',
        excerpt: '',
        message: `${this.#hidden.words}是隐藏的（筛选或隐藏了行），不知道算不算数，没有读。请取消筛选和隐藏，不要的行删掉，再导入`,
      });
    if (this.#beyond.count > 0)
      this.#warn(this.#beyond.first, '', `${this.#beyond.words}在表格右边、没有标题的地方还有字，没有读`);
    for (const [key, told] of this.#carried) {
      const { title } = this.kind.columns[key]!;
      this.#warn(told.first, title, `${told.words}没有写“${title}”，按上面那一行的读`);
    }
    return {
      table: this.table,
      rows: this.#rows,
      skipped: this.#skipped,
      warnings: this.#warnings,
      refusedLate,
    };
  }
}

const errorMessage = ({ text }: Cell): string =>
  text.startsWith('#')
    ? `单元格是公式错误 ${compact(text)}。请在原表改好公式，或把结果“选择性粘贴为数值”`
    : '单元格是没有算出结果的公式。请用 Excel 打开、保存一次，再导入';
