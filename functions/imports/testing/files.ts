import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const directory = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-imports-test-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
let count = 0;

/** A file with this content; gone when the tests end. */
export function fileWith(content: string | Uint8Array, extension = 'csv'): string {
  const name = path.join(directory, `${(count += 1)}.${extension}`);
  writeFileSync(name, content);
  return name;
}

const quoted = (text: string): string => (/[",\r\n\t;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csvOf = (rows: readonly (readonly (string | number | undefined)[])[], delimiter = ','): string =>
  rows.map((cells) => cells.map((cell) => quoted(String(cell ?? ''))).join(delimiter)).join('\r\n');

/** A table as an office sends it. */
export const tableFile = (rows: Parameters<typeof csvOf>[0]): string => fileWith(csvOf(rows));
