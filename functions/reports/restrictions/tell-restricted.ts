import type { MessageKind } from '@shared/messages';
import { accountsHolding } from '../../identity/holder-store';
import { tellAccount, tellConfidentially } from '../../messages/tell';
import { heldBy, type RestrictionEvent } from './restriction';
import { findRestriction } from './restriction-store';

const TELLS: Record<Exclude<RestrictionEvent['what'], 'appealed'>, MessageKind> = {
  marked: 'reportMarked',
  imposed: 'reportingRestricted',
  decided: 'appealDecided',
};

/** To the sender what was held and decided; an appeal to those of the district who may decide it. */
export async function tellRestricted(event: RestrictionEvent): Promise<void> {
  const { eventId: sourceId, who, hidden, what, at, district, reportId, restrictionId } = event;
  if (what !== 'appealed') {
    const occasion = { kind: TELLS[what], sourceId, at, reportId };
    await (hidden ? tellConfidentially({ alias: who, ...occasion }) : tellAccount({ accountId: who, ...occasion }));
    return;
  }
  const restriction = await findRestriction(restrictionId!);
  for (const accountId of await accountsHolding('regulator', district))
    if (restriction && !heldBy(restriction, accountId))
      await tellAccount({ accountId, kind: 'appealArrived', sourceId, at });
}
