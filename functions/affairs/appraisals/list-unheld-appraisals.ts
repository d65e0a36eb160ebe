import { districtOf, townOf } from '@shared/divisions';
import { listUnheldAppraisals } from '@shared/affairs/appraisals';
import { dayInChina, yearOf } from '@shared/time';
import { divisionTree, hasVillageCommittee } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { appraisedIn } from './appraisal-store';

/** Every village that the law means, against those of which a record is kept: two Queries, however many records there are. */
export const listUnheldAppraisalsHandler = handle(listUnheldAppraisals)(async ({ params: { division } }, { at }) => {
  const year = yearOf(dayInChina(at));
  const years = [year, year - 1];
  const [{ towns }, ...appraised] = await Promise.all([
    divisionTree(districtOf(division)),
    ...years.map((one) => appraisedIn(division, one)),
  ]);
  const villages = towns
    .filter(({ code }) => division === districtOf(division) || code === townOf(division))
    .flatMap(({ name, villages: its }) => its.map((village) => ({ ...village, townName: name })))
    .filter(({ name }) => hasVillageCommittee(name));
  const items = villages.map(({ code, shortName, townName }) => ({
    ...{ villageCode: code, villageName: shortName, townName },
    missing: years.filter((_, place) => !appraised[place]!.has(code)),
  }));
  return { year, villages: villages.length, items: items.filter(({ missing }) => missing.length > 0) };
});
