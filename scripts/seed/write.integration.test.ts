import { everyRow } from '../../tests/support/every-row';
import { freshTables } from '../../tests/support/tables';
import { catalogueRows, divisionRows } from './rows';
import { writeRows } from './write';

const rows = () => [...catalogueRows(), ...divisionRows(0)];

beforeEach(() => freshTables());

test('every row is written, of both tables, however they are mixed and whatever is left over', async () => {
  const all = rows();
  const seen: number[] = [];
  expect(await writeRows(all, { onWritten: (count) => seen.push(count) })).toBe(all.length);
  expect(await everyRow()).toHaveLength(all.length);
  expect(Math.max(...seen)).toBe(all.length);
});

test('nothing more is begun while somebody is given way', async () => {
  let open!: () => void;
  const closed = new Promise<void>((resolve) => (open = resolve));
  let written = 0;
  const writing = writeRows(rows(), { inFlight: 2, gate: () => closed, onWritten: (count) => (written = count) });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const before = written;
  expect(before).toBeLessThanOrEqual(50);
  open();
  expect(await writing).toBeGreaterThan(before);
});

test('a row that is refused is an error, not a silence', async () => {
  const [first] = rows();
  await expect(writeRows([first!, first!])).rejects.toThrow();
});
