import { standingsOn, urgePublication } from '@shared/affairs/duties';
import { AppError } from '@shared/errors';
import { dayInChina, startOfDay } from '@shared/time';
import { accountsHolding } from '../../identity/holder-store';
import { tellAccount } from '../../messages/tell';
import { auditRow } from '../../platform/audit';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { dutiesOf } from './duty-store';

/** Told once a day, however often and by how many offices it is pressed: the message's id is made from the village and the day. */
export const urgePublicationHandler = handle(urgePublication)(async (
  { params: { villageCode }, caller },
  { at, requestId },
) => {
  const standings = standingsOn(await dutiesOf(villageCode, at), at, dayInChina(at));
  if (!standings.some(({ state }) => state === 'overdue')) throw new AppError('duties.notOverdue');
  const cadres = await accountsHolding('cadre', villageCode);
  await transact(
    auditRow({ subject: `village#${villageCode}`, action: urgePublication.id, at, actor: caller.accountId, requestId }),
  );
  const day = startOfDay(at);
  for (const accountId of cadres)
    await tellAccount({ accountId, kind: 'publicationUrged', sourceId: `${villageCode}#${day}`, at: day });
  return { told: cadres.length };
});
