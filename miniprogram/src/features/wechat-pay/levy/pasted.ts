import type { ChargeBasis, ChargeLine, Exemption, LevyKind } from '@shared/accounts/levies';
import { wholeTyped } from '../levies/basis';
import { COLUMN, EXEMPTION_WORDS, PASTE } from '../levies/copy';

/** What a column of the sheet says, by where the contract has it. */
export type Column = keyof typeof COLUMN;

/** Something in a row of the sheet to mend: the first row is 1, its header counted. */
export interface RowProblem {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
}

interface Pasted {
  /** The lines, and beside each the row of the sheet that it stands in. */
  readonly lines: readonly ChargeLine[];
  readonly rows: readonly number[];
  readonly problems: readonly RowProblem[];
}

/** The columns in their order, where the sheet has no header. */
export const ORDER: Record<LevyKind, readonly Column[]> = {
  raised: ['group', 'name', 'idNumber', 'basis.heads', 'basis.exemptHeads', 'basis.exemption'],
  water: ['group', 'name', 'idNumber', 'basis.previous', 'basis.present'],
};

const bare = (cell: string): string => cell.replace(/[\s'’]/g, '');
/** As a sheet copies it; whoever types it puts commas or spaces. */
const cellsOf = (line: string): string[] => (line.includes('\t') ? line.split('\t') : line.trim().split(/[,，]|\s+/));

const columnOf = (cell: string): Column | undefined =>
  (Object.keys(COLUMN) as Column[]).find((column) => COLUMN[column].like.test(bare(cell)));

/** A table that was copied from a sheet, as lines of a levy. What cannot be read is said with its row and column. */
export function readPasted(text: string, kind: LevyKind): Pasted {
  const table = text.split(/\r?\n/).map((line, place) => ({ row: place + 1, cells: cellsOf(line) }));
  const filled = table.filter(({ cells }) => cells.some((cell) => bare(cell) !== ''));
  const head = filled[0]?.cells.map(columnOf) ?? [];
  const isHeaded = head.includes('name');
  const columns = isHeaded ? head : ORDER[kind];
  const problems: RowProblem[] = [];
  const read = filled.slice(isHeaded ? 1 : 0).map(({ row, cells }) => {
    const cellOf = (column: Column) => bare(cells[columns.indexOf(column)] ?? '');
    const wrong = (column: Column, reason: string) => void problems.push({ row, column: COLUMN[column].title, reason });
    return { row, line: lineOf(kind, cellOf, wrong) };
  });
  return { lines: read.map(({ line }) => line), rows: read.map(({ row }) => row), problems };
}

type CellOf = (column: Column) => string;
type Wrong = (column: Column, reason: string) => void;

function lineOf(kind: LevyKind, cellOf: CellOf, wrong: Wrong): ChargeLine {
  const [name, group, idNumber] = [cellOf('name'), cellOf('group'), cellOf('idNumber').toUpperCase()];
  if (name === '') wrong('name', PASTE.empty);
  if (/E\+/.test(idNumber)) wrong('idNumber', PASTE.rounded);
  else if (idNumber && !/^\d{17}[\dX]$/.test(idNumber)) wrong('idNumber', PASTE.notId);
  return { name, ...(group && { group }), ...(idNumber && { idNumber }), basis: basisOf(kind, cellOf, wrong) };
}

function basisOf(kind: LevyKind, cellOf: CellOf, wrong: Wrong): ChargeBasis {
  const count = (column: Column, isAsked = true): number | undefined => {
    const cell = cellOf(column).replace(/\.0+$/, '');
    if (cell === '' && !isAsked) return undefined;
    const whole = wholeTyped(cell);
    if (whole === undefined) wrong(column, cell === '' ? PASTE.empty : PASTE.notWhole);
    return whole;
  };
  if (kind === 'water') return { previous: count('basis.previous'), present: count('basis.present') };
  const [heads, exemptHeads = 0] = [count('basis.heads'), count('basis.exemptHeads', false)];
  const why = cellOf('basis.exemption');
  const exemption = (Object.keys(EXEMPTION_WORDS) as Exemption[]).find((one) => EXEMPTION_WORDS[one].test(why));
  if (why !== '' && !exemption) wrong('basis.exemption', PASTE.noReason);
  return { heads, exemptHeads, ...(exemption && { exemption }) };
}

/** What the server refused of lines (`lines.12.basis.heads`), by the rows of the sheet that they stand in. */
export function problemsOf(refused: Record<string, string>, rows: readonly number[]): RowProblem[] {
  return Object.entries(refused).flatMap(([path, reason]) => {
    const [, place, field = ''] = /^lines\.(\d+)\.?(.*)$/.exec(path) ?? [];
    const row = rows[Number(place)];
    // A path of the contract's, one of the columns or of none.
    return row === undefined ? [] : [{ row, column: COLUMN[field as Column]?.title ?? '', reason }];
  });
}
