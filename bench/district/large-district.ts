import { EntryEntity, VillageYearEntity } from '../../functions/accounts/book-store';
import { DistrictEntity, TownEntity, VillageEntity } from '../../functions/identity/division-store';
import { newId } from '../../functions/platform/id';
import { ReportEntity, reportRow } from '../../functions/reports/report-store';
import { put, type Row } from '../../scripts/seed/row';
import { lateVillageRows } from '../consumed/office-rows';
import { reportRows } from '../consumed/report-rows';
import { bookRows, type Village, YEAR } from '../consumed/rows';

const padded = (number: number, length: number) => String(number).padStart(length, '0');
/** So that 15,800 villages have room in the three digits that a code has for a town. */
const VILLAGES_OF_A_TOWN = 16;
const NAME = '牛角村民委员会';

/** A district of any size, its code nobody's. Each village is like the others: a page of them weighs the same everywhere. */
export interface LargeDistrict {
  readonly code: string;
  readonly villages: number;
}

export const largeVillage = ({ code }: LargeDistrict, place: number): Village => ({
  code: `${code}${padded(Math.floor(place / VILLAGES_OF_A_TOWN) + 1, 3)}${padded(200 + (place % VILLAGES_OF_A_TOWN), 3)}`,
  name: NAME,
  shortName: '牛角村',
  townName: '罗龙街道',
});

/**
 * What its villages have in the lists of the town and the district: each late with what it must publish, its book not closed,
 * a report open. And of each village's own book `entriesEach` entries: rows that stand in the same tables, in partitions that no
 * measured screen reads.
 */
function rowsOfVillage(village: Village, entriesEach: number): Row[] {
  const { report } = reportRows({ villageCode: village.code, about: 'village' });
  const book = entriesEach > 0 ? bookRows(village, entriesEach).rows : [];
  return [
    put(VillageEntity, { code: village.code, name: NAME, population: 2_000 }),
    ...lateVillageRows(village, YEAR),
    put(ReportEntity, reportRow(report)),
    ...book.filter(({ entity }) => KEPT_OF_BOOK.includes(entity.entityName)),
  ];
}
const KEPT_OF_BOOK: readonly string[] = [EntryEntity.entityName, VillageYearEntity.entityName];

/**
 * The first village's rows are made by the entities; the others' are the same with their own codes and ids, since making
 * each of 15,800 villages anew takes longer than writing it.
 */
export function* largeDistrictRows(district: LargeDistrict, entriesEach: number): Generator<Row> {
  const { code, villages } = district;
  yield put(DistrictEntity, { code, name: '演示区' });
  for (let town = 0; town * VILLAGES_OF_A_TOWN < villages; town += 1)
    yield put(TownEntity, { code: `${code}${padded(town + 1, 3)}`, name: '罗龙街道' });
  const first = largeVillage(district, 0).code;
  const pattern = new RegExp(`(?<village>${first})|(?<town>${first.slice(0, 9)})|(?<id>[0-9A-HJKMNP-TV-Z]{26})`, 'g');
  const made = rowsOfVillage(largeVillage(district, 0), entriesEach).map((row) => ({
    entity: row.entity,
    text: JSON.stringify(row.params()),
  }));
  for (let place = 0; place < villages; place += 1) {
    const village = largeVillage(district, place).code;
    const ids = new Map<string, string>();
    const own = (text: string, ...rest: unknown[]) => {
      const { village: isVillage, town } = rest.at(-1) as Record<string, string | undefined>;
      if (isVillage) return village;
      if (town) return village.slice(0, 9);
      const id = ids.get(text) ?? newId();
      ids.set(text, id);
      return id;
    };
    for (const { entity, text } of made) {
      const params: unknown = JSON.parse(text.replace(pattern, own));
      yield { entity, params: () => params } as unknown as Row;
    }
  }
}
