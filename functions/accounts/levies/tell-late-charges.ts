import { addDays, dayInChina, noonInChina } from '@shared/time';
import { inEachDistrict } from '../../identity/division-store';
import { accountsOfPersons } from '../../identity/person-store';
import { tellAccount } from '../../messages/tell';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { everyRow } from '../../platform/query-page';
import { transact } from '../../platform/transact';
import { owedFenOf } from './levy';
import { chargesOf, putLevy, type StoredLevy, untoldLevies } from './levy-store';

/**
 * Each morning: whoever still owes of a levy whose day has passed is told so, once and never again: nobody is pressed (国办发〔2007〕4号: 说服教育).
 * A run that ends in the middle is gone on with by the next, and nobody has two messages.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  let count = 0;
  await inEachDistrict(async (district) => {
    for (const levy of await untoldLevies(district, dayInChina(at))) count += await tellOf(levy, at);
  });
  log('info', 'tellLateCharges', { count });
};

async function tellOf(levy: StoredLevy, at: string): Promise<number> {
  const { villageCode, levyId, dueOn } = levy;
  // The same instant however often it runs: one message.
  const since = noonInChina(addDays(dueOn, 1));
  let count = 0;
  for (const charge of await everyRow((page) => chargesOf(levyId, page))) {
    if (owedFenOf(charge) === 0) continue;
    for (const accountId of await accountsOfPersons([charge.personId])) {
      await tellAccount({ accountId, kind: 'chargeLate', villageCode, sourceId: charge.chargeId, at: since });
      count += 1;
    }
  }
  await transact(putLevy({ ...levy, lateToldAt: at }, levy));
  return count;
}
