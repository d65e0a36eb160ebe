import { ReportCategory } from '@shared/reports/reports';
import { Accused, RoutingLevel, type RoutingRule, type RoutingRules } from '@shared/reports/routing';
import { Confidence } from '@shared/subsidies/subsidies';
import { boolean, Entity, type InputItem, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow, unlessChanged } from '../../platform/row';
import { type AuditRow, auditRow } from '../../platform/audit';
import { markDone, type Once } from '../../platform/once';
import { CivicTable } from '../../platform/tables';
import { transact, type WriteItem } from '../../platform/transact';
import { readKinds, readRows } from '../../platform/query-page';

const content = {
  name: string(),
  when: map({
    categories: list(string().enum(...ReportCategory.options)).optional(),
    divisions: list(string()).optional(),
    accused: list(string().enum(...Accused.options)).optional(),
    titles: list(string()).optional(),
  }),
  level: string().enum(...RoutingLevel.options),
  desk: string().optional(),
  acceptDays: number().optional(),
  answerDays: number().optional(),
  line: string(),
  source: string(),
  confidence: string().enum(...Confidence.options),
  on: boolean(),
  ruleVersion: number(),
  changedAt: string(),
};

export const RoutingRuleEntity = new Entity({
  name: 'RoutingRule',
  table: CivicTable,
  schema: item({ districtCode: string().key(), ruleId: string().key(), ...content }),
  computeKey: ({ districtCode, ruleId }) => ({ pk: `ROUTING#${districtCode}`, sk: `RULE#${ruleId}` }),
  answers: 'Which office handles which report in this district (with their order)',
});

/** In which order the rules are asked. Its version is that of the whole: every change of any rule makes another. */
export const RoutingOrderEntity = new Entity({
  name: 'RoutingOrder',
  table: CivicTable,
  schema: item({ districtCode: string().key(), ruleIds: list(string()), version: number() }),
  computeKey: ({ districtCode }) => ({ pk: `ROUTING#${districtCode}`, sk: 'ORDER' }),
  answers: 'In which order are the rules of this district asked',
});

/** Each version of a rule as it was written, for good: a report keeps which one it met. */
export const PastRuleEntity = new Entity({
  name: 'PastRule',
  table: CivicTable,
  schema: item({ districtCode: string().key(), ruleId: string().key(), ...content, ruleVersion: number().key() }),
  computeKey: ({ districtCode, ruleId, ruleVersion }) => ({
    pk: `ROUTING#${districtCode}#RULE#${ruleId}`,
    sk: `VERSION#${String(ruleVersion).padStart(5, '0')}`,
  }),
  answers: 'What did this rule say in each of its versions',
});

const NO_RULES: RoutingRules = { version: 0, items: [] };

/** A district's rules, in their order: some dozen, read whole and strongly consistent. Version 0 where there are none yet. */
export async function rulesOf(districtCode: string): Promise<RoutingRules> {
  const rows = await readKinds([RoutingRuleEntity, RoutingOrderEntity], `ROUTING#${districtCode}`);
  const [order] = rows.RoutingOrder;
  if (!order) return NO_RULES;
  const rules = new Map(rows.RoutingRule.map(({ districtCode: _, ...rule }) => [rule.ruleId, rule as RoutingRule]));
  return { version: order.version, items: order.ruleIds.flatMap((ruleId) => rules.get(ruleId) ?? []) };
}

/** Every version of a rule, the newest first: as many as there were edits. */
export async function versionsOf(districtCode: string, ruleId: string): Promise<RoutingRule[]> {
  const rows = await readRows(PastRuleEntity, {
    partition: `ROUTING#${districtCode}#RULE#${ruleId}`,
    range: { beginsWith: 'VERSION#' },
    newestFirst: true,
    limit: 50,
  });
  return rows as RoutingRule[];
}

/** The rows of a district's rules, for the seed. */
export const routingRows = (districtCode: string, { version, items }: RoutingRules) => ({
  order: { districtCode, ruleIds: items.map(({ ruleId }) => ruleId), version } satisfies InputItem<
    typeof RoutingOrderEntity
  >,
  rules: items.map((rule) => ({ ...rule, districtCode }) satisfies InputItem<typeof RoutingRuleEntity>),
});

const putRule = (districtCode: string, rule: RoutingRule): WriteItem[] => [
  putRow(RoutingRuleEntity, { ...rule, districtCode }),
  putNew(PastRuleEntity, { ...rule, districtCode }),
];

/**
 * Writes the next version of a district's rules, with those that changed, the audit row and the command's mark: all or nothing.
 * @param before as they were read.
 * @throws ConditionsFailed when they changed meanwhile, or the command was done already.
 */
export const saveRules = (
  districtCode: string,
  before: RoutingRules,
  after: RoutingRules,
  { audit, once }: { audit: AuditRow; once: Once },
): Promise<void> => {
  const known = new Map(before.items.map((rule) => [rule.ruleId, rule.ruleVersion]));
  return transact(
    putRow(RoutingOrderEntity, routingRows(districtCode, after).order, unlessChanged(before.version)),
    ...after.items
      .filter(({ ruleId, ruleVersion }) => known.get(ruleId) !== ruleVersion)
      .flatMap((rule) => putRule(districtCode, rule)),
    auditRow(audit),
    markDone(once, districtCode, audit.at),
  );
};
