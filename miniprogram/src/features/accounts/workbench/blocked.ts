import type { WorkAwaits, WorkMonth, WorkVillage } from '@shared/accounts/workbench';

/** What nobody holds: a month that is not over, and one that waits for another of the same village. */
const NOBODYS: readonly (WorkAwaits | undefined)[] = [undefined, 'monthEnd', 'monthBefore'];

/** The first month of a village that somebody must do something about: the one that holds the others up. */
export const blockedMonth = ({ months }: Pick<WorkVillage, 'months'>): WorkMonth | undefined =>
  months.find(({ awaits }) => NOBODYS.indexOf(awaits) < 0);

/** Those that are held up the longest first, then those without a book, then those in which nothing waits; by code as they came. */
export function byBlock(villages: readonly WorkVillage[]): WorkVillage[] {
  const rank = (village: WorkVillage) => blockedMonth(village)?.month ?? (village.hasBook ? 14 : 13);
  return villages
    .map((village, place) => ({ village, place }))
    .sort((a, b) => rank(a.village) - rank(b.village) || a.place - b.place)
    .map(({ village }) => village);
}

/** The earliest month that only its closing is missing of somewhere, with the villages of which it is; undefined where there is none. */
export function readyToClose(villages: readonly WorkVillage[]): { month: number; villages: WorkVillage[] } | undefined {
  const ready = villages.filter((village) => blockedMonth(village)?.awaits === 'closing');
  const month = Math.min(...ready.map((village) => blockedMonth(village)!.month));
  if (ready.length === 0) return undefined;
  return { month, villages: ready.filter((village) => blockedMonth(village)!.month === month) };
}
