import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from '@shared/zod';

/**
 * A table of `tables/`: a line a row, its cells between bars, the columns named in the first line. An empty cell is not there; `\n` is a
 * new line. @throws where a row is not as `Row` says.
 */
export function readTable<const Row extends z.core.$ZodType>(name: string, row: Row): z.output<Row>[] {
  const text = readFileSync(path.join(__dirname, 'tables', `${name}.txt`), 'utf8');
  const [columns, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
  const rows = lines.map((cells) => {
    if (cells.length !== columns!.length) throw new Error(`${name}: ${cells[0]} has ${cells.length} cells`);
    return Object.fromEntries(
      cells.flatMap((cell, place) => (cell ? [[columns![place]!, cell.replaceAll('\\n', '\n')]] : [])),
    );
  });
  return z.parse(z.array(row), rows);
}
