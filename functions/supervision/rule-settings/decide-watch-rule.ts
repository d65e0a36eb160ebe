import { decideWatchRule } from '@shared/supervision/supervision';
import { knownAs } from '../../identity/person-store';
import { handle } from '../../platform/serve';
import { decideOfRule } from './change-watch-rule';
import { afterDecision } from './setting';

export const decideWatchRuleHandler = handle(decideWatchRule)(
  async ({ params, body: { version, verdict }, caller }, context) =>
    decideOfRule(
      { ...params, version, caller, action: decideWatchRule.id },
      async (set) => {
        const personId = await knownAs(caller.person?.personId, [set.proposed?.byPersonId]);
        return afterDecision(set, verdict, personId, context.at);
      },
      context,
    ),
);
