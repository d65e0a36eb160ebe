import type { OrderCommand } from '@shared/orders/order-desk';
import { areTwoPersons } from '@shared/two-persons';
import { isTaken } from '../platform/is-taken';
import { isDecisionAlive, isProvedAbsent } from './bank-leg';
import { type Actor, approved, handIn, isPaidBy, nextPost, paid, recalled, saved, sentBack, submitted } from './order';
import type { StoredOrder } from './order-store';
import type { StoredTerm } from '../identity/post-store';

interface Reader {
  readonly actor: Actor;
  readonly terms: readonly StoredTerm[];
  readonly at: string;
  /** The digest of what would be sent now. */
  readonly digest: string;
}

/** What a reader may do with an order now, by the same rules as the commands: each is tried, and nothing of it is kept. */
export function mayDo(order: StoredOrder, { actor, terms, at, digest }: Reader): OrderCommand[] {
  const asClerk = () => handIn('clerk', order, actor, terms, at);
  const signing = { actor, terms, signed: digest, wouldBeSent: digest, at };
  // Which chain it will be is asked when it is submitted.
  const chain = order.chain ?? { ruleId: '', levels: [], payer: 'chiefCashier' as const };
  const steps: Record<OrderCommand, () => unknown> = {
    edit: () => saved(order, {}, asClerk()),
    submit: () => submitted(order, { chain, digest, hand: asClerk() }),
    approve: () => approved(order, signing),
    return: () => sentBack(order, 'returned', { actor, terms, reason: '', at }),
    recall: () => recalled(order, actor.personId),
    pay: () => paid(order, signing),
  };
  return (Object.keys(steps) as OrderCommand[]).filter((command) => isTaken(steps[command]));
}

const DECIDERS = ['agencyDirector', 'chiefCashier'] as const;

/** The transfers under whose fate a reader may put a signature: the bank surely never had them, and theirs is not there yet. */
export const mayDecide = (order: StoredOrder, { actor, terms, at }: Omit<Reader, 'digest'>): string[] =>
  DECIDERS.some((post) => isTaken(() => handIn(post, order, actor, terms, at)))
    ? order.payments
        .filter((payment) => {
          const { decision } = payment;
          const isFirst = !decision || !isDecisionAlive(decision.at, payment, at);
          const isOther = isFirst || areTwoPersons(decision.personId, actor.personId);
          return isProvedAbsent(payment, at) && isOther && !isPaidBy(payment, actor);
        })
        .map(({ serial }) => serial)
    : [];

/** Everyone in these terms, holders and deputies. */
const peopleIn = (terms: readonly StoredTerm[]): Actor[] =>
  terms.flatMap(({ personId, personName, deputyId, deputyName }) => [
    { accountId: '', personId, name: personName },
    ...(deputyId && deputyName ? [{ accountId: '', personId: deputyId, name: deputyName }] : []),
  ]);

/** Who may take an order's next step: whoever acts in the post, but those who wrote, signed or are paid by it. */
export function whoMayAct(order: StoredOrder, terms: readonly StoredTerm[], at: string, digest: string): Actor[] {
  const post = nextPost(order);
  return peopleIn(terms.filter((term) => term.post === post)).filter((actor) => {
    const may = mayDo(order, { actor, terms, at, digest });
    return may.includes('approve') || may.includes('pay');
  });
}

/** The same by name, each once. */
export const waitsFor = (order: StoredOrder, terms: readonly StoredTerm[], at: string, digest: string): string[] => [
  ...new Set(whoMayAct(order, terms, at, digest).map(({ name }) => name)),
];

/** Who may put a signature under the fate of a transfer that the bank never had. */
export const deciders = (order: StoredOrder, terms: readonly StoredTerm[], at: string): Actor[] =>
  peopleIn(terms.filter(({ post }) => DECIDERS.some((decider) => decider === post))).filter(
    (actor) => mayDecide(order, { actor, terms, at }).length > 0,
  );
