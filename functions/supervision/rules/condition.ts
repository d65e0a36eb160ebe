import type { FactValue, Values } from '../facts/fact';

/** What a fact is compared with: a value, a parameter of the rule, or another fact. */
export type Operand = FactValue | { readonly parameter: string } | { readonly fact: string };

type Comparison = 'equal' | 'above' | 'atLeast' | 'below' | 'atMost';

/** A condition over named facts, as data. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: string; readonly is: Comparison; readonly than: Operand }
  | { readonly fact: string; readonly is: 'known' | 'true' };

export type Figures = Readonly<Record<string, number>>;

const valueOf = (operand: Operand, facts: Values, figures: Figures): FactValue | undefined => {
  if (typeof operand !== 'object') return operand;
  return 'fact' in operand ? facts[operand.fact] : figures[operand.parameter];
};

const COMPARED: Record<Comparison, (one: FactValue, other: FactValue) => boolean> = {
  equal: (one, other) => one === other,
  above: (one, other) => one > other,
  atLeast: (one, other) => one >= other,
  below: (one, other) => one < other,
  atMost: (one, other) => one <= other,
};

/**
 * Whether a condition holds. What is not known, or is of another kind than what it is compared with, makes no comparison true:
 * a rule asks, it does not guess.
 */
export function holds(condition: Condition, facts: Values, figures: Figures): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, facts, figures));
  if ('any' in condition) return condition.any.some((one) => holds(one, facts, figures));
  if ('not' in condition) return !holds(condition.not, facts, figures);
  const value = facts[condition.fact];
  if (!('than' in condition)) return condition.is === 'known' ? value !== undefined : value === true;
  const other = valueOf(condition.than, facts, figures);
  if (value === undefined || other === undefined || typeof value !== typeof other) return false;
  return COMPARED[condition.is](value, other);
}

/** The names that a condition reads, for the test that every one of them is derived. */
export function factsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(factsIn);
  if ('any' in condition) return condition.any.flatMap(factsIn);
  if ('not' in condition) return factsIn(condition.not);
  const compared = 'than' in condition && typeof condition.than === 'object' && 'fact' in condition.than;
  return [condition.fact, ...(compared ? [(condition.than as { fact: string }).fact] : [])];
}
