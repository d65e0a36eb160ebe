/** Which months a period is of: `2026-03` → 3; `2026-Q1` → 1, 2, 3. */
export const monthsOf = (period: string): number[] => {
  const number = Number(period.slice(period[5] === 'Q' ? 6 : 5));
  return period[5] === 'Q' ? [number * 3 - 2, number * 3 - 1, number * 3] : [number];
};
