import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import { EntryEntity, VillageYearEntity } from '../../functions/accounts/book-store';
import { DistrictEntity, TownEntity, VillageEntity } from '../../functions/identity/division-store';
import { ReportEntity, reportRow } from '../../functions/reports/report-store';
import type { Row } from '../../scripts/seed/rows';
import { lateVillageRows } from '../consumed/office-rows';
import { reportRows } from '../consumed/report-rows';
import { bookRows, type Village, YEAR } from '../consumed/rows';

const put = (request: unknown): Row => request as Row;
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
 * a report open. And of each village's own book `entriesEach` entries: rows that stand in the same tables, in partitions that no measured screen reads.
 */
export function* largeDistrictRows(district: LargeDistrict, entriesEach: number): Generator<Row> {
  const { code, villages } = district;
  yield put(DistrictEntity.build(BatchPutRequest).item({ code, name: '演示区' }));
  for (let town = 0; town * VILLAGES_OF_A_TOWN < villages; town += 1)
    yield put(TownEntity.build(BatchPutRequest).item({ code: `${code}${padded(town + 1, 3)}`, name: '罗龙街道' }));
  for (let place = 0; place < villages; place += 1) {
    const village = largeVillage(district, place);
    yield put(VillageEntity.build(BatchPutRequest).item({ code: village.code, name: NAME, population: 2_000 }));
    yield* lateVillageRows(village, YEAR);
    const { report } = reportRows({ villageCode: village.code, about: 'village' });
    yield put(ReportEntity.build(BatchPutRequest).item(reportRow(report)));
    if (entriesEach > 0)
      yield* bookRows(village, entriesEach).rows.filter(({ entity }) =>
        [EntryEntity.entityName, VillageYearEntity.entityName].includes(entity.entityName as never),
      );
  }
}
