import { AppError } from '@shared/errors';
import { RoutingRuleContent, type RoutingRule, type RoutingRules } from '@shared/reports/routing';
import * as z from '@shared/zod';
import { rules as first } from '../../../data/routing.json';

/** More would be read whole at every report, and understood by nobody. */
const MOST_RULES = 60;

const next = ({ version }: RoutingRules, items: RoutingRule[]): RoutingRules => ({ version: version + 1, items });

/** One rule more, asked last. @throws AppError `routing.tooMany` */
export function withRule(rules: RoutingRules, content: RoutingRuleContent, ruleId: string, at: string): RoutingRules {
  if (rules.items.length >= MOST_RULES) throw new AppError('routing.tooMany');
  return next(rules, [...rules.items, { ...content, ruleId, ruleVersion: 1, changedAt: at }]);
}

/** One rule in another version. @throws AppError `notFound` */
export function withChanged(
  rules: RoutingRules,
  content: RoutingRuleContent,
  ruleId: string,
  at: string,
): RoutingRules {
  const before = rules.items.find((rule) => rule.ruleId === ruleId);
  if (!before) throw new AppError('notFound');
  const after = { ...content, ruleId, ruleVersion: before.ruleVersion + 1, changedAt: at };
  return next(
    rules,
    rules.items.map((rule) => (rule === before ? after : rule)),
  );
}

/** The same rules, asked in another order. @throws AppError `routing.orderUnfit` when one is missing or twice. */
export function inOrder(rules: RoutingRules, ruleIds: readonly string[]): RoutingRules {
  const byId = new Map(rules.items.map((rule) => [rule.ruleId, rule]));
  const items = [...new Set(ruleIds)].flatMap((ruleId) => byId.get(ruleId) ?? []);
  if (items.length !== rules.items.length || items.length !== ruleIds.length) throw new AppError('routing.orderUnfit');
  return next(rules, items);
}

/** The first rules of a district (data/routing.json). @param idOf an id for each of their codes. */
export const firstRules = (idOf: (code: string) => string, at: string): RoutingRules => ({
  version: 1,
  items: first.map(({ code, ...content }) => ({
    ...z.parse(RoutingRuleContent, { ...content, on: true }),
    ruleId: idOf(code),
    ruleVersion: 1,
    changedAt: at,
  })),
});
