import type { MessageKind } from '@shared/messages/messages';
import type { Role } from '@shared/roles';
import { newOutgoing } from '../messages/outgoing/outgoing';
import { addOutgoing } from '../messages/outgoing/outgoing-store';
import { tellAccount } from '../messages/tell';
import { derivedId } from '../platform/id';
import { streamed } from '../platform/streamed';
import type { Account } from './account-store';
import { answerersOf, boundTo, upwards } from './grants/holders';
import { type IdentityEvent, identityEventIn } from './identity-event-store';
import { accountsOfPersons, type Person, personById } from './person-store';

/** Civic's stream: a binding or a role that changed is told to whom it concerns, once however often the stream delivers it. */
export const handler = streamed('tellAboutIdentity', async ({ eventName, newImage }) => {
  const event = eventName === 'INSERT' ? identityEventIn(newImage) : undefined;
  if (event) await tellOf(event);
});

async function tellOf(event: IdentityEvent): Promise<void> {
  const person = await personById(event.personId);
  if (!person) return;
  for (const [account, kind] of await toldOf(event, person))
    await tellAccount({ accountId: account, kind, sourceId: event.eventId, at: event.at });
  if (event.what === 'bound' || event.what === 'released') await tellRosterPhone(event, person);
}

/** Who is told what: never the one who did it. */
async function toldOf(event: IdentityEvent, person: Person): Promise<[accountId: string, kind: MessageKind][]> {
  const { what, role, division, byPersonId, accountId } = event;
  const to = (accounts: readonly Account[], kind: MessageKind): [string, MessageKind][] =>
    accounts
      .filter(({ personId }) => personId !== person.personId && personId !== byPersonId)
      .map((account) => [account.accountId, kind]);
  const own = (kind: MessageKind): [string, MessageKind][] => (person.accountId ? [[person.accountId, kind]] : []);
  const office = role && division ? { role: role as Role, division } : undefined;
  switch (what) {
    case 'bound':
    case 'released': {
      const near = await Promise.all(person.grants.map((grant) => answerersOf(grant.role as Role, grant.division)));
      const freed: [string, MessageKind][] = what === 'released' && accountId ? [[accountId, 'bindingReleased']] : [];
      return [...freed, ...to(unique(near.flat()), what === 'bound' ? 'grantAsked' : 'holderChanged')];
    }
    case 'asked':
      return office ? to(await answerersOf(office.role, office.division), 'grantAsked') : [];
    case 'given':
    case 'confirmed':
      return office ? [...own('roleGiven'), ...to(await concernedBy(office), 'holderChanged')] : [];
    case 'taken':
      return office ? [...own('roleTaken'), ...to(await concernedBy(office), 'holderChanged')] : [];
    case 'decided': {
      const asker = byPersonId ? (await personById(byPersonId))?.accountId : undefined;
      return asker ? [[asker, 'grantDecided']] : [];
    }
    // On every account of theirs, the one that did it among them: whoever holds its session may not be them.
    case 'signingCodeSet':
      return [...(await accountsOfPersons([person.personId]))].map((told) => [told, 'signingCodeSet']);
    default:
      return [];
  }
}

/** Who holds the same role there, and the admins over it. */
const concernedBy = async ({ role, division }: { role: Role; division: string }): Promise<Account[]> =>
  unique(
    (await Promise.all([boundTo(role, division), ...upwards(division).map((over) => boundTo('admin', over))])).flat(),
  );

const unique = (accounts: readonly Account[]): Account[] => [
  ...new Map(accounts.map((account) => [account.accountId, account])).values(),
];

/** The phone in the roster, whichever was bound. Not from here: a gateway takes one a minute for a number, and this stream would wait. */
async function tellRosterPhone({ eventId, at }: IdentityEvent, { personId, sealedPhone }: Person): Promise<void> {
  if (!sealedPhone) return;
  const outgoingId = derivedId(at, `binding|${eventId}`);
  const plan = { channel: 'sms', group: 'binding', createdAt: at, dueAt: at } as const;
  await addOutgoing(newOutgoing({ ...plan, outgoingId, accountId: personId }));
}
