import type { ExportFormat } from '@shared/papers';
import writeXlsx from 'write-excel-file/node';

export const TABLE_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Money is given in fen and written in yuan with two digits, as a number a spreadsheet can add up. */
export type Cell = string | number | { readonly fen: number };
export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly of: (row: Row) => Cell;
}

const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

/** A text a spreadsheet would run as a formula is made a text again (OWASP: CSV injection). */
const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function csvField(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return yuan(cell.fen);
  const text = inert(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** CSV by RFC 4180 in UTF-8, with the mark (BOM) by which Excel knows it is UTF-8. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Buffer {
  const lines = [
    columns.map(({ header }) => csvField(header)),
    ...rows.map((row) => columns.map((column) => csvField(column.of(row)))),
  ];
  return Buffer.from(`\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`, 'utf8');
}

/** The same as XLSX: the header stays in sight, sums are numbers. */
export async function xlsxOf<Row>(
  sheet: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Buffer> {
  const header = columns.map((column) => ({ value: column.header, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    columns.map((column) => {
      const cell = column.of(row);
      if (typeof cell === 'object') return { type: Number, value: cell.fen / 100, format: '#,##0.00' };
      return typeof cell === 'number' ? { type: Number, value: cell } : { type: String, value: cell };
    }),
  );
  return writeXlsx([header, ...body], {
    sheet,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
  }).toBuffer();
}
