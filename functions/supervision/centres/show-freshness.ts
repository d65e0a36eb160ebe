import { showFreshness } from '@shared/supervision/freshness';
import { handle } from '../../platform/serve';
import { freshnessIn } from './freshness-store';

/** One row, whatever came in. */
export const showFreshnessHandler = handle(showFreshness)(async ({ params: { districtCode } }) => {
  const kept = await freshnessIn(districtCode);
  if (!kept) return { imports: [], failed: [], lists: [] };
  const { asOf, imports, failed, lists } = kept;
  return { asOf, imports, failed, lists };
});
