import { AppError } from '@shared/errors';
import type { RoutingRules } from '@shared/routing';
import { findDone } from '../../platform/once';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { ConditionsFailed } from '../../platform/transact';
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
  if (await findDone(once)) return rulesOf(districtCode);
  const before = await rulesOf(districtCode);
  if (before.version !== version) throw new AppError('version.stale', before);
  const after = change(before);
  const role = caller.grants.some((grant) => grant.role === 'regulator') ? 'regulator' : 'admin';
  try {
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
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    const now = await rulesOf(districtCode);
    if (await findDone(once)) return now;
    throw new AppError('version.stale', now);
  }
}
