import { changeRoutingRule } from '@shared/reports/routing';
import { handle } from '../../platform/serve';
import { changeRules } from './change-rules';
import { withChanged } from './rules';

export const changeRoutingRuleHandler = handle(changeRoutingRule)(({ params, body, caller }, context) => {
  const { districtCode, ruleId } = params;
  return changeRules(
    { districtCode, version: body.version, caller, action: changeRoutingRule.id, note: `rule#${ruleId}` },
    (rules) => withChanged(rules, body.rule, ruleId, context.at),
    context,
  );
});
