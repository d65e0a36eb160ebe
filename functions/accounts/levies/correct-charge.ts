import { correctCharge, decideChargeCorrection } from '@shared/accounts/levies';
import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import { personsInHousehold } from '../../identity/person-store';
import { handle } from '../../platform/serve';
import { changeCharge } from './change-levy';
import { coveredRows } from './covering-decision';
import { corrected, withCharge, written } from './levy';
import { chargeView } from './levy-view';
import { livesIn } from './stands-in-levy';

const livingWith = async ({ householdId }: { householdId: string }): Promise<number> =>
  (await personsInHousehold(householdId)).length;

/** Before it is given out a line is simply written anew: the second person sees it. Afterwards two persons change it, and neither is who owes. */
export const correctChargeHandler = handle(correctCharge)(async (
  { params, body: { basis, reason, version }, caller },
  { at, once, requestId },
) => {
  const command = { action: correctCharge.id, params, version, caller, at, once, requestId };
  return chargeView(
    await changeCharge(command, async ({ charge, levy }, asked) => {
      if (charge.correction || charge.amountFen === 0) throw new AppError('levies.wrongState');
      if (!areTwoPersons(charge.personId, asked.personId)) throw new AppError('levies.samePerson');
      const next = corrected(charge, { reason, basis }, await livingWith(charge), asked);
      if (levy.state === 'prepared') return { next, levy: written(levy, asked), note: reason };
      return { next: { ...charge, correction: { asked, reason, ...(basis && { basis }) } }, note: reason };
    }),
  );
});

export const decideChargeCorrectionHandler = handle(decideChargeCorrection)(async (
  { params, body: { agrees, version }, caller },
  { at, once, requestId },
) => {
  const command = { action: decideChargeCorrection.id, params, version, caller, at, once, requestId };
  return chargeView(
    await changeCharge(command, async ({ charge, levy }, hand) => {
      const { correction } = charge;
      if (!correction) throw new AppError('levies.wrongState');
      const others = [charge.personId, correction.asked.personId];
      if (!others.every((other) => areTwoPersons(other, hand.personId))) throw new AppError('levies.samePerson');
      if (agrees && (await livesIn(charge.householdId, hand.personId))) throw new AppError('levies.samePerson');
      const next = agrees
        ? corrected(charge, correction, await livingWith(charge), correction.asked, hand)
        : { ...charge, correction: undefined };
      // More than was given out: the decision has to cover it too.
      const rows = next.amountFen > charge.amountFen ? await coveredRows(withCharge(levy, charge, next), at) : [];
      return { next, rows, note: agrees ? 'agreed' : 'declined' };
    }),
  );
});
