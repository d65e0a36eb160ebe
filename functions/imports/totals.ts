import { formatFen } from '@shared/money';
import { compact, CellProblem, isBlank, type Cell } from './cells/cell';
import { money } from './cells/numbers';
import type { AnyKind } from './kinds/kind';
import type { ProblemList } from './problems';
import type { SheetRow } from './reading/sheet';
import { cellAt, type FoundColumn, type Table } from './reading/table';

const anyMoney = money({ negative: true, zero: true });

/** Money as it stands in a cell, whatever its sign; undefined when it is none. */
const fenIn = (cell: Cell): number | undefined => {
  if (cell.isError || isBlank(cell)) return undefined;
  const fen = anyMoney(cell);
  return fen instanceof CellProblem ? undefined : fen;
};

interface Span {
  fen: number;
  rows: number;
  /** A cell of it could not be read: its total would be wrong too, and is not spoken of. */
  unsure: boolean;
}

const empty = (): Span => ({ fen: 0, rows: 0, unsure: false });

interface Pending {
  readonly row: SheetRow;
  readonly column: FoundColumn;
  readonly fen: number;
}

/**
 * Compares a table's own totals (合计 总计 小计) with what its rows add up to. A total may stand below its rows or above
 * them, be of the page, of the group or of all: it is right when it is one of these.
 */
export class TotalsCheck {
  readonly #spans = new Map<string, { all: Span; since: Span; above: Pending[]; top: Pending[] }>();

  constructor(
    private readonly kind: AnyKind,
    private readonly problems: ProblemList,
  ) {
    for (const key of kind.sums) this.#spans.set(key, { all: empty(), since: empty(), above: [], top: [] });
  }

  onRow({ cells }: SheetRow, table: Table): void {
    for (const column of table.columns) {
      const spans = this.#spans.get(column.key);
      if (!spans) continue;
      const cell = cellAt(cells, column);
      const fen = fenIn(cell);
      for (const span of [spans.all, spans.since]) {
        span.fen += fen ?? 0;
        span.rows += 1;
        span.unsure ||= fen === undefined && !isBlank(cell);
      }
    }
  }

  onTotal(row: SheetRow, table: Table): void {
    const words = row.cells.map(({ text }) => compact(text)).join(' ');
    const ofAll = /总计|累计|总合计/u.test(words);
    for (const column of table.columns) {
      const spans = this.#spans.get(column.key);
      const fen = spans && fenIn(cellAt(row.cells, column));
      if (!spans || fen === undefined) continue;
      const pending = { row, column, fen };
      // Nothing stands above it: it is the total of what comes below.
      if (spans.all.rows === 0 && (ofAll || /合计/u.test(words))) spans.top.push(pending);
      else if (spans.since.rows === 0 && !ofAll && spans.all.fen !== fen) {
        this.#settleAbove(spans);
        spans.above.push(pending);
      } else {
        this.#settleAbove(spans);
        const fitting = ofAll ? [spans.all] : [spans.since, spans.all];
        this.#compare(pending, fitting);
        spans.since = empty();
      }
    }
  }

  finish(): void {
    for (const spans of this.#spans.values()) {
      this.#settleAbove(spans);
      for (const pending of spans.top) this.#compare(pending, [spans.all]);
    }
  }

  /** A subtotal above its rows is due when the next one comes. */
  #settleAbove(spans: { since: Span; above: Pending[] }): void {
    for (const pending of spans.above) this.#compare(pending, [spans.since]);
    if (spans.above.length > 0) spans.since = empty();
    spans.above = [];
  }

  #compare({ row, column, fen }: Pending, spans: readonly Span[]): void {
    if (spans.some((span) => span.unsure || span.fen === fen)) return;
    const computed = spans[0]!.fen;
    this.problems.add({
      rowNo: row.rowNo,
      column: this.kind.columns[column.key]!.title,
      excerpt: formatFen(fen),
      message: `合计对不上：表里写 ${formatFen(fen)}，上下各行加起来是 ${formatFen(computed)}，差 ${formatFen(Math.abs(fen - computed))}。请核对有没有漏行、重行或改错的数`,
    });
  }
}
