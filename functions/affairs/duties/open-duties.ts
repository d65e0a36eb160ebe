import { divisionTree, inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { ConditionsFailed, transact } from '../../platform/transact';
import { dutiesOf, putDuties } from './duty-store';

/**
 * Once a day: every village has a record, so that one which never published anything is among those that are late. A record
 * is made once; run again, it changes nothing.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  let count = 0;
  await inEachDistrict(async (district) => {
    const { towns } = await divisionTree(district);
    for (const { code } of towns.flatMap(({ villages }) => villages)) {
      const duties = await dutiesOf(code, at);
      if (duties.version > 0) continue;
      try {
        await transact(putDuties(duties, duties));
        count += 1;
      } catch (error) {
        // Its first notice came between.
        if (!(error instanceof ConditionsFailed)) throw error;
      }
    }
  });
  log('info', 'openDuties', { count });
};
