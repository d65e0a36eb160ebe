import {
  type CentreFigures,
  type CentreTown,
  listCentreVillages,
  showCentres,
  showVillageAlertCounts,
} from '@shared/supervision/centres';
import { putBenefitPlace } from '../../functions/supervision/benefits/benefit-store';
import { countCentres, handler as count } from '../../functions/supervision/centres/count-centres';
import {
  centreVillagesIn,
  CentreVillageEntity,
  centreSumOf,
  putCentreSum,
  putCentreVillage,
} from '../../functions/supervision/centres/centre-store';
import { NOTHING, sumOf } from '../../functions/supervision/centres/figures';
import { centreFaults } from '../../functions/supervision/centres/verify-centres';
import { alertIn } from '../../functions/supervision/testing/alerts';
import { handler as watch } from '../../functions/supervision/watching/watch-villages';
import { forgetDivisions } from '../../functions/identity/division-store';
import { now, setClock } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { newReport } from '../../functions/reports/report';
import { freshDistrict, type Person, personNamed } from '../../functions/reports/testing/people';
import { putReport } from '../../functions/reports/testing/put-report-store';
import { AS_OF } from '../../scripts/seed/calendar';
import { plantedVillages, PLANTED_TOWN } from '../../scripts/seed/planted';
import { put } from '../../scripts/seed/row';
import { seedPlanted } from '../../scripts/seed/seed-planted';
import { writeRows } from '../../scripts/seed/write';
import { callApi } from '../support/api';
import { consumedBy } from '../support/consumed';
import { DISTRICT, NIUJIAO, TOWN } from '../support/people';

jest.setTimeout(300_000);

let regulator: Person;

async function begin() {
  await freshDistrict();
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
}

const shown = async (districtCode = DISTRICT) =>
  (await callApi(showCentres, { token: regulator.token, params: { districtCode } })).body;
async function everyVillage(division: string) {
  const items: { villageCode: string; figures: CentreFigures; name: string }[] = [];
  for (let after: string | undefined; ;) {
    const query = { limit: 50, ...(after && { after }) };
    const { body } = await callApi(listCentreVillages, { token: regulator.token, params: { division }, query });
    items.push(...body.items);
    if (!body.next) return items;
    after = body.next;
  }
}

describe('in a district', () => {
  beforeEach(begin);

  test('before the first counting there is nothing, and it says so', async () => {
    const { asOf, villages, figures } = await shown();
    expect([asOf, villages, figures.closed]).toEqual([undefined, 0, 0]);
  });

  test('no number of the centres moves with what concerns a person or is about a report', async () => {
    const at = now();
    const read = async () => {
      await countCentres(DISTRICT, at);
      return JSON.stringify([await shown(), await everyVillage(DISTRICT)]);
    };
    const before = await read();
    const concerned = await personNamed('陈会计');
    for (let each = 1; each <= 5; each += 1) await alertIn(NIUJIAO, { concerns: [concerned.personId] });
    // A rule that forgets whom a report concerns must not bring it to a wall.
    const reportId = newId();
    await alertIn(NIUJIAO, { subject: `report#${reportId}`, evidence: [{ kind: 'report', id: reportId }] });
    const report = newReport({
      ...{ reportId, villageCode: NIUJIAO, category: 'land', description: '田坎被占了一米多', aboutKind: 'village' },
      ...{ mediaIds: [], mode: 'anonymous', handledByDivision: NIUJIAO, handledBy: '牛角村村委会', submittedAt: at },
    });
    await putReport(report);
    expect(await read()).toBe(before);
    await alertIn(NIUJIAO);
    expect(await read()).not.toBe(before);
  });

  test('everybody reads how many were raised about a village’s own flow in whole months, from five on, and none of a person', async () => {
    const of = async () => {
      await countCentres(DISTRICT, '2026-11-20T03:00:00.000Z');
      return (await callApi(showVillageAlertCounts, { params: { villageCode: NIUJIAO } })).body.counts;
    };
    const raise = async (at: string, more: object = {}) => {
      const putBack = setClock(() => new Date(at));
      await alertIn(NIUJIAO, more);
      putBack();
    };
    for (let each = 1; each <= 4; each += 1) await raise('2026-10-31T15:59:59.000Z');
    const concerned = await personNamed('陈会计');
    await raise('2026-10-10T03:00:00.000Z', { concerns: [concerned.personId] });
    // This month's, and one of more than a year ago.
    await raise('2026-10-31T16:00:00.000Z');
    await raise('2025-10-31T15:59:59.000Z');
    expect(await of()).toBeUndefined();
    await raise('2025-10-31T16:00:00.000Z');
    expect(await of()).toEqual({ through: '2026-10', raised: 5, real: 0, closed: 0 });
  });

  test('the centres are the regulator’s of that district, and of nobody else', async () => {
    const others = await Promise.all([
      personNamed('王建国', { role: 'cadre', division: NIUJIAO }),
      personNamed('赵强', { role: 'township', division: TOWN }),
      personNamed('外区监管', { role: 'regulator', division: '511504' }),
    ]);
    for (const { token } of others) {
      expect((await callApi(showCentres, { token, params: { districtCode: DISTRICT } })).status).not.toBe(200);
      expect((await callApi(listCentreVillages, { token, params: { division: DISTRICT }, query: {} })).status).not.toBe(
        200,
      );
    }
  });

  test('a wall costs the same of 158, 1,580 and 15,800 villages', async () => {
    const cost: Record<number, number[]> = {};
    for (const [place, villages] of [158, 1_580, 15_800].entries()) {
      const districtCode = `90000${place + 1}`;
      const towns = Array.from({ length: 16 }, (_, town) => `${districtCode}${101 + town}`);
      const own = { ...NOTHING, incomeFen: 12_345_600, withBook: 1 };
      await writeRows(
        Array.from({ length: villages }, (_, each) => {
          const villageCode = `${towns[each % 16]!}${String(Math.floor(each / 16)).padStart(3, '0')}`;
          return put(CentreVillageEntity, {
            villageCode,
            name: `第${each}村`,
            figures: own,
            asOf: AS_OF,
            gsi1pk: `CENTRES#${districtCode}`,
            gsi1sk: `VILLAGE#${villageCode}`,
          });
        }),
      );
      const sum = { villages, figures: sumOf(Array.from({ length: villages }, () => own)) };
      const its = towns.map((code) => ({ code, name: '演示镇', villages: Math.round(villages / 16), figures: own }));
      await putBenefitPlace({
        division: districtCode,
        name: '演示区',
        asOf: AS_OF,
        rostered: 900,
        notCompared: 0,
        unclaimed: 9,
      });
      await putCentreSum({ districtCode, asOf: AS_OF, month: '2026-10', ...sum, towns: its });
      const { token } = await personNamed(`监管${place}`, { role: 'regulator', division: districtCode });
      const wall = await consumedBy(() => callApi(showCentres, { token, params: { districtCode } }));
      const rows = await consumedBy(() =>
        callApi(listCentreVillages, { token, params: { division: districtCode }, query: { limit: 20 } }),
      );
      expect([wall.result.status, rows.result.body.items.length]).toEqual([200, 20]);
      cost[villages] = [wall.units, wall.requests, rows.units, rows.requests];
    }
    process.stdout.write(`wall, requests; a page of villages, requests: ${JSON.stringify(cost)}\n`);
    expect(cost[1_580]).toEqual(cost[158]);
    expect(cost[15_800]).toEqual(cost[158]);
  });
});

describe('over the planted villages', () => {
  let putClockBack: () => void;

  beforeAll(async () => {
    await begin();
    await seedPlanted(AS_OF);
    forgetDivisions();
    putClockBack = setClock(() => new Date(AS_OF));
    await watch();
    await count();
    // A session would not have begun then.
    putClockBack();
  });

  test('each number is the sum of the rows that it opens, in the district and in each town', async () => {
    const centres = await shown();
    expect(centres.asOf).toBe(AS_OF);
    expect(centres.month).toBe('2026-10');
    expect(centres.villages).toBe(plantedVillages.length + 2);
    const rows = await everyVillage(DISTRICT);
    expect(rows).toHaveLength(centres.villages);
    expect(sumOf(rows.map(({ figures }) => figures))).toEqual(centres.figures);
    for (const town of centres.towns)
      expect(sumOf((await everyVillage(town.code)).map(({ figures }) => figures))).toEqual(town.figures);
    const { figures } = centres.towns.find(({ code }: CentreTown) => code === PLANTED_TOWN.code)!;
    expect(figures.withBook).toBe(plantedVillages.length);
    expect(figures.published).toBe(plantedVillages.length);
    expect(figures.overduePeriods).toBe(1);
    expect(figures.idleAssets).toBeGreaterThanOrEqual(3);
    expect(figures.flowRed + figures.flowOrange + figures.flowYellow).toBeGreaterThanOrEqual(15);
    // What is about persons is in no village and in no town.
    expect(JSON.stringify(rows)).not.toMatch(/person|report/i);
  });

  test('counted twice it is the same, and later it says that it is later', async () => {
    const before = await shown();
    putClockBack = setClock(() => new Date('2026-11-20T03:00:00.000Z'));
    await count();
    putClockBack();
    expect(await shown()).toEqual({ ...before, asOf: '2026-11-20T03:00:00.000Z' });
  });
  test('a rebuild equals what is kept, and what is not what its rows say is found', async () => {
    expect(await centreFaults(DISTRICT)).toEqual({ villages: plantedVillages.length + 2, faults: [] });
    const { items } = await centreVillagesIn(PLANTED_TOWN.code, { limit: 1 });
    const village = items[0]!;
    // A figure and a count of alerts share the name `closed`: each is compared by itself.
    const { closed, incomeFen } = village.figures;
    await putCentreVillage({ ...village, figures: { ...village.figures, incomeFen: 1, closed: closed! + 7 } });
    expect(incomeFen).not.toBe(1);
    const other = (await centreVillagesIn(PLANTED_TOWN.code, { limit: 2 })).items[1]!;
    await putCentreVillage({ ...other, alerts: { ...other.alerts!, closed: other.alerts!.closed + 7 } });
    const sum = (await centreSumOf(DISTRICT))!;
    await putCentreSum({ ...sum, figures: { ...sum.figures, idleAssets: 1_007 } });
    expect((await centreFaults(DISTRICT)).faults).toEqual([
      { of: village.villageCode, what: 'differs', figures: ['closed', 'incomeFen'] },
      { of: other.villageCode, what: 'differs', figures: ['alerts'] },
      { of: DISTRICT, what: 'differs', figures: ['idleAssets'] },
    ]);
  });
});
