import { yearMonthOf } from '@shared/time';

export interface MonthOf<Item> {
  /** `2026-03`. */
  month: string;
  items: Item[];
}

/** Items that come newest first, in their months. */
export function byMonth<Item>(items: readonly Item[], dayOf: (item: Item) => string): MonthOf<Item>[] {
  const months: MonthOf<Item>[] = [];
  for (const item of items) {
    const month = yearMonthOf(dayOf(item));
    const last = months[months.length - 1];
    if (last?.month === month) last.items.push(item);
    else months.push({ month, items: [item] });
  }
  return months;
}

/** `2026-03` → 3月, with the year when it is not `year`. */
export const monthWords = (month: string, year: number): string =>
  `${month.startsWith(`${year}-`) ? '' : `${month.slice(0, 4)}年`}${Number(month.slice(5))}月`;
