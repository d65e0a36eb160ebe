import { AppError } from '@shared/errors';
import { knownAs } from '../../identity/person-store';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone, type Once } from '../../platform/once';
import type { Caller } from '../../platform/sessions';
import { transact, type WriteItem } from '../../platform/transact';
import type { Hand } from '../desk/pending';
import { handOf } from '../desk/signature';
import { chargeOf, levyOf, putCharge, putLevy, type StoredCharge, type StoredLevy } from './levy-store';
import { withCharge } from './levy';

export interface Command {
  readonly action: string;
  readonly caller: Caller;
  readonly at: string;
  readonly once: Once;
  readonly requestId: string;
}

/** Who acts, by the one of `rows` that is them. @throws AppError `identity.bindingRequired` */
export async function actorOf(
  caller: Caller,
  at: string,
  rows: readonly (string | undefined)[],
): Promise<Hand & { personId: string }> {
  const hand = handOf(caller, at);
  const personId = await knownAs(hand.personId, rows);
  if (!personId) throw new AppError('identity.bindingRequired');
  return { ...hand, personId };
}

interface OfLevy extends Command {
  readonly params: { readonly villageCode: string; readonly levyId: string };
  /** What the caller saw, where it matters to what they do. */
  readonly version?: number;
}

/** Changes a levy once. @throws AppError `notFound`, `version.stale`; what `decide` throws */
export function changeLevy(
  { action, params, version, caller, at, once, requestId }: OfLevy,
  decide: (
    levy: StoredLevy,
    hand: Hand & { personId: string },
  ) => Promise<{ next: StoredLevy; rows?: readonly WriteItem[] }>,
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
    const hand = await actorOf(caller, at, [before.prepared.personId, ...before.makers]);
    const { next, rows = [] } = await decide(before, hand);
    await transact(
      putLevy(next, before),
      ...rows,
      auditRow({ subject: `levy#${levyId}`, action, at, actor: caller.accountId, requestId }),
      markDone(once, levyId, at),
    );
    return read();
  };
  return doOnce(once, { done: read, act, decidesAnew: version === undefined });
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

/** The writes of a charge that became another: it, and its levy's sums. */
export const chargeRows = (levy: StoredLevy, before: StoredCharge, after: StoredCharge): WriteItem[] => [
  putCharge(after, before),
  putLevy(withCharge(levy, before, after), levy),
];

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
    const hand = await actorOf(caller, at, [charge.personId, charge.correction?.asked.personId, ...levy.makers]);
    const { next, levy: changed = levy, rows = [], note } = await decide(seen, hand);
    await transact(
      putCharge(next, charge),
      putLevy(withCharge(changed, charge, next), levy),
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
  return doOnce(once, { done: read, act });
}
