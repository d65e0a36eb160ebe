import type { PaymentRule } from '@shared/subsidies/subsidies';

interface RuleChange {
  label: string;
  was: string;
  is: string;
}

const FIELDS = [
  ['standard', '标准'],
  ['eligibility', '条件'],
  ['audience', '谁能领'],
  ['department', '经办部门'],
  ['documentNo', '文件'],
] as const;
const NONE = '没有写';

/** What a version of a rule says otherwise than the one before it, field by field. */
export const ruleChanges = (rule: PaymentRule, previous: PaymentRule): RuleChange[] =>
  FIELDS.flatMap(([field, label]) => {
    const [was = '', is = ''] = [previous[field], rule[field]];
    return was === is ? [] : [{ label, was: was || NONE, is: is || NONE }];
  });
