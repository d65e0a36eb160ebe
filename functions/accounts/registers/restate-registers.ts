import { dayInChina } from '@shared/time';
import { divisionTree, inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { retryOnRace, transact } from '../../platform/transact';
import { latestYearOf, putVillageYear } from '../book-store';
import { registersOf } from './all-rows';
import { registerSums } from './sums';

const AT_ONCE = 8;

/**
 * Once a night: net values, arrears and contracts in force change with the day though nobody writes, so each village's sums are
 * made anew from its rows. A village whose year is changed meanwhile is tried again; one that fails waits for the next night.
 */
export const handler = async (): Promise<void> => {
  const today = dayInChina(now());
  const count = { done: 0, failed: 0 };
  await inEachDistrict(async (district) => {
    const { towns } = await divisionTree(district);
    const codes = towns.flatMap(({ villages }) => villages.map(({ code }) => code));
    for (let from = 0; from < codes.length; from += AT_ONCE) {
      const results = await Promise.allSettled(codes.slice(from, from + AT_ONCE).map((code) => restate(code, today)));
      for (const { status } of results) count[status === 'rejected' ? 'failed' : 'done'] += 1;
    }
  });
  log(count.failed > 0 ? 'error' : 'info', 'restateRegisters', { count: count.done });
};

/** The sums of a village's latest year as of a day. Nothing for a village without a book. */
export const restate = (villageCode: string, day: string): Promise<void> =>
  retryOnRace(async () => {
    const year = await latestYearOf(villageCode);
    if (!year || year.registersOn >= day) return;
    // Read after the year: a row that is written meanwhile changes the year too, and this attempt fails on its version.
    const sums = registerSums(await registersOf(villageCode), day);
    await transact(putVillageYear({ ...year, ...sums, registersOn: day }, year));
  });
