import { addDays, dayInChina, noonInChina } from '@shared/time';
import { inEachDistrict } from '../../identity/division-store';
import { accountsOfPersons } from '../../identity/person-store';
import { tellAccount } from '../../messages/tell';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { everyRow } from '../../platform/query-page';
import { retryOnRace, transact } from '../../platform/transact';
import { owedFenOf } from './levy';
import { chargesOf, levyOf, putLevy, type StoredLevy, untoldLevies } from './levy-store';

/**
 * Each morning: whoever still owes of a levy whose day has passed is told so, once and never again: nobody is pressed (国办发〔2007〕4号: 说服教育).
 * A run that ends in the middle is gone on with by the next, and nobody has two messages. A levy that fails keeps none from the others.
 * @throws the first failure, after all: it is run again.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  let count = 0;
  await inEachDistrict(async (district) => {
    let failure: { error: unknown } | undefined;
    for (const levy of await untoldLevies(district, dayInChina(at)))
      try {
        count += await tellOf(levy, at);
      } catch (error) {
        failure ??= { error };
        const name = error instanceof Error ? error.name : 'unknown';
        log('error', 'lateChargesUntold', { subject: `levy#${levy.levyId}`, error: name });
      }
    if (failure) throw failure.error;
  });
  log('info', 'tellLateCharges', { count });
};

async function tellOf({ villageCode, levyId, dueOn }: StoredLevy, at: string): Promise<number> {
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
  // Somebody pays meanwhile: the levy's sums are no longer those that were read above.
  await retryOnRace(async () => {
    const levy = await levyOf(villageCode, levyId);
    if (levy && !levy.lateToldAt) await transact(putLevy({ ...levy, lateToldAt: at }, levy));
  });
  return count;
}
