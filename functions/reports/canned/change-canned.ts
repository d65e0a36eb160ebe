import { AppError } from '@shared/errors';
import type { ActingAs } from '@shared/roles';
import { doOnce } from '../../platform/command';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { officeHeld } from '../work/desk';
import { viewCanned } from './canned';
import { type Canned, findCanned, saveCanned } from './canned-store';

interface Changing extends ActingAs {
  cannedId: string;
  /** The version that was seen. */
  version: number;
  caller: Caller;
  action: string;
}

/**
 * Changes a ready text of the caller's own office, once however often it is sent; as it is then.
 * @throws AppError `notFound` when the office has none such, `version.stale` with the text as it is now.
 */
export async function changeCanned(
  { cannedId, version, role, division: place, caller, action }: Changing,
  change: Partial<Canned>,
  { at, requestId, once }: Context,
): Promise<Canned> {
  const division = officeHeld(caller, { role, division: place });
  const now = async () => {
    const canned = await findCanned(division, cannedId);
    if (!canned) throw new AppError('notFound');
    return canned;
  };
  const act = async () => {
    const before = await now();
    if (before.removedAt) throw new AppError('notFound');
    if (before.version !== version) throw new AppError('version.stale', await viewCanned(before, division));
    const { accountId: actor } = caller;
    const after = { ...before, ...change, savedAt: at, savedBy: actor, version: version + 1 };
    const audit = { subject: `canned#${cannedId}`, action, at, actor, role, requestId };
    await saveCanned(before, after, { audit, once });
    return after;
  };
  return doOnce(once, {
    done: now,
    act,
    overtaken: async () => new AppError('version.stale', await viewCanned(await now(), division)),
  });
}
