import type { SkippedAs } from '@shared/imports/imports';
import { maskName } from '@shared/text/mask';
import { cleanText, compact, isBlank } from './cells/cell';
import type { AnyKind } from './kinds/kind';
import { excerptOf } from './problems';
import { isClosing } from './reading/row-meaning';
import type { SheetRow } from './reading/sheet';
import type { Table } from './reading/table';

/** A row that was left out: its number, what it was taken for, and its first words as they may be shown. */
export interface SkippedRow {
  readonly rowNo: number;
  readonly meaning: SkippedAs;
  readonly excerpt: string;
}

/** A file with more of them is printed by the page: the first are enough to see what they are. */
const MOST_KEPT = 2_000;
const CELLS = 4;

/** `制表人：刘芳` with `刘*`: whoever signed is not told of, a closing word is. */
const withoutName = (text: string): string =>
  cleanText(text).replace(/^(.*[:：]\s*)?([\p{Script=Han}·]{2,4})$/u, (whole: string, label = '', word: string) =>
    isClosing(word) ? whole : `${label}${maskName(word)}`,
  );

/** The rows of a file that were left out, but for blank ones: all counted, the first 2,000 kept. */
export class SkippedRows {
  readonly #kept: SkippedRow[] = [];
  #count = 0;

  add(kind: AnyKind, { rowNo, cells }: SheetRow, meaning: SkippedAs, { columns }: Table): void {
    this.#count += 1;
    if (this.#kept.length >= MOST_KEPT) return;
    const words = cells.flatMap((cell, place) => {
      if (cell.isMerged || isBlank(cell)) return [];
      const key = columns.find((column) => column.place === place)?.key;
      const secrecy = key === undefined ? undefined : kind.columns[key]!.secrecy;
      const isNumber = /^\d[\d*]{6,}[\dx]$/iu.test(compact(cell.text));
      return [excerptOf(meaning === 'note' ? withoutName(cell.text) : cell.text, isNumber ? secrecy : undefined)];
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
