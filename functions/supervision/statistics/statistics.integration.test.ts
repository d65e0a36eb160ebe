import { showStatistics } from '@shared/supervision/statistics';
import { tryWatchRule } from '@shared/supervision/supervision';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, TOWN } from '../../../tests/support/people';
import { AS_OF } from '../../../scripts/seed/calendar';
import { type PlantedInStore, plantedRows } from '../../../scripts/seed/planted';
import { put } from '../../../scripts/seed/row';
import { bookRows } from '../../../scripts/seed/rows';
import { writeRows } from '../../../scripts/seed/write';
import { forgetDivisions, TownEntity, VillageEntity } from '../../identity/division-store';
import { setClock } from '../../platform/clock';
import { freshDistrict, type Person, personNamed } from '../../reports/testing/people';
import { countCentres } from '../centres/count-centres';
import { centreFaults } from '../centres/verify-centres';
import { rowsWith, spent } from '../examples/rows';
import { RuleSettingEntity } from '../rule-settings/setting-store';
import { ruleOf } from '../rules/catalogue';
import { runOf } from '../watching/run-store';
import { watchDistrict } from '../watching/watch-villages';
import { centreDigitsOf, putCentreDigits } from './statistics-store';
import { digitFaults } from './verify-digits';

jest.setTimeout(300_000);

const ELSEWHERE = '511503901';
const DAY = '2026-11-20';
const GRAND = `${ELSEWHERE}220`;
const COMMUNITY = `${ELSEWHERE}001`;
/** A village that spent so much on management, and on nothing else. */
function* village(code: string, name: string, yuan: number) {
  const rows = rowsWith({ vouchers: [spent('2026-03-02', yuan, { account: '513', what: '办公费' })] });
  const placed: PlantedInStore = { rule: ruleOf('YT01')!, title: '', isFault: false, rows, code, name };
  yield put(VillageEntity, { code, name, population: 100 });
  yield* bookRows(code, plantedRows(placed, DAY).book);
}

let regulator: Person;
let putClockBack: () => void = () => {};
const setting = (code: string, state: 'live' | 'retired', figures = {}) =>
  writeRow(RuleSettingEntity, {
    districtCode: DISTRICT,
    code,
    state,
    figures,
    version: 1,
    changedAt: '2026-01-01T00:00:00.000Z',
  });

beforeAll(async () => {
  await freshDistrict();
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  // Twenty villages that spent 10 to 29 yuan a head, one that spent 500; and a community that spent as much.
  const named = Array.from({ length: 20 }, (_, place) => [
    ...village(`${ELSEWHERE}${200 + place}`, `第${place}村民委员会`, 1_000 + 100 * place),
  ]);
  await writeRows([
    put(TownEntity, { code: ELSEWHERE, name: '统计演练乡' }),
    ...named.flat(),
    ...village(GRAND, '大手村民委员会', 50_000),
    ...village(COMMUNITY, '大手社区居民委员会', 50_000),
  ]);
  forgetDivisions();
  await setting('YJ34', 'retired');
  putClockBack = setClock(() => new Date(AS_OF));
  await countCentres(DISTRICT, AS_OF);
  await watchDistrict(DISTRICT, AS_OF);
  putClockBack();
});

const shown = async (division: string) => callApi(showStatistics, { token: regulator.token, params: { division } });
const tried = (villageCode: string) =>
  callApi(tryWatchRule, {
    token: regulator.token,
    params: { districtCode: DISTRICT, ruleCode: 'YT01' },
    body: { villageCode, figures: {} },
  });
const alertsOf = async () =>
  (await everyRow()).filter(({ _et, code }) => _et === 'Alert' && code === 'YT01').map((row) => row.villageCode);

test('quartiles of villages of a kind; of one community there are none, and it says how many there are', async () => {
  const { peers } = (await shown(DISTRICT)).body;
  expect(peers).toMatchObject({ from: '2026-01', through: '2026-10' });
  expect(peers!.groups).toEqual([
    {
      kind: 'village',
      villages: 21,
      quartiles: { lowerFen: 1_500, medianFen: 2_000, upperFen: 2_500 },
      fences: { lowFen: 0, highFen: 4_000, beyond: 1 },
    },
    { kind: 'community', villages: 1 },
  ]);
  expect((await shown(TOWN)).body.peers).toBeUndefined();
});

test('on trial the rule counts the one beyond the fence and raises nothing; in use it asks that village alone', async () => {
  expect((await runOf(DISTRICT, DAY))!.shadow).toMatchObject({ YT01: 1 });
  expect(await alertsOf()).toEqual([]);
  await setting('YT01', 'live');
  putClockBack = setClock(() => new Date('2026-11-21T19:00:00.000Z'));
  await watchDistrict(DISTRICT, '2026-11-21T19:00:00.000Z');
  await watchDistrict(DISTRICT, '2026-11-22T19:00:00.000Z');
  putClockBack();
  expect(await alertsOf()).toEqual([GRAND]);
});

test('tried on a community of which there are not twenty, it says how many it needs', async () => {
  expect((await tried(GRAND)).body).toMatchObject({ after: 1 });
  expect((await tried(GRAND)).body.tooFew).toBeUndefined();
  expect((await tried(COMMUNITY)).body).toMatchObject({ after: 0, tooFew: { have: 1, need: 20 } });
});

test('under a thousand entries there are their number and no picture, of a town and of the district; a village has none at all', async () => {
  const { digits } = (await shown(DISTRICT)).body;
  expect(digits).toMatchObject({ from: '2025-11', through: '2026-10', entries: 22, leftOut: 0 });
  expect(digits!.counted).toBeUndefined();
  expect((await shown(ELSEWHERE)).body.digits!.entries).toBe(22);
  expect((await shown(GRAND)).status).toBe(400);
});

test('from a thousand entries on the picture has its counts, what the law expects, and how far they are from it', async () => {
  const kept = (await centreDigitsOf(TOWN)) ?? {
    division: TOWN,
    asOf: AS_OF,
    from: '2025-11',
    through: '2026-10',
    villages: 2,
  };
  await putCentreDigits({ ...kept, counts: [301, 176, 125, 97, 79, 67, 58, 51, 46], leftOut: 7 });
  const { result, units, requests } = await consumedBy(() => shown(TOWN));
  expect(result.body.digits).toMatchObject({ entries: 1_000, leftOut: 7, counted: { fit: 'close', chiSquare: 0 } });
  expect(result.body.digits!.counted!.digits[0]).toEqual({ digit: 1, count: 301, expected: 301 });
  // Flat: a session, who it is, and one row.
  expect([units, requests]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(requests).toBeLessThanOrEqual(4);
});

test('nobody but a regulator of that district reads it', async () => {
  const township = await personNamed('赵强', { role: 'township', division: TOWN });
  const other = await personNamed('外区', { role: 'regulator', division: '511504' });
  for (const { token } of [township, other])
    expect((await callApi(showStatistics, { token, params: { division: TOWN } })).status).toBe(403);
});

test('a rebuild from the books equals what is kept, and what is not is found', async () => {
  expect(await digitFaults(DISTRICT)).toEqual([{ of: TOWN, what: 'differs', figures: ['digits'] }]);
  const kept = (await centreDigitsOf(TOWN))!;
  await putCentreDigits({ ...kept, counts: kept.counts.map(() => 0), leftOut: 0 });
  expect(await digitFaults(DISTRICT)).toEqual([]);
  const { faults } = await centreFaults(DISTRICT);
  expect(faults.filter(({ figures }) => figures.includes('groups'))).toEqual([]);
});
