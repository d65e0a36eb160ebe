import { covers } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { type Person, personById } from '../identity/person-store';
import type { Caller } from '../platform/sessions';
import { oneIdEach } from './one-id-each';
import { type Actor, handsOn } from './order';
import { orderOf, type StoredOrder } from './order-store';
import { type StoredTerm, termsFor } from '../identity/post-store';

/**
 * These rows of rosters as human beings: two rows with one identity number are known by one id, whichever of them was written where.
 * Asked each time and never stored: a second row may come to a roster between two steps.
 */
export async function onesAmong(
  ids: readonly (string | undefined)[],
  rowOf: typeof personById = personById,
): Promise<<T extends string | undefined>(id: T) => T> {
  const unique = [...new Set(ids.flatMap((id) => id ?? []))];
  const rows = await Promise.all(unique.map(rowOf));
  return oneIdEach(unique.map((id, place) => [id, rows[place]?.idHash] as const));
}

const idsInOrder = (order: StoredOrder): (string | undefined)[] => [
  ...handsOn(order).map(({ personId }) => personId),
  ...order.payments.flatMap(({ payeePersonId, decision }) => [payeePersonId, decision?.personId]),
];
const idsInTerms = (terms: readonly StoredTerm[]): (string | undefined)[] =>
  terms.flatMap(({ personId, deputyId }) => [personId, deputyId]);

const orderOfOnes = (order: StoredOrder, one: Awaited<ReturnType<typeof onesAmong>>): StoredOrder => ({
  ...order,
  makers: order.makers.map((hand) => ({ ...hand, personId: one(hand.personId) })),
  signatures: order.signatures.map((hand) => ({ ...hand, personId: one(hand.personId) })),
  ...(order.paid && { paid: { ...order.paid, personId: one(order.paid.personId) } }),
  payments: order.payments.map(({ payeePersonId, decision, ...payment }) => ({
    ...payment,
    ...(payeePersonId && { payeePersonId: one(payeePersonId) }),
    ...(decision && { decision: { ...decision, personId: one(decision.personId) } }),
  })),
});

interface Seen<A extends Actor | undefined> {
  readonly orders: StoredOrder[];
  readonly terms: StoredTerm[];
  readonly actor: A;
}

/**
 * Orders, the terms of the posts and who acts, with each human being by one id: what compares persons compares them.
 * @param rowOf reads a row of a roster; one that remembers, where many orders are asked about.
 */
export async function asPersons<A extends Actor | undefined>(
  { orders, terms, actor }: Seen<A>,
  rowOf: typeof personById = personById,
): Promise<Seen<A>> {
  const one = await onesAmong([...orders.flatMap(idsInOrder), ...idsInTerms(terms), actor?.personId], rowOf);
  return {
    orders: orders.map((order) => orderOfOnes(order, one)),
    terms: terms.map((term) => ({
      ...term,
      personId: one(term.personId),
      ...(term.deputyId && { deputyId: one(term.deputyId) }),
    })),
    actor: actor && { ...actor, personId: one(actor.personId) },
  };
}

/** An order as it stands, with its posts and who looks at it, each human being by one id. @throws AppError `notFound` */
export async function seenOrder<A extends Actor | undefined>(
  villageCode: string,
  orderId: string,
  who: A | Promise<A>,
): Promise<{ order: StoredOrder; terms: StoredTerm[]; actor: A }> {
  const [found, held, self] = await Promise.all([orderOf(villageCode, orderId), termsFor(villageCode), who]);
  if (!found) throw new AppError('notFound');
  const { orders, ...seen } = await asPersons({ orders: [found], terms: held, actor: self });
  return { order: orders[0]!, ...seen };
}

/** Somebody on a roster within a division. @throws AppError `notFound`, for one elsewhere too */
export async function personNamed(personId: string, division: string): Promise<Person> {
  const person = await personById(personId);
  if (!person || !covers(division, person.villageCode)) throw new AppError('notFound');
  return person;
}

/** One who calls, as a row of a roster. @throws AppError `identity.bindingRequired`: two accounts without a name may be one person's. */
export async function actorOf({ accountId, person }: Caller): Promise<Actor> {
  const row = person && (await personById(person.personId));
  if (!row) throw new AppError('identity.bindingRequired');
  return { accountId, personId: row.personId, name: row.name };
}
