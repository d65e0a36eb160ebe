import { yearMonthOf } from '@shared/time';
import type { BatchPaper } from './batch';

/** The papers of a month, by the day that stands on each: not examined yet, accepted and in no voucher, in one, gone back and not sent again. */
export interface MonthCounts {
  readonly waiting: number;
  readonly unbooked: number;
  readonly booked: number;
  readonly returned: number;
}
type Counts = Record<keyof MonthCounts, number>;

export const NO_PAPERS: MonthCounts = { waiting: 0, unbooked: 0, booked: 0, returned: 0 };

/** Where a paper is counted; one that was sent again in another batch is counted there. */
function placeOf({ state, pendingId, sentAgainIn }: BatchPaper): keyof MonthCounts | undefined {
  if (state === 'waiting') return 'waiting';
  if (state === 'returned') return sentAgainIn ? undefined : 'returned';
  return pendingId ? 'booked' : 'unbooked';
}

/** How the counts of each month move from some papers to others: kept, so that no reading of a workbench adds papers up. */
export function countChange(
  before: readonly BatchPaper[],
  after: readonly BatchPaper[],
): ReadonlyMap<string, MonthCounts> {
  const moved = new Map<string, Counts>();
  const count = (paper: BatchPaper, by: number) => {
    const place = placeOf(paper);
    if (!place) return;
    const month = yearMonthOf(paper.on);
    const counts = moved.get(month) ?? { ...NO_PAPERS };
    counts[place] += by;
    moved.set(month, counts);
  };
  before.forEach((paper) => count(paper, -1));
  after.forEach((paper) => count(paper, 1));
  return new Map([...moved].filter(([, counts]) => Object.values(counts).some((by) => by !== 0)));
}

export const added = (counts: MonthCounts, by: MonthCounts): MonthCounts => ({
  waiting: counts.waiting + by.waiting,
  unbooked: counts.unbooked + by.unbooked,
  booked: counts.booked + by.booked,
  returned: counts.returned + by.returned,
});
