import { decideLevy } from '@shared/accounts/levies';
import { handle } from '../../platform/serve';
import { changeLevy } from './change-levy';
import { coveredRows } from './covering-decision';
import { decided } from './levy';
import { levyView } from './levy-view';

/** What it rests on is looked at again: a decision may have been corrected, and others may have given out levies meanwhile. */
export const decideLevyHandler = handle(decideLevy)(async (
  { params, body: { agrees, version }, caller },
  { at, once, requestId },
) => {
  const command = { action: decideLevy.id, params, version, caller, at, once, requestId };
  return levyView(
    await changeLevy(command, async (before, hand) => {
      const next = decided(before, hand, agrees);
      return { next, rows: agrees ? await coveredRows(before, at) : [] };
    }),
  );
});
