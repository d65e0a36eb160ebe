import { showStatements } from '@shared/accounts/books';
import { showConsolidatedStatements } from '@shared/accounts/consolidated-statements';
import { exportConsolidatedStatements } from '@shared/accounts/papers';
import { put } from '../../../scripts/seed/row';
import { LUOLONG_COMMUNITY, NIUJIAO } from '../../../scripts/seed/demo-people';
import { seedDistrict } from '../../../scripts/seed/seed-district';
import { writeRows } from '../../../scripts/seed/write';
import { callApi } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { DISTRICT, FENGXIANG, TOWN } from '../../../tests/support/people';
import { freshTables } from '../../../tests/support/tables';
import { DistrictEntity, forgetDivisions, TownEntity, VillageEntity } from '../../identity/division-store';
import { setClock } from '../../platform/clock';
import { BookBalancesEntity, balancesOf } from '../balances/balance-store';
import { VillageYearEntity, villageYearOf } from '../book-store';
import { PublishedYearEntity, publishedYearOf, publishedYearRow } from '../publications/publication-store';
import { consolidatedMonthOf } from './consolidation-store';
import { sumStatements } from './sum-statements';
import { personNamed } from '../../reports/testing/people';

const AT = '2026-11-20T03:50:00.000Z';

const officer = async (role: 'township' | 'regulator', division: string) =>
  (await personNamed('钱静', { role, division })).token;
let token: string;
let above: string;
let restore: () => void;

beforeAll(async () => {
  restore = setClock(() => new Date(AT));
  await freshTables();
  await seedDistrict({ villages: [NIUJIAO, LUOLONG_COMMUNITY] });
  token = await officer('township', TOWN);
  above = await officer('regulator', DISTRICT);
});
afterAll(() => restore());

const sums = async (division: string, query: { month?: number; span?: 'month' | 'quarter' } = {}, as = above) => {
  const { status, body } = await callApi(showConsolidatedStatements, {
    ...{ token: as, params: { division, year: 2026 }, query },
  });
  expect(status).toBe(200);
  return body;
};
const ownOf = async (villageCode: string, month: number, span: 'month' | 'quarter') =>
  (await callApi(showStatements, { params: { villageCode, year: 2026 }, query: { month, span } })).body;

test('before the first hour nothing is said, not even nought', async () => {
  expect(await sums(DISTRICT)).toEqual({ year: 2026, from: 10, through: 10, villages: 0, closed: 0 });
});

describe('once they are added up', () => {
  beforeAll(() => sumStatements(DISTRICT, AT));

  test.each(['month', 'quarter'] as const)('of a %s every line is that of both villages together', async (span) => {
    const { statements } = await sums(TOWN, { month: 9, span });
    const [one, other] = [await ownOf(NIUJIAO, 9, span), await ownOf(LUOLONG_COMMUNITY, 9, span)];
    for (const part of ['assets', 'claims', 'surplus'] as const)
      expect(statements![part]).toEqual(
        one[part].map((line, place) => ({
          ...line,
          firstFen: line.firstFen + other[part][place]!.firstFen,
          secondFen: line.secondFen + other[part][place]!.secondFen,
        })),
      );
  });

  test('who has not closed the month is missing, with how far they came, and no line holds them', async () => {
    const october = await sums(TOWN);
    expect(october).toMatchObject({ from: 10, through: 10, asOf: AT, closed: 1 });
    expect(october.missing).toContainEqual({ code: LUOLONG_COMMUNITY, name: '罗龙社区', closedThrough: 9 });
    expect(october.missing).toHaveLength(october.villages - 1);
    expect(october.missing!.filter(({ closedThrough }) => closedThrough === undefined)).toHaveLength(
      october.villages - 2,
    );
    expect(october.statements!.assets).toEqual((await ownOf(NIUJIAO, 10, 'month')).assets);
    expect(october.areaMu).toBeGreaterThan(0);
  });

  test('the district says of each town how many are in it, and a town where nobody closed has no sums', async () => {
    const { towns = [], closed, missing } = await sums(DISTRICT, { month: 9 });
    expect(missing).toBeUndefined();
    expect(closed).toBe(2);
    expect(towns.filter((town) => town.closed > 0)).toMatchObject([{ code: TOWN, closed: 2 }]);
    const other = await sums(FENGXIANG.slice(0, 9), { month: 9 });
    expect(other).toMatchObject({ closed: 0 });
    expect(other).not.toHaveProperty('statements');
    expect(other).not.toHaveProperty('population');
  });

  test('as a file, with who is not in it', async () => {
    const params = { division: TOWN, year: 2026, format: 'csv' as const };
    const { status, body } = await callApi(exportConsolidatedStatements, { token, params, query: {} });
    expect([status, body.fileName]).toEqual([200, expect.stringMatching(/2026年10月汇总报表\.csv$/)]);
    const text = await (await fetch(body.url)).text();
    expect(text).toMatch(/没有算在里面,罗龙社区,结账到 9 月/);
    expect(text).toMatch(/没有建账/);
    const excel = await callApi(exportConsolidatedStatements, { token, params: { ...params, format: 'xlsx' } });
    const bytes = Buffer.from(await (await fetch(excel.body.url)).arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  test('made again, or by two at once, the rows are as they were; a village that closes is in the next hour', async () => {
    const before = await consolidatedMonthOf(DISTRICT, '2026-10');
    await Promise.all([sumStatements(DISTRICT, AT), sumStatements(DISTRICT, AT)]);
    expect(await consolidatedMonthOf(DISTRICT, '2026-10')).toEqual(before);
    const book = { villageCode: LUOLONG_COMMUNITY, year: 2026 };
    const kept = (await publishedYearOf(book))!;
    await writeRows([put(PublishedYearEntity, publishedYearRow({ ...kept, closedThrough: 10 }))]);
    await sumStatements(DISTRICT, '2026-11-20T04:50:00.000Z');
    expect(await sums(DISTRICT)).toMatchObject({ closed: 2, asOf: '2026-11-20T04:50:00.000Z' });
    await writeRows([put(PublishedYearEntity, publishedYearRow(kept))]);
  });

  test('a village, another town and who keeps no books are refused', async () => {
    const asked = (division: string, as?: string) =>
      callApi(showConsolidatedStatements, { ...(as && { token: as }), params: { division, year: 2026 } });
    expect((await asked(NIUJIAO, token)).status).toBe(400);
    expect((await asked(FENGXIANG.slice(0, 9), token)).status).toBe(403);
    expect((await asked(DISTRICT, token)).status).toBe(403);
    expect((await asked(TOWN)).status).toBe(401);
  });
});

test('a district costs the same with 126 villages and with 1,260 of as many towns', async () => {
  const code = '511599';
  const balances = (await balancesOf({ villageCode: NIUJIAO, year: 2026 }))!;
  const year = (await villageYearOf({ villageCode: NIUJIAO, year: 2026 }))!;
  const published = (await publishedYearOf({ villageCode: NIUJIAO, year: 2026 }))!;
  const districtOf = async (villages: number) => {
    const towns = Array.from({ length: 14 }, (_, place) => `${code}${100 + place}`);
    const codes = Array.from({ length: villages }, (_, place) => `${towns[place % 14]}${200 + Math.floor(place / 14)}`);
    await writeRows([
      put(DistrictEntity, { code, name: '试点区' }),
      ...towns.map((town) => put(TownEntity, { code: town, name: '一号镇' })),
      ...codes.flatMap((villageCode) => [
        put(VillageEntity, { code: villageCode, name: '一号村', population: 800 }),
        put(BookBalancesEntity, { ...balances, villageCode }),
        put(VillageYearEntity, { ...year, villageCode }),
        put(PublishedYearEntity, publishedYearRow({ ...published, villageCode })),
      ]),
    ]);
    forgetDivisions();
    await sumStatements(code, AT);
  };
  const regulator = await officer('regulator', code);
  const asked = async () => {
    const { result, units } = await consumedBy(() => sums(code, {}, regulator));
    return { closed: result.closed, population: result.population, units };
  };
  await districtOf(126);
  await asked();
  const few = await asked();
  expect(few).toMatchObject({ closed: 126, population: 126 * 800 });
  await districtOf(1260);
  expect(await asked()).toEqual({ closed: 1260, population: 1260 * 800, units: few.units });
  expect(few.units).toBeLessThan(6);
});
