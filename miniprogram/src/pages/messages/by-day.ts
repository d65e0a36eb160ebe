import { dayInChina, daysAfter, formatDay, startOfDay, yearOf } from '@shared/time';

interface Dated {
  createdAt: string;
}

/** 今天, 昨天, 11月20日, and with the year when it is not this one. */
export function dayWords(createdAt: string, now: string): string {
  const day = dayInChina(createdAt);
  if (day === dayInChina(now)) return '今天';
  if (day === dayInChina(daysAfter(now, -1))) return '昨天';
  return formatDay(day, yearOf(dayInChina(now)));
}

/** Items in order, under the words of their days. */
export function byDay<Item extends Dated>(items: readonly Item[], now: string): { day: string; items: Item[] }[] {
  const days: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayWords(item.createdAt, now);
    const last = days[days.length - 1];
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** `18:05` in China; nothing where the day alone is told. */
export const clockOf = (createdAt: string): string | undefined =>
  startOfDay(createdAt) === createdAt
    ? undefined
    : new Date(Date.parse(createdAt) + CHINA_OFFSET_MS).toISOString().slice(11, 16);
