import type { MessageKind } from '@shared/messages/messages';
import { accountsOfPersons } from '../identity/person-store';
import { tellAccount } from '../messages/tell';
import type { Subject } from './review-store';

/** Tells a human being, by whichever row of a roster has an account; once for each source. Whoever has none reads it when they look. With a subject, the message opens it. */
export async function tellPerson(
  personId: string,
  { subject, ...occasion }: { kind: MessageKind; sourceId: string; at: string; paymentId?: string; subject?: Subject },
): Promise<void> {
  const about = subject && { villageCode: subject.villageCode, kind: subject.subjectKind, id: subject.subjectId };
  for (const accountId of await accountsOfPersons([personId])) await tellAccount({ accountId, ...occasion, about });
}
