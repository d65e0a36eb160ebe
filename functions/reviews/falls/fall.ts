import { quartersFrom } from '@shared/quarters';
import { WorkTheme } from '@shared/reviews/reviews';
import type { ScoreFall } from '@shared/reviews/falls';
import * as z from '@shared/zod';
import type { ScoreSummary } from '../summary-store';

/** Quarters over which a fall is one: a year. */
const QUARTERS_BACK = 4;

export type Fall = Pick<ScoreFall, 'theme' | 'before' | 'after' | 'fell' | 'isSure'>;
type Summary = Pick<ScoreSummary, 'quarter' | 'scores'>;

/**
 * What is worse on a page as a quarter ended than it was as the last one did that was kept, by the lower end of the interval. Made of two
 * pages that everybody could read, each from five people on: it tells nothing that they do not.
 */
export function fallsBetween(before: Summary | undefined, after: Summary): Fall[] {
  if (!before || quartersFrom(before.quarter, after.quarter) > QUARTERS_BACK) return [];
  return after.scores.flatMap((now) => {
    const was = before.scores.find(({ kind, id }) => kind === 'work' && kind === now.kind && id === now.id);
    const fell = was ? was.good.low - now.good.low : 0;
    if (!was || fell <= 0) return [];
    return [
      {
        theme: z.parse(WorkTheme, now.id),
        before: { quarter: before.quarter, count: was.count, good: was.good },
        after: { quarter: after.quarter, count: now.count, good: now.good },
        fell,
        isSure: now.good.high < was.good.low,
      },
    ];
  });
}
