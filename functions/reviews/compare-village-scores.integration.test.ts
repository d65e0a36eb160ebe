import { compareVillageScores } from '@shared/reviews/reviews';
import { writeRow } from '../platform/row';
import { callApi } from '../../tests/support/api';
import { NIUJIAO, TOWN } from '../../tests/support/people';
import { forgetDivisions, VillageEntity } from '../identity/division-store';
import { now } from '../platform/clock';
import { freshDistrict } from '../reports/testing/people';
import { showScore } from './testing/show-score-store';

const named = { '901': '大桥村民委员会', '902': '新添村民委员会', '903': '桂花社区居民委员会' };
const codeOf = (end: string) => `${TOWN}${end}`;

beforeEach(async () => {
  await freshDistrict();
  for (const [end, name] of Object.entries(named)) await writeRow(VillageEntity, { code: codeOf(end), name });
  forgetDivisions();
});

const finance = (villageCode: string, stars: number[]) =>
  showScore({ villageCode, subjectKind: 'work', subjectId: 'finance' }, now(), stars);
const compared = async () =>
  (await callApi(compareVillageScores, { params: { division: TOWN }, query: { theme: 'finance' } })).body;

test('many good voices stand above a few best ones; fewer than five have no place, and nothing is said of them', async () => {
  await finance(codeOf('901'), [0, 0, 0, 0, 5]);
  await finance(codeOf('902'), [2, 0, 0, 40, 60]);
  await finance(codeOf('903'), [5, 0, 0, 0, 0]);
  await finance(NIUJIAO, [0, 0, 0, 0, 4]);
  const { townName, items } = await compared();
  expect(townName).toBe('罗龙街道');
  expect(items.map(({ villageName, kind, score }) => [villageName, kind, score?.count])).toEqual([
    ['新添村', 'village', 102],
    ['大桥村', 'village', 5],
    ['桂花社区', 'community', 5],
    ['牛角村', 'village', undefined],
  ]);
  expect(items.at(-1)).not.toHaveProperty('score');
  const [many, few] = items;
  expect(many!.score!.good.low).toBeGreaterThan(few!.score!.good.low);
  expect(few!.score!.good.share).toBeGreaterThan(many!.score!.good.share);
});

test('another theme has nothing of it, and a town that is not served is not found', async () => {
  await finance(codeOf('901'), [0, 0, 0, 0, 5]);
  const { body } = await callApi(compareVillageScores, { params: { division: TOWN }, query: { theme: 'attitude' } });
  expect(body.items.every(({ score }) => score === undefined)).toBe(true);
  const elsewhere = { params: { division: '511503777' }, query: { theme: 'finance' as const } };
  expect((await callApi(compareVillageScores, elsewhere)).status).toBe(404);
});
