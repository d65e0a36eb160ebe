import { sameRow } from './journal';
import { excerptOfValue } from './problems';
import type { AnyKind, RowChange } from './kinds/kind';

/** One value of the tables that would be another, as it may be shown. */
export interface Change {
  readonly rowNo: number;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** The values of some columns that would be others; both rows call them by the columns' names. */
export function changesBetween(
  rowNo: number,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  columns: readonly string[],
): RowChange[] {
  return columns
    .filter((column) => !sameRow({ value: before[column] }, { value: after[column] }))
    .map((column) => ({ rowNo, column, before: before[column], after: after[column] }));
}

/** As many as a list of mistakes keeps. */
const MOST_KEPT = 20_000;
/** What cannot be told apart once it is masked: 王秀英 and 王桂英 are both 王*英. */
const CHANGED = '（改了，遮住的字不一样）';

/** What a file would change: the values old and new, the first 20,000, and how many rows have one. */
export class ChangeList {
  readonly #kept: Change[] = [];
  readonly #rows = new Set<number>();

  add(kind: AnyKind, { rowNo, column: key, before, after, said }: RowChange): void {
    const column = kind.columns[key];
    if (!column) return;
    if (this.#rows.size < MOST_KEPT) this.#rows.add(rowNo);
    if (this.#kept.length >= MOST_KEPT) return;
    if (said) {
      this.#kept.push({ rowNo, column: column.title, ...said });
      return;
    }
    const [old, next] = [excerptOfValue(before, column), excerptOfValue(after, column)];
    this.#kept.push({ rowNo, column: column.title, before: old, after: old === next ? `${next}${CHANGED}` : next });
  }

  get rows(): number {
    return this.#rows.size;
  }

  get items(): Change[] {
    return [...this.#kept].sort((a, b) => a.rowNo - b.rowNo);
  }
}
