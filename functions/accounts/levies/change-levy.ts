import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone, type Once } from '../../platform/once';
import type { Caller } from '../../platform/sessions';
import { transact, type WriteItem } from '../../platform/transact';
import type { Hand } from '../desk/pending';
import { handKnownAs } from '../desk/signature';
import { chargeOf, levyOf, putCharge, putLevy, type StoredCharge, type StoredLevy } from './levy-store';
import { withCharge } from './levy';

export interface Command {
  readonly action: string;
  readonly caller: Caller;
  readonly at: string;
  readonly once: Once;
  readonly requestId: string;
}

interface OfLevy extends Command {
  readonly params: { readonly villageCode: string; readonly levyId: string };
  /** What the caller saw, where it matters to what they do. */
  readonly version?: number;
}

/** Changes a levy once; `last` is the levy as it stands where a part was written already. @throws AppError `notFound`, `version.stale`; what `decide` throws */
export function changeLevy(
  { action, params, version, caller, at, once, requestId }: OfLevy,
  decide: (
    levy: StoredLevy,
    hand: Hand & { personId: string },
  ) => Promise<{ next: StoredLevy; last?: StoredLevy; rows?: readonly WriteItem[] }>,
): Promise<StoredLevy> {
  const { villageCode, levyId } = params;
  const read = async () => {
    const levy = await levyOf(villageCode, levyId);
    if (!levy) throw new AppError('notFound');
    return levy;
  };
  const act = async () => {
    const before = await read();
    if (version !== undefined && before.version !== version) throw new AppError('version.stale');
    const hand = await handKnownAs(caller, at, [before.prepared.personId, ...before.makers]);
    const { next, last = before, rows = [] } = await decide(before, hand);
    await transact(
      putLevy(next, last),
      ...rows,
      auditRow({ subject: `levy#${levyId}`, action, at, actor: caller.accountId, requestId }),
      markDone(once, levyId, at),
    );
    return read();
  };
  // What its sender saw is compared above: only what stands beside the levy was overtaken.
  return doOnce(once, { done: read, act, decidesAnew: true });
}

interface OfCharge extends Command {
  readonly params: { readonly villageCode: string; readonly chargeId: string };
  readonly version?: number;
}

/** A charge with its levy. @throws AppError `notFound` */
export async function chargeWithLevy(
  villageCode: string,
  chargeId: string,
): Promise<{ charge: StoredCharge; levy: StoredLevy }> {
  const charge = await chargeOf(villageCode, chargeId);
  const levy = charge && (await levyOf(villageCode, charge.levyId));
  if (!levy) throw new AppError('notFound');
  return { charge, levy };
}

/** The writes of a charge that became another: it, and its levy's sums. @param changed the levy where a step changed it too */
export const chargeRows = (
  levy: StoredLevy,
  before: StoredCharge,
  after: StoredCharge,
  changed: StoredLevy = levy,
): WriteItem[] => [putCharge(after, before), putLevy(withCharge(changed, before, after), levy)];

/** Changes a charge once, and its levy's sums with it. @throws AppError `notFound`, `version.stale`; what `decide` throws */
export function changeCharge(
  { action, params: { villageCode, chargeId }, version, caller, at, once, requestId }: OfCharge,
  decide: (
    seen: { charge: StoredCharge; levy: StoredLevy },
    hand: Hand & { personId: string },
  ) => Promise<{ next: StoredCharge; levy?: StoredLevy; rows?: readonly WriteItem[]; note?: string }>,
): Promise<StoredCharge> {
  const read = async () => (await chargeWithLevy(villageCode, chargeId)).charge;
  const act = async () => {
    const seen = await chargeWithLevy(villageCode, chargeId);
    const { charge, levy } = seen;
    if (version !== undefined && charge.version !== version) throw new AppError('version.stale');
    const hand = await handKnownAs(caller, at, [charge.personId, charge.correction?.asked.personId, ...levy.makers]);
    const { next, levy: changed, rows = [], note } = await decide(seen, hand);
    await transact(
      ...chargeRows(levy, charge, next, changed),
      ...rows,
      auditRow({
        subject: `charge#${chargeId}`,
        action,
        at,
        actor: caller.accountId,
        requestId,
        ...(note && { note }),
      }),
      markDone(once, chargeId, at),
    );
    return read();
  };
  // What its sender saw is compared above: somebody else's charge of the levy was written meanwhile.
  return doOnce(once, { done: read, act, decidesAnew: true });
}
