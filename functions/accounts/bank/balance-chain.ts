/** One line of a bank statement as it stands in the file: what it did to the account in fen (out is negative), and the balance it names. */
export interface ChainLine {
  readonly rowNo: number;
  readonly signedFen: number;
  readonly balanceFen: number;
}

/** Where the balances do not follow each other: between these two rows `gapFen` is missing, or is there twice. */
export interface ChainBreak {
  readonly afterRowNo: number;
  readonly rowNo: number;
  readonly gapFen: number;
  readonly kind: 'missing' | 'doubled';
}

type Order = 'oldestFirst' | 'newestFirst';

const ordered = (lines: readonly ChainLine[], order: Order): ChainLine[] =>
  order === 'oldestFirst' ? [...lines] : [...lines].reverse();

/** Each line's balance is the one before it, with its own sum. A line that repeats the one before, sum and balance, stands twice. */
function breaksIn(lines: readonly ChainLine[]): ChainBreak[] {
  const breaks: ChainBreak[] = [];
  for (const [place, line] of lines.entries()) {
    const before = lines[place - 1];
    if (!before) continue;
    const gapFen = line.balanceFen - before.balanceFen - line.signedFen;
    if (gapFen === 0) continue;
    const isTwice = line.signedFen === before.signedFen && line.balanceFen === before.balanceFen;
    breaks.push({ afterRowNo: before.rowNo, rowNo: line.rowNo, gapFen, kind: isTwice ? 'doubled' : 'missing' });
  }
  return breaks;
}

/**
 * Whether a statement is whole, proved by its own balances, in the direction of time in which they fit better: banks write either. The
 * breaks are named by the rows of the file; without one, no line between the first and the last is missing, doubled or changed. It says
 * nothing of what comes before the first or after the last line: those are tied to the account's balance by who reads it.
 */
export function chainOf(lines: readonly ChainLine[]): { order: Order; breaks: ChainBreak[] } {
  const [forward, backward] = (['oldestFirst', 'newestFirst'] as const).map((order) => ({
    order,
    breaks: breaksIn(ordered(lines, order)),
  })) as [{ order: Order; breaks: ChainBreak[] }, { order: Order; breaks: ChainBreak[] }];
  return forward.breaks.length <= backward.breaks.length ? forward : backward;
}
