import type { Charge, Levy, PublicLevy } from '@shared/accounts/levies';
import { dayInChina } from '@shared/time';
import { corrected, owedFenOf, publicSums } from './levy';
import type { StoredCharge, StoredLevy } from './levy-store';

export const levyView = ({ prepared, given, sentBack, ...levy }: StoredLevy): Levy => ({
  ...levy,
  preparedBy: prepared.name,
  preparedAt: prepared.at,
  ...(given && { givenBy: given.name, givenAt: given.at }),
  ...(sentBack && { sentBackBy: sentBack.name }),
});

export const publicLevy = (levy: StoredLevy): PublicLevy => {
  const { levyId, kind, title, decisionId, rateFen, dueOn, given } = levy;
  return {
    ...{ levyId, kind, title, decisionId, rateFen, dueOn },
    ...(given && { givenOn: dayInChina(given.at) }),
    ...publicSums(levy),
  };
};

export function chargeView(charge: StoredCharge): Charge {
  const { chargeId, villageCode, levyId, kind, title, payer, group, basis, rateFen, amountFen, dueOn } = charge;
  const { correction, version } = charge;
  return {
    ...{ chargeId, villageCode, levyId, kind, title, payer, group, basis, rateFen, amountFen, dueOn, version },
    owedFen: owedFenOf(charge),
    receipts: charge.receipts.map(({ receivedOn, amountFen: fen, by }) => ({ receivedOn, amountFen: fen, by })),
    changes: charge.changes,
    ...(correction && {
      correction: {
        ...{ askedBy: correction.asked.name, askedAt: correction.asked.at, reason: correction.reason },
        // The household was looked at when it was asked for.
        toFen: corrected({ ...charge, receipts: [] }, correction, Infinity, correction.asked).amountFen,
      },
    }),
  };
}
