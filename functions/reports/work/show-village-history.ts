import { AppError } from '@shared/errors';
import { showVillageHistory } from '@shared/reports/work';
import { villageNamed } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { readerOf } from '../sight/reader';
import { seesAtWork } from './desk';
import { byMonth, historyOf, mayOpenVillage, monthsUntil, startOf } from './histories';
import { inVillage } from './pointer-store';
import { visibleUnder } from './work-store';

/** Two BatchGetItems, with ten to spare for what is hidden. */
const MOST_COUNTED = 190;

/** Counted when it is looked at, of what this reader may see: a sum that is kept would be the same for those it must leave out. */
export const showVillageHistoryHandler = handle(showVillageHistory)(async ({ params, caller }, { at }) => {
  const { villageCode } = params;
  if (!mayOpenVillage(villageCode, caller)) throw new AppError('notFound');
  const months = monthsUntil(at);
  const sees = seesAtWork(await readerOf(caller));
  const [{ shortName }, { reports, more }] = await Promise.all([
    villageNamed(villageCode),
    visibleUnder(inVillage(villageCode), sees, MOST_COUNTED, [startOf(months), at]),
  ]);
  return { villageName: shortName, months: byMonth(reports, months), ...(await historyOf(reports, more)) };
});
