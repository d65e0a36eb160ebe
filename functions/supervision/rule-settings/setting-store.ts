import { RuleState } from '@shared/supervision-rules';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { record } from 'dynamodb-toolbox/schema/record';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { auditRow } from '../../platform/audit';
import { CivicTable } from '../../platform/tables';
import { transact } from '../../platform/transact';
import { RULES } from '../rules/catalogue';
import type { Figures } from '../rules/condition';
import type { Rule } from '../rules/rule';

/** What a district decided of a rule: whether it runs, and with which figures. A rule without one is as the catalogue begins it. */
export const RuleSettingEntity = new Entity({
  name: 'RuleSetting',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    code: string().key(),
    state: string().enum(...RuleState.options),
    figures: record(string(), number()),
    version: number(),
    changedAt: string(),
    /** When it went back to trial by itself; the district's next decision takes it away. */
    fellBackAt: string().optional(),
  }),
  computeKey: ({ districtCode, code }: { districtCode: string; code: string }) => ({
    pk: `WATCHRULES#${districtCode}`,
    sk: `RULE#${code}`,
  }),
  timestamps: false,
  meta: { title: 'RuleSetting', description: 'What did this district decide of the rules it is watched by' },
});
type RuleSetting = FormattedItem<typeof RuleSettingEntity>;

/** A rule as a district runs it. */
export interface SetRule {
  readonly rule: Rule;
  readonly state: RuleState;
  readonly figures: Figures;
  /** 0 and no instant where the district decided nothing yet. */
  readonly version: number;
  readonly changedAt: string;
  readonly fellBackAt?: string | undefined;
}

/** Every rule of the catalogue with what a district decided of it: one Query. */
export async function rulesOf(districtCode: string): Promise<SetRule[]> {
  const { Items = [] } = await CivicTable.build(QueryCommand)
    .entities(RuleSettingEntity)
    .query({ partition: `WATCHRULES#${districtCode}`, range: { beginsWith: 'RULE#' } })
    .options({ entityAttrFilter: false, maxPages: Infinity, consistent: true })
    .send();
  const settings = new Map(Items.map((setting): [string, RuleSetting] => [setting.code, setting]));
  return RULES.map((rule) => {
    const set = settings.get(rule.code);
    const { state = rule.begins, figures = {}, version = 0, changedAt = '', fellBackAt } = set ?? {};
    return { rule, state, figures, version, changedAt, fellBackAt };
  });
}

/** Takes a rule back to trial by itself, with a line in its trail. @throws ConditionsFailed when its district decided meanwhile. */
export const toShadow = (districtCode: string, { rule, figures, version }: SetRule, at: string): Promise<void> =>
  transact(
    RuleSettingEntity.build(PutTransaction)
      .item({
        districtCode,
        code: rule.code,
        state: 'shadow',
        figures: { ...figures },
        version: version + 1,
        changedAt: at,
        fellBackAt: at,
      })
      .options({ condition: version === 0 ? { attr: 'code', exists: false } : { attr: 'version', eq: version } }),
    auditRow({
      subject: `watchRule#${districtCode}#${rule.code}`,
      action: 'watchVillages',
      at,
      actor: 'clock',
      note: 'shadow',
    }),
  );
