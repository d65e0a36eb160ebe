import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { idCheckDigit } from '@shared/text/id-number';
import { kindNamed } from './all-kinds';
import type { Numbered } from './kinds/kind';
import { ProblemList } from './problems';
import { openFile } from './reading/file';
import { readRows } from './read-rows';
import { Spool } from './spool';
import { csvOf, fileWith } from './testing/files';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const ROWS = 5_000;
const LOOKED_EVERY = 2_500;
const MEGABYTE = 1024 ** 2;
const digits = '51150319700101001';
const ID = digits + idCheckDigit(digits);

/** What is still held in memory, at most, while a file is read and set aside. */
async function heldWhileReading(rows: number): Promise<number> {
  const kind = kindNamed('payments')!;
  const head = ['姓名', '身份证号', '补贴项目', '金额', '发放日期', '批次号'];
  const lines = Array.from({ length: rows }, (_, at) => ['王秀英', ID, 'BT01', '100.00', '2026-03-05', `批${at}`]);
  const file = fileWith(csvOf([head, ...lines]));
  lines.length = 0;
  const opened = await openFile(file);
  const spool = new Spool<Numbered<Record<string, unknown>>>(Math.ceil(rows / 5_000));
  let [read, held] = [0, 0];
  try {
    await readRows(kind, opened.sheets[0]!, new ProblemList(), (row) => {
      spool.add(`${read % 97}`, row);
      read += 1;
      if (read % LOOKED_EVERY !== 0) return;
      collectGarbage();
      held = Math.max(held, process.memoryUsage().heapUsed);
    });
  } finally {
    opened.close();
    spool.discard();
  }
  expect(read).toBe(rows);
  return held / MEGABYTE;
}

it('a file four times as long is read in the same memory', async () => {
  await heldWhileReading(LOOKED_EVERY);
  const once = await heldWhileReading(ROWS);
  const fourTimes = await heldWhileReading(4 * ROWS);
  // The rows of the long file alone would be 7 MB and more.
  expect(fourTimes - once).toBeLessThan(3);
});
