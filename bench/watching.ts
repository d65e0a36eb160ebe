import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { writeRow } from '../functions/platform/row';
import type { CentreFigure } from '@shared/supervision/centres';
import { type Figures, rounded } from './measure';
import { withTestServers } from './with-test-servers';

const NIGHTS = [158, 1_580];
const WALLS = [158, 1_580, 15_800];
const TOWNS = 14;
const ENTRIES = 12;
const POSTED = 500;
/** As the stream hands them to the function. */
const BATCH = 100;
const AT = '2026-11-20T03:00:00.000Z';
/** In the first night all that is wrong is new; in the next one nothing is. */
const TWO_NIGHTS = { 'a first night, all rules': AT, 'the next night': '2026-11-21T03:00:00.000Z' };

interface WatchingRow {
  what: string;
  villages: number;
  seconds: number | '';
  perSecond: number | '';
  /** How often as long as reading the same records takes without anything of ours. */
  timesBare: number | '';
  /** Read and written, of the whole; of a night, a village. */
  units: number;
  requests: number;
}

type Records = DynamoDBStreamEvent['Records'];

/** What watching takes: a night of all rules, the wall of a district among many, and vouchers as they are posted. */
export const measureWatching = (): Promise<Figures<WatchingRow>> =>
  withTestServers(async () => {
    const { CentreFigure, showCentres } = await import('@shared/supervision/centres');
    const { callApi } = await import('../tests/support/api');
    const { consumedBy } = await import('../tests/support/consumed');
    const { freshTables } = await import('../tests/support/tables');
    const { writeRows } = await import('../scripts/seed/write');
    const { largeDistrictRows, largeVillage } = await import('./district/large-district');
    const { VoucherEntity } = await import('../functions/accounts/book-store');
    const { forgetDivisions } = await import('../functions/identity/division-store');
    const { newId } = await import('../functions/platform/id');
    const { personNamed } = await import('../functions/reports/testing/people');
    const { putCentreSum } = await import('../functions/supervision/centres/centre-store');
    const { spent } = await import('../functions/supervision/examples/rows');
    const { watchDistrict } = await import('../functions/supervision/watching/watch-villages');
    const { handler: watchWritten } = await import('../functions/supervision/watching/watch-written');
    const rows: WatchingRow[] = [];
    const districtOf = async (villages: number) => {
      await freshTables();
      forgetDivisions();
      const district = { code: '511599', villages };
      await writeRows(largeDistrictRows(district, ENTRIES));
      return district;
    };

    for (const villages of NIGHTS) {
      const { code } = await districtOf(villages);
      for (const [what, at] of Object.entries(TWO_NIGHTS)) {
        const begun = performance.now();
        const { result: failed, units, requests } = await consumedBy(() => watchDistrict(code, at));
        if (failed > 0) throw new Error(`${failed} villages were not watched`);
        const seconds = (performance.now() - begun) / 1000;
        rows.push({
          ...{ what, villages, seconds: rounded(seconds), perSecond: rounded(villages / seconds) },
          ...{ timesBare: '', units: rounded(units / villages), requests: rounded(requests / villages) },
        });
      }
    }

    const district = await districtOf(NIGHTS[0]!);
    const posted = Array.from({ length: POSTED }, (_, place) => ({
      ...spent('2026-11-20', 500, { reviewedBy: '李会计' }),
      ...{ voucherId: newId(), villageCode: largeVillage(district, place % district.villages).code, year: 2026 },
    }));
    for (const voucher of posted) await writeRow(VoucherEntity, voucher);
    const records = posted.map((voucher, place) => ({
      eventName: 'INSERT',
      dynamodb: {
        SequenceNumber: String(place),
        NewImage: marshall({ _et: 'Voucher', ...voucher }, { removeUndefinedValues: true }),
      },
    })) as Records;
    const batches = Array.from({ length: POSTED / BATCH }, (_, batch) =>
      records.slice(batch * BATCH, (batch + 1) * BATCH),
    );
    const begun = performance.now();
    const { units, requests } = await consumedBy(async () => {
      for (const Records of batches) {
        const { batchItemFailures } = await watchWritten({ Records });
        if (batchItemFailures.length > 0) throw new Error('a batch was not watched');
      }
    });
    const seconds = (performance.now() - begun) / 1000;
    const from = performance.now();
    for (const { dynamodb } of records) unmarshall(dynamodb!.NewImage as Parameters<typeof unmarshall>[0]);
    const bare = (performance.now() - from) / 1000;
    rows.push({
      ...{ what: `${POSTED} vouchers posted`, villages: district.villages, seconds: rounded(seconds) },
      ...{ perSecond: rounded(POSTED / seconds), timesBare: rounded(seconds / bare) },
      ...{ units: rounded(units), requests },
    });

    const { token } = await personNamed('周敏', { role: 'regulator', division: district.code });
    const figures = Object.fromEntries(CentreFigure.options.map((figure) => [figure, 7])) as Record<
      CentreFigure,
      number
    >;
    const towns = Array.from({ length: TOWNS }, (_, place) => {
      const town = largeVillage(district, place).code.slice(0, 9);
      return { code: town, name: '罗龙街道', villages: Math.ceil(district.villages / TOWNS), figures };
    });
    let districts = 0;
    for (const villages of WALLS) {
      for (; districts * district.villages < villages; districts += 1)
        await putCentreSum({
          districtCode: String(Number(district.code) - districts),
          ...{ asOf: AT, month: '2026-10', villages: district.villages, figures, towns },
        });
      const wall = await consumedBy(() => callApi(showCentres, { token, params: { districtCode: district.code } }));
      if (wall.result.status !== 200) throw new Error(`showCentres answered ${wall.result.status}`);
      rows.push({
        ...{ what: 'the wall', villages, seconds: '', perSecond: '', timesBare: '' },
        ...{ units: rounded(wall.units), requests: wall.requests },
      });
    }
    return {
      how: `watchDistrict over villages with ${ENTRIES} entries each, its units and requests a village; watchWritten in batches of ${BATCH} of as many villages, bare: the records opened and nothing else; showCentres of one district, 158 villages each, among one, ten and a hundred. DynamoDB Local`,
      rows,
    };
  });
