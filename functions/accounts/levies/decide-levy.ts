import { decideLevy } from '@shared/accounts/levies';
import { AppError } from '@shared/errors';
import { handle } from '../../platform/serve';
import { changeLevy } from './change-levy';
import { coveredRows } from './covering-decision';
import { decided } from './levy';
import { levyView } from './levy-view';
import { standsInLevy } from './stands-in-levy';

/**
 * What it rests on is looked at again: a decision may have been corrected, and others may have given out levies meanwhile. Nobody confirms
 * what their own household owes, or is let off.
 */
export const decideLevyHandler = handle(decideLevy)(async (
  { params, body: { agrees, version }, caller },
  { at, once, requestId },
) => {
  const command = { action: decideLevy.id, params, version, caller, at, once, requestId };
  return levyView(
    await changeLevy(command, async (before, hand) => {
      const next = decided(before, hand, agrees);
      if (agrees && (await standsInLevy(before, hand.personId))) throw new AppError('levies.samePerson');
      return { next, rows: agrees ? await coveredRows(before, at) : [] };
    }),
  );
});
