import { monthOfYear } from '@shared/time';
import type { WriteItem } from '../../platform/transact';
import { putVillageYear, villageYearsOf } from '../book-store';

/** The first month of a village's books that is not closed. */
interface OpenBook {
  /** Its first day: what is settled now is settled in no month before it. Empty before the first month that was closed. */
  readonly firstDay: string;
  /** The last month that is closed; undefined before the first. */
  readonly closedThrough?: string;
  /**
   * The year that the next month to be closed is in, written as it was read: a month that closes at the same time, having looked at
   * its sheet before, is refused and looks again.
   */
  readonly unmoved: readonly WriteItem[];
}

/** Strongly consistent. */
export async function openBookOf(villageCode: string): Promise<OpenBook> {
  const years = await villageYearsOf(villageCode);
  const open = years.find(({ closedThrough }) => closedThrough < 12);
  const unmoved = open ? [putVillageYear(open, open)] : [];
  const last = years.filter(({ closedThrough }) => closedThrough > 0).at(-1);
  if (!last) return { firstDay: '', unmoved };
  const { year, closedThrough } = last;
  const firstDay = closedThrough === 12 ? `${year + 1}-01-01` : `${monthOfYear(year, closedThrough + 1)}-01`;
  return { firstDay, closedThrough: monthOfYear(year, closedThrough), unmoved };
}
