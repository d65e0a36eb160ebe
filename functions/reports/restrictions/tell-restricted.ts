import type { MessageKind } from '@shared/messages/messages';
import * as z from '@shared/zod';
import { accountById } from '../../identity/account-store';
import { accountsHolding } from '../../identity/holder-store';
import { personById } from '../../identity/person-store';
import { tellAccount, tellConfidentially } from '../../messages/tell';
import { heldByOne } from './appeal-view';
import type { RestrictionEvent } from './restriction';
import { findRestriction } from './restriction-store';

const TELLS: Record<Exclude<RestrictionEvent['what'], 'appealed'>, MessageKind> = {
  marked: 'reportMarked',
  imposed: 'reportingRestricted',
  decided: 'appealDecided',
};

/** What is told of such a step, as the stream brings it. */
export const RestrictionEventImage = z.object({
  eventId: z.string(),
  who: z.string(),
  hidden: z.boolean(),
  what: z.enum(['marked', 'imposed', 'appealed', 'decided']),
  at: z.string(),
  district: z.string(),
  reportId: z.optional(z.string()),
  restrictionId: z.optional(z.string()),
});

/** To the sender what was held and decided; an appeal to those of the district who may decide it. */
export async function tellRestricted(event: z.infer<typeof RestrictionEventImage>): Promise<void> {
  const { eventId: sourceId, who, hidden, what, at, district, reportId, restrictionId } = event;
  if (what !== 'appealed') {
    const occasion = { kind: TELLS[what], sourceId, at, reportId };
    await (hidden ? tellConfidentially({ alias: who, ...occasion }) : tellSender(who, occasion));
    return;
  }
  const restriction = await findRestriction(restrictionId!);
  for (const accountId of await accountsHolding('regulator', district))
    if (restriction && !(await heldByOne(restriction, (await accountById(accountId))?.personId)))
      await tellAccount({ accountId, kind: 'appealArrived', sourceId, at });
}

/** At the phone the person has now; a standing from before persons were kept is an account's. */
async function tellSender(who: string, occasion: Omit<Parameters<typeof tellAccount>[0], 'accountId'>): Promise<void> {
  const person = await personById(who);
  if (!person) return tellAccount({ accountId: who, ...occasion });
  if (person.accountId) await tellAccount({ accountId: person.accountId, ...occasion });
}
