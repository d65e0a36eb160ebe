import { BLANK, type Cell } from '../cells/cell';
import type { Part } from './package';
import type { SheetRow } from './sheet';

/** A block of merged cells, rows from 1, columns from 0, all included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Wider than any table of people or vouchers; a stray format at XFD1 does not make a row of 16,384 cells. */
export const MOST_COLUMNS = 200;

const TAG = /<(?:\w+:)?mergeCell\s[^>]*>/g;
const REF = /\sref\s*=\s*["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']/i;
/** Longer than any tag that is looked for. */
const OVERLAP = 400;
/** Four merged columns of a hundred thousand records; a file that has more is read without. */
const MOST_MERGES = 500_000;

/** `A` → 0, `AA` → 26. */
export function columnAt(letters: string): number {
  let place = 0;
  for (const letter of letters.toUpperCase()) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}

/** The merged blocks of a sheet, from the top. They stand behind the rows in the file, so it is read through for them first. */
export async function mergesIn(part: Part): Promise<Merge[]> {
  const merges: Merge[] = [];
  let kept = '';
  for await (const bytes of part()) {
    // What is looked for has ASCII letters only.
    kept += bytes.toString('latin1');
    if (kept.includes('mergeCell') && merges.length < MOST_MERGES) {
      let last = 0;
      for (const found of kept.matchAll(TAG)) {
        last = found.index + found[0].length;
        const [, left = '', top, right = '', bottom] = REF.exec(found[0]) ?? [];
        if (left)
          merges.push({ top: Number(top), bottom: Number(bottom), left: columnAt(left), right: columnAt(right) });
      }
      kept = kept.slice(Math.max(last, kept.length - OVERLAP));
    } else kept = kept.slice(-OVERLAP);
  }
  return merges.sort((a, b) => a.top - b.top);
}

/** Puts a merged block's value, which the file has in its first cell alone, into the others. Rows come from the top. */
export function filler(merges: readonly Merge[]): (row: SheetRow) => SheetRow {
  let next = 0;
  /** By the left column: blocks do not overlap. */
  const open = new Map<number, { merge: Merge; value: Cell }>();
  return (row) => {
    for (const [left, { merge }] of open) if (merge.bottom < row.rowNo) open.delete(left);
    for (; next < merges.length && merges[next]!.top <= row.rowNo; next += 1) {
      const merge = merges[next]!;
      const value = merge.top === row.rowNo ? row.cells[merge.left] : undefined;
      if (value && value.text !== '' && merge.right < MOST_COLUMNS)
        open.set(merge.left, { merge, value: { ...value, isMerged: true } });
    }
    if (open.size === 0) return row;
    const cells = [...row.cells];
    for (const { merge, value } of open.values())
      for (let column = merge.left; column <= merge.right; column += 1) {
        if (row.rowNo === merge.top && column === merge.left) continue;
        while (cells.length < column) cells.push(BLANK);
        cells[column] = value;
      }
    return { ...row, cells };
  };
}
