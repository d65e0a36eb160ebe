import { AppError } from '@shared/errors';
import type { RoutingRules } from '@shared/reports/routing';
import { doOnce } from '../../platform/command';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { rulesOf, saveRules } from './rule-store';

interface Change {
  districtCode: string;
  /** The version that was seen; absent where nothing can have been. */
  version: number;
  caller: Caller;
  action: string;
  note?: string;
}

/**
 * Makes the next version of a district's rules, once however often it is sent; the rules as they are then.
 * @throws AppError `version.stale` with the rules as they are, and what `change` throws.
 */
export async function changeRules(
  { districtCode, version, caller, action, note }: Change,
  change: (rules: RoutingRules) => RoutingRules,
  { at, requestId, once }: Context,
): Promise<RoutingRules> {
  const act = async () => {
    const before = await rulesOf(districtCode);
    if (before.version !== version) throw new AppError('version.stale', before);
    const after = change(before);
    const role = caller.grants.some((grant) => grant.role === 'regulator') ? 'regulator' : 'admin';
    await saveRules(districtCode, before, after, {
      audit: {
        subject: `routing#${districtCode}`,
        action,
        at,
        actor: caller.accountId,
        role,
        requestId,
        note: `v${after.version}${note ? ` ${note}` : ''}`,
      },
      once,
    });
    return after;
  };
  return doOnce(once, {
    done: () => rulesOf(districtCode),
    act,
    overtaken: async () => new AppError('version.stale', await rulesOf(districtCode)),
  });
}
