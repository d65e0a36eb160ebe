import { inert } from '../../platform/csv';
import type { AnyKind } from '../kinds/kind';
import { templateRows } from '../template';

/** Every cell is a text, also of what is filled in below: what Excel makes of numbers is what goes wrong. */
export async function templateXlsx(kind: AnyKind): Promise<Buffer> {
  const rows = templateRows(kind);
  const width = rows[1]!.length;
  const cells = rows.map((row, place) =>
    Array.from({ length: place < 3 ? width : 1 }, (_, column) => ({
      value: inert(row[column] ?? ''),
      type: String,
      format: '@',
      ...(place <= 1 && { fontWeight: 'bold' as const }),
      ...(place === 1 && { backgroundColor: '#e8efe9' }),
    })),
  );
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(
    cells as never,
    {
      sheet: kind.title.slice(0, 30),
      columns: Array.from({ length: width }, () => ({ width: 18 })),
      stickyRowsCount: 2,
    } as never,
  ).toBuffer();
}
