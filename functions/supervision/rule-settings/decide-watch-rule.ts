import { decideWatchRule } from '@shared/supervision/supervision';
import { handle } from '../../platform/serve';
import { decideOfRule } from './change-watch-rule';
import { afterDecision } from './setting';

export const decideWatchRuleHandler = handle(decideWatchRule)(
  async ({ params, body: { version, verdict }, caller }, context) =>
    decideOfRule(
      { ...params, version, caller, action: decideWatchRule.id },
      (set) => afterDecision(set, verdict, caller.person?.personId, context.at),
      context,
    ),
);
