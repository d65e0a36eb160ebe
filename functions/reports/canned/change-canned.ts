import { AppError } from '@shared/errors';
import { findDone } from '../../platform/once';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { ConditionsFailed } from '../../platform/transact';
import { officeHeld } from '../work/desk';
import { viewCanned } from './canned';
import { type Canned, findCanned, saveCanned } from './canned-store';

interface Changing {
  cannedId: string;
  /** The version that was seen. */
  version: number;
  role: 'cadre' | 'township' | 'regulator';
  caller: Caller;
  action: string;
}

/**
 * Changes a ready text of the caller's own office, once however often it is sent; as it is then.
 * @throws AppError `notFound` when the office has none such, `version.stale` with the text as it is now.
 */
export async function changeCanned(
  { cannedId, version, role, caller, action }: Changing,
  change: Partial<Canned>,
  { at, requestId, once }: Context,
): Promise<Canned> {
  const division = officeHeld(caller, role);
  const before = await findCanned(division, cannedId);
  if (!before) throw new AppError('notFound');
  // Asked after the text was read: what was done by then is in it, or is known here.
  if (await findDone(once)) return before;
  if (before.removedAt) throw new AppError('notFound');
  if (before.version !== version) throw new AppError('version.stale', await viewCanned(before, division));
  const { accountId: actor } = caller;
  const after = { ...before, ...change, savedAt: at, savedBy: actor, version: version + 1 };
  const audit = { subject: `canned#${cannedId}`, action, at, actor, role, requestId };
  try {
    await saveCanned(before, after, { audit, once });
    return after;
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    const now = (await findCanned(division, cannedId))!;
    if (await findDone(once)) return now;
    throw new AppError('version.stale', await viewCanned(now, division));
  }
}
