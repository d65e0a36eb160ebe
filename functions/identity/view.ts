import { AppError } from '@shared/errors';
import type { BoundPerson, HeldGrant, Me, SleepingGrant } from '@shared/identity/identity';
import type { Role } from '@shared/roles';
import { type HeldRole, wakesAt } from '../platform/awake';
import { now } from '../platform/clock';
import { rolesOf } from '../platform/sessions';
import type { Account } from './account-store';
import { divisionNamed, villageNamed } from './division-store';
import { personById } from './person-store';

/** The one who is signed in, as they see themselves: names of places written out, numbers masked. */
export async function viewMe(account: Account): Promise<Me> {
  const at = now();
  const { awake, asleep } = rolesOf(account, at);
  const [person, grants, waiting] = await Promise.all([
    boundPerson(account),
    namedGrants(awake),
    Promise.all(asleep.map((grant) => viewSleeping(grant, account.boundAt, at))),
  ]);
  return {
    accountId: account.accountId,
    ...(person && { person }),
    grants,
    ...(waiting.length > 0 && { asleep: waiting }),
  };
}

/** Roles with the names of their places. */
export const namedGrants = (
  grants: readonly { role: string; division: string; title?: string | undefined }[],
): Promise<HeldGrant[]> =>
  Promise.all(
    grants.map(async ({ role, division, title }) => ({
      role: role as Role,
      division,
      ...(title && { title }),
      divisionName: await divisionNamed(division),
    })),
  );

/** What it waits for: the day after the binding, a second person, or both. */
async function viewSleeping(grant: HeldRole, boundAt: string | undefined, at: string): Promise<SleepingGrant> {
  const [named] = await namedGrants([grant]);
  const wakes = boundAt === undefined ? undefined : wakesAt(boundAt);
  return { ...named!, ...(wakes && at < wakes && { wakesAt: wakes }), confirmed: grant.unconfirmed !== true };
}

async function boundPerson(account: Account): Promise<BoundPerson | undefined> {
  const person = account.personId === undefined ? undefined : await personById(account.personId);
  if (!person) return undefined;
  const { personId, name, villageCode, group, maskedIdNumber } = person;
  // A village that was merged away is called by its code: it must not keep anyone from signing in.
  const village = await villageNamed(villageCode).catch((error: unknown) => {
    if (error instanceof AppError) return { shortName: villageCode, townName: '' };
    throw error;
  });
  return {
    personId,
    name,
    villageCode,
    villageName: village.shortName,
    townName: village.townName,
    group,
    maskedIdNumber,
    maskedPhone: account.maskedPhone ?? '',
    boundAt: account.boundAt ?? account.createdAt,
    ...(account.phoneOf && { phoneOf: account.phoneOf }),
  };
}
