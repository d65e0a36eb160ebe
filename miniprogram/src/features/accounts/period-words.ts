/** `2026-03` → 3月收支, `2026-Q1` → 第1季度报表. */
export const periodWords = (period: string): string =>
  period[5] === 'Q' ? `第${period.slice(6)}季度报表` : `${Number(period.slice(5))}月收支`;
