import { exportScores, printScoreSummary } from '@shared/papers/score-papers';
import { WORK_THEMES } from '@shared/reviews/reviews';
import { readSheet } from 'read-excel-file/node';
import { callApi } from '../../tests/support/api';
import { itIs } from '../../tests/support/it-is';
import { enrol, NIUJIAO, TOWN } from '../../tests/support/people';
import { answersOf } from '../reviews/score-store';
import { handler as keepReviewTasks } from '../reviews/tasks/keep-review-tasks';
import { showScore } from '../reviews/testing/show-score-store';
import { freshDistrict } from '../reports/testing/people';

const finance = { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' } as const;
const LAST_DAY = '2026-09-30T01:50:00.000Z';
const SUMMER = '2026-08-20T04:00:00.000Z';

beforeEach(async () => {
  await freshDistrict();
  itIs(SUMMER);
});

const fetched = async (url: string) => {
  const reply = await fetch(url);
  expect(reply.status).toBe(200);
  return Buffer.from(await reply.arrayBuffer());
};
const exported = async (division: string, format: 'csv' | 'xlsx' = 'csv') => {
  const { status, body } = await callApi(exportScores, { params: { division, format } });
  expect(status).toBe(200);
  return { ...body, file: await fetched(body.url) };
};
const linesOf = ({ file }: { file: Buffer }) =>
  file
    .toString('utf8')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
const printed = (quarter = '2026Q3') => callApi(printScoreSummary, { params: { villageCode: NIUJIAO, quarter } });

test('a village’s table says what its page says; of nobody and of four people it is the same file', async () => {
  const cadre = await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '村主任' }] });
  const none = await exported(NIUJIAO);
  await showScore({ ...finance, subjectId: 'fairness' }, SUMMER, [0, 0, 0, 0, 4]);
  await showScore(
    { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.person.personId },
    SUMMER,
    [4, 0, 0, 0, 0],
  );
  const four = await exported(NIUJIAO);
  expect(four.file).toEqual(none.file);
  expect(new URL(four.url).pathname).toBe(new URL(none.url).pathname);
  expect(linesOf(four)).toHaveLength(1 + WORK_THEMES.length + 1 + 1);

  await showScore(finance, SUMMER, [2, 1, 3, 10, 24]);
  const { fileName, ...table } = await exported(NIUJIAO);
  expect(fileName).toBe('牛角村点评得分.csv');
  expect(linesOf(table).slice(1, 3)).toEqual([
    ['牛角村', '财务公开', '4.1', '40', '2', '1', '3', '10', '24', '4.3', '3', '85', '70', '93', ''],
    ['牛角村', '办事效率', '不足 5 人', '', '', '', '', '', '', '', '', '', '', '', ''],
  ]);
  const sheet = await readSheet((await exported(NIUJIAO, 'xlsx')).file);
  expect(sheet[1]!.slice(1, 5)).toEqual(['财务公开', 4.1, 40, 2]);
});

test('a town’s table has its villages theme by theme; neither a district nor a town of elsewhere has one', async () => {
  await showScore(finance, SUMMER, [0, 0, 0, 0, 5]);
  const { fileName, ...table } = await exported(TOWN, 'csv');
  expect(fileName).toBe('罗龙街道点评得分.csv');
  const [, first] = linesOf(table);
  expect(first!.slice(0, 4)).toEqual(['牛角村', '财务公开', '3.7', '5']);
  for (const division of ['511503777', '511503']) {
    const { status } = await callApi(exportScores, { params: { division, format: 'csv' } });
    expect([400, 404]).toContain(status);
  }
});

test('what a page says on a quarter’s last day is its summary: kept once, and no later voice changes it', async () => {
  const cadre = await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '村主任' }] });
  const judged = { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.person.personId } as const;
  await showScore(finance, SUMMER, [0, 0, 1, 4, 20]);
  await showScore(judged, SUMMER, [0, 1, 1, 3, 4]);
  await showScore(answersOf(NIUJIAO), SUMMER, [4, 0, 0, 0, 0]);
  itIs('2026-09-29T01:50:00.000Z');
  await keepReviewTasks();
  expect((await printed()).status).toBe(404);
  itIs(LAST_DAY);
  await keepReviewTasks();
  const first = await printed();
  expect([first.status, first.body.fileName]).toEqual([200, '牛角村2026年第三季度点评小结.pdf']);
  const file = await fetched(first.body.url);
  expect(file.toString('latin1').startsWith('%PDF-')).toBe(true);
  expect(file.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);

  await showScore(finance, LAST_DAY, [50, 0, 0, 0, 0]);
  itIs('2026-10-01T01:50:00.000Z');
  await keepReviewTasks();
  const again = await printed();
  expect(new URL(again.body.url).pathname).toBe(new URL(first.body.url).pathname);
  expect((await printed('2026Q2')).status).toBe(404);
});

test('a village of whose page nothing is shown has no summary', async () => {
  await showScore(finance, SUMMER, [0, 0, 0, 0, 4]);
  itIs(LAST_DAY);
  await keepReviewTasks();
  expect((await printed()).status).toBe(404);
});
