import { quarterOf, startOfQuarter } from '@shared/quarters';
import { listScoreFalls } from '@shared/reviews/falls';
import { handle } from '../../platform/serve';
import { fallsIn } from './fall-store';

/** Kept as quarters end: whoever looks each day learns of no voice that came since. */
export const listScoreFallsHandler = handle(listScoreFalls)(async (
  { params: { division }, query: { kind, quarter: asked, ...page } },
  { at },
) => {
  const quarter = asked ?? quarterOf(startOfQuarter(at, 1));
  const { items, next } = await fallsIn(division, { quarter, kind }, page);
  return {
    quarter,
    items: items.map(({ villageCode, villageName, theme, before, after, fell, isSure }) => ({
      ...{ villageCode, villageName, theme, before, after, fell, isSure },
    })),
    ...(next && { next }),
  };
});
