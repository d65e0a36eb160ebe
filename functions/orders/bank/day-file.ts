import { fenOf } from './message';

/** A payment as the bank's file has it. */
export interface DayFileEntry {
  readonly serial: string;
  /** The bank's own number of it, by which a statement may name it. */
  readonly bankNo: string;
  readonly payerAccount: string;
  readonly payeeAccount: string;
  readonly amountFen: number;
  readonly status: string;
}

/** The bank's payments of a day, by serial. */
export interface DayFile {
  readonly day: string;
  readonly entries: ReadonlyMap<string, DayFileEntry>;
}

/** A serial stands in it twice, or it is cut short: its end, its count or its sum is not that of its lines. */
export type DayFileFault = 'twice' | 'cut';

const FIELDS = 7;

function entryIn(line: string): DayFileEntry | undefined {
  const fields = line.split('|');
  const [serial = '', bankNo = '', payerAccount = '', payeeAccount = '', , amount, status = ''] = fields;
  const amountFen = fenOf(amount);
  const isWhole = fields.length === FIELDS + 1 && fields[FIELDS] === '' && serial !== '' && amountFen !== undefined;
  return isWhole ? { serial, bankNo, payerAccount, payeeAccount, amountFen, status } : undefined;
}

/**
 * Reads a day's file: `H|day|count|sum|`, one line `serial|number of the bank|payer|payee|name|amount|status|` each, `T|count|`. A fault
 * unless it is that day's, whole, and its count and sum are those of its lines: what a file lacks, or has besides, proves something only
 * when nothing can be missing.
 */
export function readDayFile(text: string, day: string): DayFile | DayFileFault {
  const lines = text.split('\n').filter(Boolean);
  const [kind, fileDay, count, sum, ...rest] = (lines.shift() ?? '').split('|');
  const hasEnd = lines.at(-1)?.startsWith('T|') ?? false;
  const [, endCount] = hasEnd ? lines.pop()!.split('|') : [];
  const entries = new Map<string, DayFileEntry>();
  for (const line of lines) {
    const entry = entryIn(line);
    if (!entry) return 'cut';
    if (entries.has(entry.serial)) return 'twice';
    entries.set(entry.serial, entry);
  }
  const isOfDay = kind === 'H' && fileDay === day && rest.join() === '';
  const total = [...entries.values()].reduce((all, { amountFen }) => all + amountFen, 0);
  const isWhole = endCount === count && count === String(lines.length) && total === fenOf(sum);
  return isOfDay && isWhole ? { day, entries } : 'cut';
}
