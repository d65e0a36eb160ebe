import { findAtCounter } from '@shared/identity/counter';
import { sameName } from '@shared/text/person-name';
import { holds } from '@shared/roles';
import { auditRow } from '../../platform/audit';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { accountById } from '../account-store';
import { personsWithIdNumber } from '../person-store';
import { namedGrants } from '../view';
import { onRoster } from './roster-person';

/** By the card that lies on the counter: the roster is not leafed through. Each look is written down. */
export const findAtCounterHandler = handle(findAtCounter)(async (
  { params: { villageCode }, body: { name, idNumber }, caller },
  { at, requestId },
) => {
  const candidates = await personsWithIdNumber(idNumber);
  const person = onRoster(
    candidates.find((one) => one.villageCode === villageCode && sameName(one.name, name)),
    villageCode,
  );
  const { personId, group, maskedIdNumber, maskedPhone, boundAt, accountId } = person;
  const isAdmin = holds(caller.grants, ['admin'], villageCode);
  await transact(
    auditRow({
      subject: `person#${personId}`,
      action: findAtCounter.id,
      at,
      actor: caller.accountId,
      role: isAdmin ? 'admin' : 'cadre',
      requestId,
    }),
  );
  const phoneOf = accountId && (await accountById(accountId))?.phoneOf;
  return {
    personId,
    name: person.name,
    group,
    maskedIdNumber,
    maskedPhone,
    ...(accountId && boundAt && { boundAt }),
    ...(phoneOf && { phoneOf }),
    ...(isAdmin && { grants: await namedGrants(person.grants) }),
  };
});
