import { AppError } from '@shared/errors';
import type { BoundPerson, Me } from '@shared/identity';
import type { Role } from '@shared/roles';
import type { Account } from './account-store';
import { divisionNamed, villageNamed } from './division-store';
import { personById } from './person-store';

/** The one who is signed in, as they see themselves: names of places written out, numbers masked. */
export async function viewMe(account: Account): Promise<Me> {
  const [person, grants] = await Promise.all([
    boundPerson(account),
    Promise.all(
      account.grants.map(async (grant) => ({
        ...grant,
        role: grant.role as Role,
        divisionName: await divisionNamed(grant.division),
      })),
    ),
  ]);
  return { accountId: account.accountId, ...(person && { person }), grants };
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
  };
}
