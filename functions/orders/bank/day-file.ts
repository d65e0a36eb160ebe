import { fenOf } from './message';

/** The bank's payments of a day, by serial. */
export interface DayFile {
  readonly day: string;
  readonly entries: ReadonlyMap<string, { amountFen: number; status: string }>;
}

/**
 * Reads a day's file: `H|day|count|sum|`, one line `serial|amount|status|` each, `T|count|`. Undefined unless it is that day's, whole,
 * and its count and sum are those of its lines: what a file lacks proves something only when nothing can be missing.
 */
export function readDayFile(text: string, day: string): DayFile | undefined {
  const lines = text.split('\n').filter(Boolean);
  const [kind, fileDay, count, sum, ...rest] = (lines.shift() ?? '').split('|');
  const [end, endCount] = (lines.pop() ?? '').split('|');
  if (kind !== 'H' || end !== 'T' || fileDay !== day || rest.join() !== '' || endCount !== count) return undefined;
  if (Number(count) !== lines.length) return undefined;
  const entries = new Map<string, { amountFen: number; status: string }>();
  for (const line of lines) {
    const [serial = '', amount, status = '', last] = line.split('|');
    const amountFen = fenOf(amount);
    if (amountFen === undefined || last !== '' || entries.has(serial)) return undefined;
    entries.set(serial, { amountFen, status });
  }
  const total = [...entries.values()].reduce((all, { amountFen }) => all + amountFen, 0);
  return total === fenOf(sum) ? { day, entries } : undefined;
}
