import type { MessageKind } from '@shared/messages/messages';
import { accountsOfPersons } from '../identity/person-store';
import { tellAccount } from '../messages/tell';

/** Tells a human being, by whichever row of a roster has an account; once for each source. Whoever has none reads it when they look. */
export async function tellPerson(
  personId: string,
  occasion: { kind: MessageKind; sourceId: string; at: string; paymentId?: string },
): Promise<void> {
  for (const accountId of await accountsOfPersons([personId])) await tellAccount({ accountId, ...occasion });
}
