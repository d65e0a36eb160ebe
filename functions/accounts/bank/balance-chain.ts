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

/**
 * Whether lines in order of time are whole, proved by their own balances: each is the one before it, with its own sum. A line that
 * repeats the one before, sum and balance, stands twice. Without a break, no line between the first and the last is missing, doubled or
 * changed; what lies before and after them is tied to the account's other lines by who reads it.
 */
export function breaksIn(lines: readonly ChainLine[]): ChainBreak[] {
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
