import { AppError } from '@shared/errors';
import type { OrderKind, OrderState } from '@shared/orders/payment-orders';
import type { SigningMeans } from '@shared/orders/signing';
import { type Post, type PostTerm, actingIn, actsAs } from '@shared/orders/posts';
import { dayInChina, daysAfter } from '@shared/time';
import type { ApprovalChain } from './approval-chain';
import { isOpen, type Leg } from './bank-leg';

/** One who took a step, by account and person, in a post they held at that moment. */
export interface Hand {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly at: string;
  readonly post: Post;
  readonly as: 'holder' | 'deputy';
}

/** A signature: over the digest of exactly what will be sent. */
export type Signature = Hand & { readonly digest: string; readonly means?: SigningMeans | undefined };

/** One transfer of an order. The number of the payee's account is sealed elsewhere; its mark tells whether it is still the same. */
export interface Payment extends Leg {
  readonly payeeId: string;
  readonly payeeName: string;
  /** The payee where they are one of the village: nobody approves or pays their own. */
  readonly payeePersonId?: string | undefined;
  readonly accountMark: string;
  readonly amountFen: number;
}

/** A payment order (支付申请) of a village. */
export interface Order {
  readonly orderId: string;
  readonly villageCode: string;
  readonly payingAccountId: string;
  readonly kind: OrderKind;
  readonly purpose: string;
  readonly payments: readonly Payment[];
  readonly state: OrderState;
  /** All who wrote it, the last one last: none of them signs or pays it. */
  readonly makers: readonly Hand[];
  readonly chain?: ApprovalChain | undefined;
  readonly digest?: string | undefined;
  readonly signatures: readonly Signature[];
  readonly paid?: Signature | undefined;
  /** The last day on which it may be approved and paid. */
  readonly expiresOn?: string | undefined;
  /** Why it came back to the clerk, was rejected or recalled. */
  readonly reason?: string | undefined;
  readonly version: number;
}

/** Days an approval stands: the district's own number, no law names one. */
export const DAYS_OPEN = 15;

/** The states a command may start from. */
export const STEPS = {
  saveOrder: ['draft', 'returned', 'recalled', 'expired'],
  submitOrder: ['draft'],
  approveOrder: ['approving'],
  returnOrder: ['approving', 'approved'],
  rejectOrder: ['approving', 'approved'],
  recallOrder: ['approving', 'approved'],
  expireOrder: ['approving', 'approved'],
  payOrder: ['approved'],
} as const satisfies Record<string, readonly OrderState[]>;
export type Step = keyof typeof STEPS;

/** @throws AppError `orders.wrongState` */
export function refuseState({ state }: Pick<Order, 'state'>, step: Step): void {
  if (!(STEPS[step] as readonly OrderState[]).includes(state)) throw new AppError('orders.wrongState');
}

export const totalFen = ({ payments }: Pick<Order, 'payments'>): number =>
  payments.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** The post whose turn it is; undefined where it is nobody's. */
export const nextPost = ({
  state,
  chain,
  signatures,
}: Pick<Order, 'state' | 'chain' | 'signatures'>): Post | undefined =>
  state === 'approving' ? chain?.levels[signatures.length] : state === 'approved' ? chain?.payer : undefined;

/** Whoever wrote, signed or paid an order. */
export const handsOn = ({ makers, signatures, paid }: Pick<Order, 'makers' | 'signatures' | 'paid'>): Hand[] => [
  ...makers,
  ...signatures,
  ...(paid ? [paid] : []),
];

/** A name as names are compared: without blanks and the dot within. */
export const comparedName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•・.]/g, '')
    .toLowerCase();

/**
 * Whether a transfer is to this person. The bank pays an account only under its holder's name, so that a name alone tells a payee who
 * is on no roster; of two who share it another acts.
 */
export const isPaidBy = (
  { payeePersonId, payeeName }: Pick<Payment, 'payeePersonId' | 'payeeName'>,
  { personId, name }: Pick<Actor, 'personId' | 'name'>,
): boolean => payeePersonId === personId || comparedName(payeeName) === comparedName(name);

/** Whether somebody may not take the next step: who wrote it, signed it, or is paid by it. */
const isExcluded = ({ makers, signatures, payments }: Order, person: Pick<Actor, 'personId' | 'name'>): boolean =>
  [...makers, ...signatures].some((hand) => hand.personId === person.personId) ||
  payments.some((payment) => isPaidBy(payment, person));

/** A term with the names of its two, where they are known. */
type NamedTerm = PostTerm & { readonly personName?: string | undefined; readonly deputyName?: string | undefined };

/**
 * Why an order stands still: its next post is vacant, or all who act in it wrote, signed or are paid by the order. Asked anew each
 * time: who holds a post changes with the day.
 */
export function blockedBy(order: Order, terms: readonly NamedTerm[], at: string): 'vacant' | 'noOther' | undefined {
  const post = nextPost(order);
  if (!post) return undefined;
  const acting = actingIn(terms, post, { villageCode: order.villageCode, on: dayInChina(at) });
  if (acting.length === 0) return 'vacant';
  const nameOf = new Map(
    terms.flatMap(({ personId, personName = '', deputyId, deputyName = '' }) => [
      [personId, personName],
      [deputyId ?? '', deputyName],
    ]),
  );
  const mayAct = (personId: string) => !isExcluded(order, { personId, name: nameOf.get(personId) ?? '' });
  return acting.some(mayAct) ? undefined : 'noOther';
}

export interface Actor {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
}

/**
 * A person as they act in a post at an instant.
 * @throws AppError `orders.postVacant`, `orders.notInPost`
 */
export function handIn(
  post: Post,
  { villageCode }: Pick<Order, 'villageCode'>,
  actor: Actor,
  terms: readonly PostTerm[],
  at: string,
): Hand {
  const where = { villageCode, on: dayInChina(at) };
  const as = actsAs(terms, post, where, actor.personId);
  if (as) return { ...actor, at, post, as };
  throw new AppError(actingIn(terms, post, where).length === 0 ? 'orders.postVacant' : 'orders.notInPost');
}

/** The hand for the next step of an order. @throws AppError as `handIn`, `orders.samePerson` */
function nextHand(order: Order, actor: Actor, terms: readonly PostTerm[], at: string): Hand {
  const hand = handIn(nextPost(order)!, order, actor, terms, at);
  if (isExcluded(order, actor)) throw new AppError('orders.samePerson');
  return hand;
}

const isOver = ({ expiresOn }: Order, at: string): boolean => expiresOn !== undefined && expiresOn < dayInChina(at);

/** @throws AppError `orders.expired`, `orders.changed` when what is signed is not what would be sent. */
function refuseUnsignable(order: Order, signed: string, wouldBeSent: string, at: string): void {
  if (isOver(order, at)) throw new AppError('orders.expired');
  if (signed !== wouldBeSent || order.digest !== wouldBeSent) throw new AppError('orders.changed');
}

const noSignatures = { signatures: [], digest: undefined, chain: undefined, expiresOn: undefined } as const;

/** What its writer changed. All signatures are void with the first letter that differs. @throws AppError `orders.wrongState` */
export function saved(order: Order, content: Partial<Order>, hand: Hand): Order {
  refuseState(order, 'saveOrder');
  const { makers } = order;
  const others = makers.filter(({ personId }) => personId !== hand.personId);
  return { ...order, ...content, ...noSignatures, state: 'draft', reason: undefined, makers: [...others, hand] };
}

/**
 * Sets an order on its way. The chain and the digest are those of now; the holds are placed with it.
 * @throws AppError `orders.wrongState`, `orders.notMaker`
 */
export function submitted(
  order: Order,
  { chain, digest, hand }: { chain: ApprovalChain; digest: string; hand: Hand },
): Order {
  refuseState(order, 'submitOrder');
  if (order.makers.at(-1)?.personId !== hand.personId) throw new AppError('orders.notMaker');
  return {
    ...order,
    state: 'approving',
    chain,
    digest,
    signatures: [],
    expiresOn: dayInChina(daysAfter(hand.at, DAYS_OPEN)),
  };
}

interface Signing {
  readonly actor: Actor;
  readonly terms: readonly PostTerm[];
  /** What the signer's phone showed them. */
  readonly signed: string;
  /** The digest of what would be sent now, made anew from the rows. */
  readonly wouldBeSent: string;
  /** By what the signer signed; absent where it is only tried whether they could. */
  readonly means?: SigningMeans | undefined;
  readonly at: string;
}

/**
 * Signs the next level of the chain.
 * @throws AppError `orders.wrongState`, `orders.expired`, `orders.changed`, `orders.postVacant`, `orders.notInPost`, `orders.samePerson`
 */
export function approved(order: Order, { actor, terms, signed, wouldBeSent, means, at }: Signing): Order {
  refuseState(order, 'approveOrder');
  refuseUnsignable(order, signed, wouldBeSent, at);
  const hand = { ...nextHand(order, actor, terms, at), digest: wouldBeSent, ...(means && { means }) };
  const signatures = [...order.signatures, hand];
  return { ...order, signatures, state: signatures.length === order.chain!.levels.length ? 'approved' : 'approving' };
}

/**
 * Gives the order to the bank: the transfers wait to be sent, and nothing of it can be changed or taken back from here on.
 * @throws AppError as `approved`
 */
export function paid(order: Order, { actor, terms, signed, wouldBeSent, means, at }: Signing): Order {
  refuseState(order, 'payOrder');
  refuseUnsignable(order, signed, wouldBeSent, at);
  const hand = nextHand(order, actor, terms, at);
  return {
    ...order,
    state: 'paying',
    paid: { ...hand, digest: wouldBeSent, ...(means && { means }) },
    payments: order.payments.map((payment) => ({ ...payment, state: 'sending', nextAskAt: at })),
  };
}

/** By whose turn it is, back to the clerk: the draft is kept, its money is free. @throws AppError as `approved` */
export function sentBack(
  order: Order,
  to: 'returned' | 'rejected',
  { actor, terms, reason, at }: Pick<Signing, 'actor' | 'terms' | 'at'> & { reason: string },
): Order {
  refuseState(order, to === 'returned' ? 'returnOrder' : 'rejectOrder');
  handIn(nextPost(order)!, order, actor, terms, at);
  return { ...order, ...noSignatures, state: to, reason };
}

/** Its writer takes it back before it is paid. @throws AppError `orders.wrongState`, `orders.notMaker` */
export function recalled(order: Order, personId: string): Order {
  refuseState(order, 'recallOrder');
  if (!order.makers.some((maker) => maker.personId === personId)) throw new AppError('orders.notMaker');
  return { ...order, ...noSignatures, state: 'recalled' };
}

/** Nobody signed or paid it in time; the bank never had it. @throws AppError `orders.wrongState` */
export function expired(order: Order, at: string): Order {
  refuseState(order, 'expireOrder');
  if (!isOver(order, at)) throw new AppError('orders.wrongState');
  return { ...order, ...noSignatures, state: 'expired' };
}

/** An order with one transfer as it is now: finished when the bank has none of them any more. */
export function withPayment<P extends Payment>(order: Order & { readonly payments: readonly P[] }, payment: P): Order {
  const payments = order.payments.map((one) => (one.serial === payment.serial ? payment : one));
  const wasPaying = order.state === 'paying' || order.state === 'finished';
  const state = !wasPaying ? order.state : payments.some(isOpen) ? 'paying' : 'finished';
  return { ...order, payments, state };
}
