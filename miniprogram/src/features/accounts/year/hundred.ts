/** One part of every hundred yuan. */
export interface Share<Of> {
  of: Of | undefined;
  /** Whole yuan of a hundred. */
  yuan: number;
}

/**
 * What every hundred yuan went on, in whole yuan that add up to a hundred: the largest parts one by one, the rest in one
 * (`of` undefined). What is left by rounding goes to the parts that lost most by it.
 */
export function hundredOf<Of extends { totalFen: number }>(parts: readonly Of[], most: number): Share<Of>[] {
  const positive = parts.filter(({ totalFen }) => totalFen > 0).sort((a, b) => b.totalFen - a.totalFen);
  const whole = positive.reduce((sum, { totalFen }) => sum + totalFen, 0);
  if (whole === 0) return [];
  const shown: { of: Of | undefined; fen: number }[] = positive.slice(0, most).map((of) => ({ of, fen: of.totalFen }));
  const rest = whole - shown.reduce((sum, { fen }) => sum + fen, 0);
  if (rest > 0) shown.push({ of: undefined, fen: rest });
  const exact = shown.map(({ of, fen }, at) => {
    const yuan = (fen / whole) * 100;
    return { of, at, yuan: Math.floor(yuan), lost: yuan - Math.floor(yuan) };
  });
  let left = 100 - exact.reduce((sum, { yuan }) => sum + yuan, 0);
  for (const one of [...exact].sort((a, b) => b.lost - a.lost || a.at - b.at)) {
    if (left <= 0) break;
    one.yuan += 1;
    left -= 1;
  }
  return exact.map(({ of, yuan }) => ({ of, yuan }));
}
