import { formatFen } from '@shared/money';
import { BLANK, compact, CellProblem, isBlank, type Cell } from './cells/cell';
import { money } from './cells/numbers';
import type { AnyKind } from './kinds/kind';
import type { ProblemList } from './problems';
import type { SheetRow } from './reading/sheet';
import { cellAt, type FoundColumn, type Table } from './reading/table';

const anyMoney = money({ negative: true, zero: true });
/** Money as it stands in a cell, whatever its sign; undefined when it is none. */
const fenIn = (cell: Cell | CellProblem): number | undefined => {
  if (cell instanceof CellProblem || cell.isError || isBlank(cell)) return undefined;
  const fen = anyMoney(cell);
  return fen instanceof CellProblem ? undefined : fen;
};

interface Pending {
  readonly row: SheetRow;
  readonly column: FoundColumn;
  readonly fen: number;
}

/** What the rows of a column added up to so far. */
interface Sums {
  fen: number;
  rows: number;
  /** The sum, and the rows, when the last total was met. */
  since: { fen: number; rows: number };
  /** The sum at each total: the rows between one of these and here are a page, a group, a village, or all. */
  readonly begins: Set<number>;
  /** A cell could not be read: totals would be wrong too, and are not spoken of. */
  unsure: boolean;
  above: Pending[];
  top: Pending[];
}

const nothing = (): Sums => ({
  fen: 0,
  rows: 0,
  since: { fen: 0, rows: 0 },
  begins: new Set([0]),
  unsure: false,
  above: [],
  top: [],
});

/**
 * Compares a table's own totals (合计 总计 小计) with what its rows add up to. A total may stand below its rows or above
 * them, be of the page, of the group, of several groups or of all: it is right when it is one of these.
 */
export class TotalsCheck {
  readonly #sums: ReadonlyMap<string, Sums>;
  /** What each code said, of kinds whose codes nest; empty once its details are counted instead. */
  readonly #above = new Map<string, Map<string, number>>();

  constructor(
    private readonly kind: AnyKind,
    private readonly problems: ProblemList,
  ) {
    this.#sums = new Map(kind.sums.map((key) => [key, nothing()]));
  }

  onRow({ cells, isHidden }: SheetRow, table: Table): void {
    const counted = this.#takeOutAbove(cells, table);
    for (const column of table.columns) {
      const sums = this.#sums.get(column.key);
      if (!sums) continue;
      const cell = cellAt(this.kind, cells, column);
      const fen = fenIn(cell);
      if (counted !== false) sums.fen += fen ?? 0;
      if (counted) counted.set(column.key, fen ?? 0);
      sums.rows += 1;
      // Some totals count hidden rows and some do not.
      sums.unsure ||= isHidden === true || cell instanceof CellProblem || (fen === undefined && !isBlank(cell));
    }
  }

  /**
   * Takes out of the sums what stands above this row in the chart (102 above 10201): it is what its details add up to. Gives where to
   * keep what the row says, or false when its own details came first.
   */
  #takeOutAbove(cells: readonly Cell[], table: Table): Map<string, number> | false | undefined {
    const column = table.columns.find(({ key }) => key === this.kind.nestedBy);
    const code = column && this.#codeIn(cells[column.place] ?? BLANK, column.key);
    if (!code) return undefined;
    // A code again is the next book's.
    if (this.#above.has(code)) this.#above.clear();
    const own = new Map<string, number>();
    const isAbove = [...this.#above.keys()].some((other) => other.startsWith(code));
    for (const [above, fens] of this.#above)
      if (code.startsWith(above)) {
        for (const [key, fen] of fens) this.#sums.get(key)!.fen -= fen;
        fens.clear();
      }
    this.#above.set(code, own);
    return !isAbove && own;
  }

  /** The code as its column reads it: its name may stand behind it. */
  #codeIn(cell: Cell, key: string): string | undefined {
    const code = isBlank(cell) ? undefined : this.kind.columns[key]!.parse(cell);
    return typeof code === 'string' ? code : undefined;
  }

  onTotal(row: SheetRow, table: Table): void {
    const words = row.cells.map(({ text }) => compact(text.slice(0, 60))).join(' ');
    const ofAll = /总计|累计|总合计/u.test(words);
    for (const column of table.columns) {
      const sums = this.#sums.get(column.key);
      const fen = sums && fenIn(cellAt(this.kind, row.cells, column));
      if (!sums || fen === undefined) continue;
      const pending = { row, column, fen };
      // Nothing stands above it: it is the total of what comes below.
      if (sums.rows === 0 && (ofAll || /合计/u.test(words))) sums.top.push(pending);
      else if (sums.since.rows === sums.rows && !ofAll && !this.#fits(sums, fen)) {
        this.#settleAbove(sums);
        sums.above.push(pending);
      } else if (sums.above.length > 0 && !ofAll && pending.fen !== sums.fen) {
        this.#settleAbove(sums);
        sums.above.push(pending);
      } else {
        this.#settleAbove(sums);
        if (ofAll ? sums.fen !== fen : !this.#fits(sums, fen)) this.#refuse(pending, sums, ofAll);
        sums.begins.add(sums.fen);
        sums.since = { fen: sums.fen, rows: sums.rows };
      }
    }
  }

  finish(): void {
    for (const sums of this.#sums.values()) {
      this.#settleAbove(sums);
      for (const pending of sums.top) if (pending.fen !== sums.fen) this.#refuse(pending, sums, true);
    }
  }

  /** Whether the rows since one of the totals before, or all of them, are worth so much. */
  #fits({ fen, begins }: Sums, total: number): boolean {
    return begins.has(fen - total);
  }

  /** A subtotal above its rows is due when the next one comes. */
  #settleAbove(sums: Sums): void {
    for (const pending of sums.above) if (pending.fen !== sums.fen - sums.since.fen) this.#refuse(pending, sums, false);
    if (sums.above.length > 0) sums.since = { fen: sums.fen, rows: sums.rows };
    sums.above = [];
  }

  #refuse({ row, column, fen }: Pending, sums: Sums, ofAll: boolean): void {
    if (sums.unsure) return;
    const computed = ofAll || sums.since.rows === sums.rows ? sums.fen : sums.fen - sums.since.fen;
    this.problems.add({
      rowNo: row.rowNo,
      column: this.kind.columns[column.key]!.title,
      excerpt: formatFen(fen),
      message: `合计对不上：表里写 ${formatFen(fen)}，上下各行加起来是 ${formatFen(computed)}，差 ${formatFen(Math.abs(fen - computed))}。请核对有没有漏行、重行或改错的数`,
    });
  }
}
