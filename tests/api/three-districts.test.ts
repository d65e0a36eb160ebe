import { putRow } from '../../functions/platform/row';
import { listDeadLetters } from '@shared/messages/dead-letters';
import { listDivisions } from '@shared/divisions';
import { showVillageHandling } from '@shared/reports/statistics';
import { daysAfter } from '@shared/time';
import {
  DistrictEntity,
  forgetDivisions,
  inEachDistrict,
  TownEntity,
  VillageEntity,
} from '../../functions/identity/division-store';
import { VillageFinder } from '../../functions/imports/kinds/villages';
import { setClock } from '../../functions/platform/clock';
import { aroundDynamoDB } from '../../functions/platform/dynamodb';
import { transact } from '../../functions/platform/transact';
import { handler as countReports } from '../../functions/reports/statistics/count-reports';
import { countedAtOf } from '../../functions/reports/statistics/statistics-store';
import { keep } from '../../functions/reports/testing/story-store';
import { accept, answer, story } from '../../functions/reports/testing/story';
import { personNamed } from '../../functions/reports/testing/people';
import { callApi } from '../support/api';
import { freshTables } from '../support/tables';

/** One stage that serves three districts; the second and the third have a village that is called like one of the first. */
const DISTRICTS = [
  { code: '511502', name: '翠屏区', town: '安阜街道', village: '511502001201' },
  { code: '511503', name: '南溪区', town: '罗龙街道', village: '511503002201' },
  { code: '511504', name: '叙州区', town: '柏溪街道', village: '511504001201' },
] as const;
const CODES = DISTRICTS.map(({ code }) => code);
const SENT = '2026-01-05T02:00:00.000Z';

beforeEach(async () => {
  await freshTables();
  forgetDivisions();
  await transact(
    ...DISTRICTS.flatMap(({ code, name, town, village }) => [
      putRow(DistrictEntity, { code, name }),
      putRow(TownEntity, { code: village.slice(0, 9), name: town }),
      putRow(VillageEntity, { code: village, name: '牛角村民委员会' }),
    ]),
  );
});

const at = async <T>(instant: string, act: () => Promise<T>): Promise<T> => {
  const back = setClock(() => new Date(instant));
  try {
    return await act();
  } finally {
    back();
  }
};

test('each district is asked for by its code, and the others are named beside it', async () => {
  const first = (await callApi(listDivisions)).body;
  expect(first.district.code).toBe('511502');
  expect(first.districts).toEqual(DISTRICTS.map(({ code, name }) => ({ code, name })));
  for (const { code, name, town, village } of DISTRICTS) {
    const { body } = await callApi(listDivisions, { query: { district: code } });
    expect(body).toMatchObject({ district: { code, name }, towns: [{ name: town, villages: [{ code: village }] }] });
  }
  expect((await callApi(listDivisions, { query: { district: '511599' } })).status).toBe(404);
  expect((await callApi(listDivisions, { query: { district: '5115' } })).status).toBe(400);
});

test('a file finds the villages of every district, and asks which of those that are called alike', async () => {
  const villages = await VillageFinder.read();
  for (const { code, name, town, village } of DISTRICTS) {
    expect(villages.find('牛角村', town)).toMatchObject({ code: village });
    expect(villages.districtNameOf(village)).toBe(name);
    expect(villages.nameOf(village)).toContain(town);
    expect(code).toBe(village.slice(0, 6));
  }
  expect(villages.find('牛角村')).toContain('有 3 个同名的村');
});

test('what anybody of all districts missed is for who administers all of them', async () => {
  const some = await personNamed('孙磊', { role: 'admin', division: '511502' });
  const all = await personNamed('何清', ...CODES.map((division) => ({ role: 'admin' as const, division })));
  expect((await callApi(listDeadLetters, { token: some.token, params: { letterKind: 'reminders' } })).status).toBe(404);
  expect((await callApi(listDeadLetters, { token: all.token, params: { letterKind: 'reminders' } })).status).toBe(200);
});

test('reports of every district are counted, another one first each hour', async () => {
  for (const { village } of DISTRICTS)
    await Promise.all(
      Array.from({ length: 6 }, () =>
        keep(story({ villageCode: village, submittedAt: SENT }, [2, accept], [9, answer])),
      ),
    );
  await at(daysAfter(SENT, 120), countReports);
  for (const { village } of DISTRICTS) {
    const params = { villageCode: village, year: 2026 };
    const { body } = await at(daysAfter(SENT, 120), () => callApi(showVillageHandling, { params }));
    expect(body).toMatchObject({ came: 5, median: 9 });
  }
  const orders: string[] = [];
  for (const hour of [0, 1, 2]) {
    const order: string[] = [];
    const instant = new Date(Date.parse(daysAfter(SENT, 121)) + hour * 3_600_000).toISOString();
    await at(instant, () => inEachDistrict((district) => Promise.resolve(void order.push(district))));
    expect([...order].sort()).toEqual(CODES);
    orders.push(order[0]!);
  }
  expect(orders.sort()).toEqual(CODES);
});

test('a district that fails keeps none of the others from being counted, and the run fails', async () => {
  const stop = aroundDynamoDB(
    'call',
    (next) => (operation, input) =>
      JSON.stringify(input).includes('COUNTING#511503') ? Promise.reject(new Error('broken')) : next(operation, input),
  );
  await expect(countReports()).rejects.toThrow('broken');
  stop();
  expect(await Promise.all(CODES.map(async (code) => (await countedAtOf(code)) !== undefined))).toEqual([
    true,
    false,
    true,
  ]);
});
