import { ASSET_RULES } from './asset-rules';
import { CONTRACT_RULES } from './contract-rules';
import { MONEY_RULES } from './money-rules';
import { OPENNESS_RULES } from './openness-rules';
import { REVIEW_RULES } from './review-rules';
import type { Rule } from './rule';
import { STATISTICS_RULES } from './statistics-rules';
import { SUBSIDY_RULES } from './subsidy-rules';
import { WAITING_RULES } from './waiting-rules';

/** The reference's 38 rules as corrected (two of them are two rows each, since their halves differ in colour and in whom they concern), and the statistical ones. */
export const RULES: readonly Rule[] = [
  ...MONEY_RULES,
  ...ASSET_RULES,
  ...CONTRACT_RULES,
  ...SUBSIDY_RULES,
  ...OPENNESS_RULES,
  ...REVIEW_RULES,
  ...WAITING_RULES,
  ...STATISTICS_RULES,
].sort((a, b) => a.code.localeCompare(b.code));

export const ruleOf = (code: string): Rule | undefined => RULES.find((rule) => rule.code === code);
