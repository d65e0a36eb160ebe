import { addCharges } from '@shared/accounts/levies';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { changeLevy } from './change-levy';
import { chargesFrom } from './charge-lines';
import { withCharge, written } from './levy';
import { putCharge, putLevy } from './levy-store';
import { levyView } from './levy-view';

/** A transaction takes 100 rows: the levy, the trail and the command's own mark stand beside these. */
const CHARGES_AT_ONCE = 90;

/** Nothing is written while a line is wrong. A list that broke off in the middle is whole once it is sent again: nobody was asked before that. */
export const addChargesHandler = handle(addCharges)(async (
  { params, body: { lines }, caller },
  { at, once, requestId },
) => {
  const command = { action: addCharges.id, params, caller, at, once, requestId };
  const added = await changeLevy(command, async (before, hand) => {
    let [levy, last] = [written(before, hand), before];
    const charges = await chargesFrom(before, lines);
    for (let from = 0; ; from += CHARGES_AT_ONCE) {
      const some = charges.slice(from, from + CHARGES_AT_ONCE);
      levy = some.reduce((sums, charge) => withCharge(sums, undefined, charge), levy);
      const rows = some.map((charge) => putCharge(charge, undefined));
      if (from + CHARGES_AT_ONCE >= charges.length) return { next: levy, last, rows };
      await transact(putLevy(levy, last), ...rows);
      last = { ...levy, version: last.version + 1 };
    }
  });
  return levyView(added);
});
