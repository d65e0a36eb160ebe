import { orderRoutingRules } from '@shared/reports/routing';
import { handle } from '../../platform/serve';
import { changeRules } from './change-rules';
import { inOrder } from './rules';

export const orderRoutingRulesHandler = handle(orderRoutingRules)(({ params, body, caller }, context) =>
  changeRules(
    { ...params, version: body.version, caller, action: orderRoutingRules.id },
    (rules) => inOrder(rules, body.ruleIds),
    context,
  ),
);
