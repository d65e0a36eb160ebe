import { AppError } from '@shared/errors';
import { decideWatchRule } from '@shared/supervision/supervision';
import { isOneWith, personById } from '../../identity/person-store';
import { handle } from '../../platform/serve';
import { decideOfRule } from './change-watch-rule';
import { afterDecision } from './setting';
import { ruleIn } from './setting-store';

export const decideWatchRuleHandler = handle(decideWatchRule)(async (
  { params, body: { version, verdict }, caller },
  context,
) => {
  const { proposed } = await ruleIn(params.districtCode, params.ruleCode);
  const self = caller.person && (await personById(caller.person.personId));
  // Somebody on two rosters is one person all the same.
  if (verdict === 'confirm' && proposed?.byPersonId && self && (await isOneWith(self, proposed.byPersonId)))
    throw new AppError('watchRules.samePerson');
  return decideOfRule(
    { ...params, version, caller, action: decideWatchRule.id },
    (set) => afterDecision(set, verdict, caller.person?.personId, context.at),
    context,
  );
});
