import type { DepreciationMethod } from '@shared/accounts/registers';
import { addMonths, monthEnd, monthOf, monthOfYear, yearOf } from '@shared/time';

/** What an asset is worth from a day on: its card opened, or it was revalued. `months` are those it serves from then. */
export interface Basis {
  readonly from: string;
  readonly originalValueFen: number;
  /** What was taken off before, to the end of that month. */
  readonly depreciatedFen: number;
  readonly months: number;
}

export interface Depreciating {
  readonly method: DepreciationMethod;
  readonly residualPercent: number;
  /** In order of their days; at least one. */
  readonly bases: readonly Basis[];
  readonly scrappedOn?: string | undefined;
}

/** Months since the year 0: two of them differ by the months between. */
export const monthIndex = (day: string): number => yearOf(day) * 12 + monthOf(day) - 1;

export const residualFen = (originalValueFen: number, residualPercent: number): number =>
  Math.round((originalValueFen * residualPercent) / 100);

/** 原值 on a day. */
export const originalOn = ({ bases }: Depreciating, day: string): number =>
  (bases.findLast(({ from }) => from <= day) ?? bases[0]!).originalValueFen;

/**
 * 累计折旧 on a day, in fen, by 年限平均法. A month is taken on its last day, the first one the month after the card was opened,
 * the last one the month in which it was scrapped (当月增加下月起提，当月减少当月照提). Rounded so that all months together are
 * exactly what there is to take: original value − residual.
 */
export function accumulatedOn(asset: Depreciating, day: string): number {
  const { bases, method, residualPercent, scrappedOn } = asset;
  const until = scrappedOn && day > monthEnd(scrappedOn) ? monthEnd(scrappedOn) : day;
  // The month of a revaluation is taken by the value before it.
  const basis = bases.findLast(({ from }) => monthEnd(from) <= until) ?? bases[0]!;
  if (method === 'none') return basis.depreciatedFen;
  const { from, originalValueFen, depreciatedFen, months } = basis;
  const whole = monthIndex(until) - monthIndex(from) - (until === monthEnd(until) ? 0 : 1);
  const toTake = Math.max(0, originalValueFen - residualFen(originalValueFen, residualPercent) - depreciatedFen);
  // One that has served its time has no months left to share among (提足折旧): all of it is taken.
  return (
    depreciatedFen + (months <= 0 || whole >= months ? toTake : Math.round((toTake * Math.max(0, whole)) / months))
  );
}

/** 净值 on a day. */
export const netOn = (asset: Depreciating, day: string): number =>
  Math.max(0, originalOn(asset, day) - accumulatedOn(asset, day));

/** What each month of a year takes off, and whether it has by `today`. */
export const monthsOf = (asset: Depreciating, year: number, today: string) =>
  Array.from({ length: 12 }, (_, place) => {
    const month = monthOfYear(year, place + 1);
    const end = monthEnd(month);
    const fen = Math.max(0, accumulatedOn(asset, end) - accumulatedOn(asset, monthEnd(addMonths(month, -1))));
    return { month, fen, taken: end <= today };
  });

/** Every year that takes something off, with what is left at its end. At most a hundred: no life is longer. */
export function yearsOf(asset: Depreciating) {
  const first = yearOf(asset.bases[0]!.from);
  const { from, months } = asset.bases.at(-1)!;
  const last = Math.floor((monthIndex(from) + months) / 12);
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const year = first + place;
    const [before, end] = [`${year - 1}-12-31`, `${year}-12-31`];
    const fen = Math.max(
      0,
      accumulatedOn(asset, end) - (place === 0 ? asset.bases[0]!.depreciatedFen : accumulatedOn(asset, before)),
    );
    return { year, fen, netValueFen: netOn(asset, end) };
  }).filter(({ fen }) => fen > 0);
}
