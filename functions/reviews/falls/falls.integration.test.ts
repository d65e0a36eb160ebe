import { listScoreFalls } from '@shared/reviews/falls';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, enrol, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { forgetDivisions, VillageEntity } from '../../identity/division-store';
import { freshDistrict, personNamed } from '../../reports/testing/people';
import { handler as keepReviewTasks } from '../tasks/keep-review-tasks';
import { showScore } from '../testing/show-score-store';

const CODES = { 新添村: `${TOWN}902`, 桂花社区: `${TOWN}903` };
beforeEach(async () => {
  itIs('2026-06-30T01:50:00.000Z');
  await freshDistrict();
  await writeRow(VillageEntity, { code: CODES.新添村, name: '新添村民委员会' });
  await writeRow(VillageEntity, { code: CODES.桂花社区, name: '桂花社区居民委员会' });
  forgetDivisions();
});

const score = (villageCode: string, subjectId: string, at: string, stars: number[]) =>
  showScore({ villageCode, subjectKind: 'work', subjectId }, at, stars);
/** What the pages say as a quarter ends. */
async function endOf(at: string, pages: [village: string, theme: string, stars: number[]][]) {
  itIs(at);
  for (const [village, theme, stars] of pages) await score(village, theme, at, stars);
  await keepReviewTasks();
}
const { 新添村: XINTIAN, 桂花社区: GUIHUA } = CODES;
const GOOD = [0, 0, 0, 0, 40];
const BAD = [30, 10, 0, 0, 0];
const MIXED = [10, 10, 0, 0, 20];

test('the regulator reads what fell most, the same kind of village together, made of two pages that everybody read', async () => {
  await endOf('2026-06-30T01:50:00.000Z', [
    [NIUJIAO, 'finance', GOOD],
    [NIUJIAO, 'attitude', [0, 0, 0, 0, 4]],
    [XINTIAN, 'finance', GOOD],
    [XINTIAN, 'fairness', BAD],
    [GUIHUA, 'attitude', GOOD],
  ]);
  await endOf('2026-09-30T01:50:00.000Z', [
    [NIUJIAO, 'finance', MIXED],
    [NIUJIAO, 'attitude', BAD],
    [XINTIAN, 'finance', BAD],
    [XINTIAN, 'fairness', GOOD],
    [GUIHUA, 'attitude', BAD],
  ]);
  itIs('2026-10-08T02:00:00.000Z');
  const { token } = await personNamed('周正', { role: 'regulator', division: DISTRICT });
  const falls = async (kind: 'village' | 'community', query: object = {}) =>
    (await callApi(listScoreFalls, { token, params: { division: DISTRICT }, query: { kind, ...query } })).body;
  const { items, quarter } = await falls('village');
  expect(quarter).toBe('2026Q3');
  // Four voices were on no page, and what grew better is none; the worst stands first.
  expect(items.map(({ villageName, theme, isSure }) => [villageName, theme, isSure])).toEqual([
    ['新添村', 'finance', true],
    ['牛角村', 'finance', true],
  ]);
  expect(items[0]!.fell).toBeGreaterThan(items[1]!.fell);
  expect(items[0]).toMatchObject({ villageCode: XINTIAN, before: { quarter: '2026Q2' }, after: { quarter: '2026Q3' } });
  expect((await falls('community')).items.map(({ villageName }) => villageName)).toEqual(['桂花社区']);
  expect((await falls('village', { quarter: '2026Q2' })).items).toEqual([]);
  // A page at a time.
  const first = await falls('village', { limit: 1 });
  expect((await falls('village', { limit: 1, after: first.next })).items).toEqual([items[1]]);

  // What comes in the middle of a quarter moves nothing.
  await score(NIUJIAO, 'finance', '2026-10-08T02:00:00.000Z', [40, 0, 0, 0, 0]);
  await keepReviewTasks();
  expect(await falls('village')).toEqual({ items, quarter });
});

test('nobody but the regulator of the district reads it', async () => {
  const town = await signInBound(
    'openid-zhao',
    await enrol('赵敏', { grants: [{ role: 'township', division: TOWN }] }),
  );
  const request = { params: { division: DISTRICT }, query: { kind: 'village' as const } };
  expect((await callApi(listScoreFalls, { ...request, token: town.token })).status).toBe(403);
  expect((await callApi(listScoreFalls, request)).status).toBe(401);
});
