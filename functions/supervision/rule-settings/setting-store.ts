import { AppError } from '@shared/errors';
import type { BackTest } from '@shared/supervision/supervision';
import { RuleState } from '@shared/supervision/rules';
import { Entity, type FormattedItem, item, map, number, record, string } from '../../platform/entity';
import { putNew, putRow, unlessChanged } from '../../platform/row';
import { type AuditRow, auditRow } from '../../platform/audit';
import { markDone, type Once } from '../../platform/once';
import { CivicTable } from '../../platform/tables';
import { ConditionsFailed, transact, type WriteItem } from '../../platform/transact';
import { readRows } from '../../platform/query-page';
import { RULES } from '../rules/catalogue';
import type { SetRule } from './setting';

const content = { state: string().enum(...RuleState.options), figures: record(string(), number()) };

/** What a district decided of a rule: whether it runs, and with which figures. A rule without one is as the catalogue begins it. */
export const RuleSettingEntity = new Entity({
  name: 'RuleSetting',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    code: string().key(),
    ...content,
    version: number(),
    changedAt: string(),
    /** When it went back to trial by itself; the district's next decision takes it away. */
    fellBackAt: string().optional(),
    changes: number().optional(),
    proposed: map({
      ...content,
      why: string(),
      proposedAt: string(),
      byPersonId: string().optional(),
      backTest: map({ before: number(), after: number(), villages: number(), on: string() }).optional(),
    }).optional(),
  }),
  computeKey: ({ districtCode, code }) => ({ pk: `WATCHRULES#${districtCode}`, sk: `RULE#${code}` }),
  answers: 'What did this district decide of the rules it is watched by',
});
/** Each version of what a district decided, for good: an alert keeps by which one it was raised. */
const PastSettingEntity = new Entity({
  name: 'PastSetting',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    code: string().key(),
    changes: number().key(),
    ...content,
    changedAt: string(),
  }),
  computeKey: ({ districtCode, code, changes }) => ({
    pk: `WATCHRULES#${districtCode}#RULE#${code}`,
    sk: `CHANGE#${String(changes).padStart(5, '0')}`,
  }),
  answers: 'By what did this rule run in each of its versions',
});

type RuleSetting = FormattedItem<typeof RuleSettingEntity>;

/** Every rule of the catalogue with what a district decided of it: one Query. */
export async function rulesOf(districtCode: string): Promise<SetRule[]> {
  const rows = await readRows(RuleSettingEntity, {
    partition: `WATCHRULES#${districtCode}`,
    range: { beginsWith: 'RULE#' },
    consistent: true,
  });
  const settings = new Map(rows.map((setting): [string, RuleSetting] => [setting.code, setting]));
  return RULES.map((rule) => {
    const set = settings.get(rule.code);
    const {
      state = rule.begins,
      figures = {},
      version = 0,
      changedAt = '',
      changes = 0,
      fellBackAt,
      proposed,
    } = set ?? {};
    return { rule, state, figures, version, changedAt, changes, fellBackAt, proposed };
  });
}

/** One rule of a district. @throws AppError `notFound` */
export async function ruleIn(districtCode: string, code: string): Promise<SetRule> {
  const set = (await rulesOf(districtCode)).find(({ rule }) => rule.code === code);
  if (!set) throw new AppError('notFound');
  return set;
}

const putSetting = (districtCode: string, before: SetRule, after: SetRule): WriteItem => {
  const { rule, state, figures, version, changedAt, changes, fellBackAt, proposed } = after;
  return putRow(
    RuleSettingEntity,
    {
      districtCode,
      code: rule.code,
      state,
      figures: { ...figures },
      version,
      changedAt,
      changes,
      ...(fellBackAt && { fellBackAt }),
      ...(proposed && { proposed: { ...proposed, figures: { ...proposed.figures } } }),
    },
    unlessChanged(before.version),
  );
};

/** Keeps what a district decided, with a line in the rule's trail. @throws ConditionsFailed when another decision came first. */
export const saveSetting = (
  districtCode: string,
  { before, after }: { before: SetRule; after: SetRule },
  audit: Omit<AuditRow, 'subject'>,
  once?: Once,
): Promise<void> =>
  transact(
    putSetting(districtCode, before, after),
    ...(after.changes > before.changes ? [putPast(districtCode, after)] : []),
    auditRow({ ...audit, subject: `watchRule#${districtCode}#${after.rule.code}` }),
    ...(once ? [markDone(once, after.rule.code, audit.at)] : []),
  );

const putPast = (districtCode: string, { rule, changes, state, figures, changedAt }: SetRule): WriteItem =>
  putNew(PastSettingEntity, { districtCode, code: rule.code, changes, state, figures: { ...figures }, changedAt });

/** Keeps beside a proposal what a night counted for it; nothing where it is another one by now. */
export async function saveBackTest(districtCode: string, set: SetRule, backTest: BackTest): Promise<void> {
  if (!set.proposed) return;
  try {
    await transact(putSetting(districtCode, set, { ...set, proposed: { ...set.proposed, backTest } }));
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}
