/** What every benchmark here shares: how a figure is taken, and how it is rounded for people. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export const rounded = (value: number, places = 1): number => Number(value.toFixed(places));

/** A benchmark's figures with the sentence that says how they were taken. */
export interface Figures<Row extends object> {
  readonly how: string;
  readonly rows: readonly Row[];
}
