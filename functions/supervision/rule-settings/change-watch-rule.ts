import { AppError } from '@shared/errors';
import { changeWatchRule } from '@shared/supervision/supervision';
import { doOnce } from '../../platform/command';
import { type Context, handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { shownRule } from './list-watch-rules';
import { afterChange, type SetRule } from './setting';
import { ruleIn, saveSetting } from './setting-store';

interface Deciding {
  districtCode: string;
  ruleCode: string;
  version: number;
  caller: Caller;
  action: string;
}

/** Decides of the version of a rule that the caller has seen, once. @throws AppError `version.stale` with the rule as it is now. */
export function decideOfRule(
  { districtCode, ruleCode, version, caller, action }: Deciding,
  decide: (set: SetRule) => SetRule | Promise<SetRule>,
  { at, once, requestId }: Context,
) {
  const shown = () => shownRule(districtCode, ruleCode, caller, at);
  const stale = async () => new AppError('version.stale', await shown());
  const act = async () => {
    const before = await ruleIn(districtCode, ruleCode);
    if (before.version !== version) throw await stale();
    const audit = { action, at, actor: caller.accountId, requestId };
    await saveSetting(districtCode, { before, after: await decide(before) }, audit, once);
    return shown();
  };
  return doOnce(once, { done: shown, act, overtaken: stale });
}

export const changeWatchRuleHandler = handle(changeWatchRule)(
  async ({ params, body: { version, ...wanted }, caller }, context) =>
    decideOfRule(
      { ...params, version, caller, action: changeWatchRule.id },
      (set) => afterChange(set, wanted, caller.person?.personId, context.at),
      context,
    ),
);
