import { addRoutingRule } from '@shared/reports/routing';
import { newId } from '../../platform/id';
import { handle } from '../../platform/serve';
import { changeRules } from './change-rules';
import { withRule } from './rules';

export const addRoutingRuleHandler = handle(addRoutingRule)(({ params, body, caller }, context) => {
  const ruleId = newId(context.at);
  return changeRules(
    { ...params, version: body.version, caller, action: addRoutingRule.id, note: `rule#${ruleId}` },
    (rules) => withRule(rules, body.rule, ruleId, context.at),
    context,
  );
});
