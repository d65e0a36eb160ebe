import { compact, isBlank } from './cells/cell';
import type { AnyKind } from './kinds/kind';
import { excerptOf } from './problems';
import type { RowMeaning } from './reading/row-meaning';
import type { SheetRow } from './reading/sheet';
import type { Table } from './reading/table';

/** A row that was left out: its number, what it was taken for, and its first words as they may be shown. */
export interface SkippedRow {
  readonly rowNo: number;
  readonly meaning: RowMeaning;
  readonly excerpt: string;
}

/** As the admin reads it. */
export const MEANINGS: Readonly<Record<Exclude<RowMeaning, 'data' | 'blank'>, string>> = {
  total: '合计',
  part: '其中数、转页数',
  note: '说明、签字',
  header: '重复的表头',
  example: '示例',
};

/** A file with more of them is printed by the page: the first are enough to see what they are. */
const MOST_KEPT = 2_000;
const CELLS = 4;

/** The rows of a file that were left out, but for blank ones: all counted, the first 2,000 kept. */
export class SkippedRows {
  readonly #kept: SkippedRow[] = [];
  #count = 0;

  add(kind: AnyKind, { rowNo, cells }: SheetRow, meaning: RowMeaning, { columns }: Table): void {
    this.#count += 1;
    if (this.#kept.length >= MOST_KEPT) return;
    const words = cells.flatMap((cell, place) => {
      if (cell.isMerged || isBlank(cell)) return [];
      const key = columns.find((column) => column.place === place)?.key;
      const secrecy = key === undefined ? undefined : kind.columns[key]!.secrecy;
      // A closing line lies across the columns: only what may be a name or number of its column is one.
      const isOwn = secrecy === 'name' ? meaning === 'note' : /^\d[\d*]{6,}[\dx]$/iu.test(compact(cell.text));
      return [excerptOf(cell.text, isOwn && !/[:：(（]/u.test(cell.text) ? secrecy : undefined)];
    });
    this.#kept.push({ rowNo, meaning, excerpt: words.slice(0, CELLS).join(' ') });
  }

  get count(): number {
    return this.#count;
  }

  get items(): readonly SkippedRow[] {
    return this.#kept;
  }
}
