import type { ExportFormat } from '@shared/papers/papers';
import { type Cell, csvText, inert } from '../platform/csv';

export const TABLE_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly of: (row: Row) => Cell;
}

/** CSV in UTF-8, as Excel opens it. */
export const csvOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Buffer =>
  Buffer.from(
    csvText([columns.map(({ header }) => header), ...rows.map((row) => columns.map((column) => column.of(row)))]),
    'utf8',
  );

/** The same as XLSX: the header stays in sight, sums are numbers. */
export async function xlsxOf<Row>(
  sheet: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Buffer> {
  const header = columns.map((column) => ({ value: inert(column.header), fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    columns.map((column) => {
      const cell = column.of(row);
      if (typeof cell === 'object') return { type: Number, value: cell.fen / 100, format: '#,##0.00' };
      return typeof cell === 'number' ? { type: Number, value: cell } : { type: String, value: inert(cell) };
    }),
  );
  const { default: writeXlsx } = await import('write-excel-file/node');
  return writeXlsx([header, ...body], {
    sheet,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
  }).toBuffer();
}
