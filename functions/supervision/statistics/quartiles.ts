/** The value below which a share of a sorted list lies, between its neighbours (the method of spreadsheets, type 7 of Hyndman and Fan). */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return Math.round(low + (high - low) * (place - Math.floor(place)));
}

/** @param sorted not empty. */
export const quartilesOf = (sorted: readonly number[]) => ({
  lowerFen: quantile(sorted, 0.25),
  medianFen: quantile(sorted, 0.5),
  upperFen: quantile(sorted, 0.75),
});
export type Quartiles = ReturnType<typeof quartilesOf>;

const TIMES = 1.5;

/** Tukey's fences: one and a half times the spread of the middle half beyond it. */
export function fencesOf({ lowerFen, upperFen }: Quartiles): { lowFen: number; highFen: number } {
  const beyond = Math.round(TIMES * (upperFen - lowerFen));
  return { lowFen: lowerFen - beyond, highFen: upperFen + beyond };
}
