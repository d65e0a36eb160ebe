import { departedOf, rosterOf } from '../../identity/person-store';
import { divisionTree } from '../../identity/division-store';
import { inParallel } from '../../platform/in-parallel';
import { everyRow } from '../../platform/query-page';
import type { Frequencies } from '../matching/likeness';
import { frequenciesOf } from '../matching/likeness';
import type { Rostered } from '../matching/match-list';

const AT_ONCE = 8;

/** Everybody of a district by its rosters, those who died or moved away too, and how common their names are. For an import: never on the way to a screen. */
export async function districtRoster(
  districtCode: string,
): Promise<{ roster: readonly Rostered[]; frequencies: Frequencies }> {
  const { towns } = await divisionTree(districtCode);
  const codes = towns.flatMap(({ villages }) => villages.map(({ code }) => code));
  const roster: Rostered[] = [];
  await inParallel(codes, AT_ONCE, async (code) => {
    for (const listed of [rosterOf, departedOf])
      for (const { personId, name, bornOn, villageCode, idHash } of await everyRow((query) => listed(code, query)))
        roster.push({ personId, name, bornOn, villageCode, numberKey: idHash });
  });
  return { roster, frequencies: frequenciesOf(roster) };
}
