import type { OrderKind } from '@shared/orders/payment-orders';
import { covers } from '@shared/divisions';
import type { Post } from '@shared/orders/posts';

/** Which posts sign a payment and which one pays it. The district sets the figures; no law does. */
export interface ApprovalRule {
  readonly ruleId: string;
  /** It is for amounts from this one on. */
  readonly fromFen: number;
  /** For these kinds alone; for all where it is left out. */
  readonly kinds?: readonly OrderKind[];
  /** For these divisions and what is below them. */
  readonly divisions?: readonly string[];
  /** In the order in which they sign. */
  readonly levels: readonly Post[];
  readonly payer: Post;
  /** A resolution of the village must cover it. */
  readonly needsDecision?: boolean;
}

export type ApprovalChain = Pick<ApprovalRule, 'ruleId' | 'levels' | 'payer' | 'needsDecision'>;

interface Matter {
  readonly kind: OrderKind;
  readonly amountFen: number;
  readonly villageCode: string;
}

const fits = (rule: ApprovalRule, { kind, amountFen, villageCode }: Matter): boolean =>
  amountFen >= rule.fromFen &&
  (rule.kinds?.includes(kind) ?? true) &&
  (rule.divisions?.some((division) => covers(division, villageCode)) ?? true);

/** The narrower rule wins: by division, then by kind, then by the higher amount. */
const narrowness = ({ divisions, kinds, fromFen }: ApprovalRule): number[] => [
  Math.max(0, ...(divisions ?? []).map((division) => division.length)),
  kinds ? 1 : 0,
  fromFen,
];

const isNarrower = (one: ApprovalRule, other: ApprovalRule): boolean => {
  const [mine, others] = [narrowness(one), narrowness(other)];
  const place = mine.findIndex((rank, at) => rank !== others[at]);
  return place >= 0 && mine[place]! > others[place]!;
};

/** The chain for a payment; undefined where no rule fits, or the one that does names nobody to sign: nothing is then paid. */
export function chainFor(rules: readonly ApprovalRule[], matter: Matter): ApprovalChain | undefined {
  const [first, ...others] = rules.filter((rule) => fits(rule, matter));
  if (!first) return undefined;
  const { ruleId, levels, payer, needsDecision } = others.reduce(
    (best, rule) => (isNarrower(rule, best) ? rule : best),
    first,
  );
  return levels.length > 0 ? { ruleId, levels, payer, ...(needsDecision && { needsDecision }) } : undefined;
}
