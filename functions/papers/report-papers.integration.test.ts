import { exportReportStatistics, printMonthlyReport } from '@shared/reports/papers';
import { daysAfter } from '@shared/time';
import { readSheet } from 'read-excel-file/node';
import { callApi } from '../../tests/support/api';
import { DISTRICT, NIUJIAO, TOWN } from '../../tests/support/people';
import { handler } from '../reports/statistics/count-reports';
import { keep } from '../reports/testing/story-store';
import { freshDistrict, type Person, personNamed } from '../reports/testing/people';
import { accept, answer, rate, story, type Told } from '../reports/testing/story';

const SENT = '2026-03-10T02:00:00.000Z';
const MONTH = SENT.slice(0, 7);
const year = Number(MONTH.slice(0, 4));
const ANSWERED: Told[] = [
  [2, accept],
  [9, answer],
  [10, rate(4)],
];
let cadre: Person;
let township: Person;
let regulator: Person;
let accused: Person;
const late = story({ villageCode: NIUJIAO, submittedAt: daysAfter(SENT, -35) }, [2, accept]);
let hidden: ReturnType<typeof story>;

beforeAll(async () => {
  await freshDistrict();
  cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵敏', { role: 'township', division: TOWN });
  regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
  accused = await personNamed('钱进', { role: 'regulator', division: DISTRICT });
  hidden = story(
    {
      villageCode: NIUJIAO,
      submittedAt: daysAfter(SENT, -40),
      aboutKind: 'cadre',
      excludedPersonIds: [accused.personId],
    },
    [2, accept],
  );
  const answered = Array.from({ length: 6 }, () => story({ villageCode: NIUJIAO, submittedAt: SENT }, ...ANSWERED));
  for (const file of [...answered, late, hidden]) await keep(file);
  await handler();
});

const fetched = async (url: string) => {
  const reply = await fetch(url);
  expect(reply.status).toBe(200);
  return Buffer.from(await reply.arrayBuffer());
};
const exported = (who: Person, division: string, format: string, query: object = {}) =>
  callApi(exportReportStatistics, {
    token: who.token,
    params: { division, year, format },
    query: query as { month?: string },
  });
const printed = (who: Person, division: string) =>
  callApi(printMonthlyReport, { token: who.token, params: { division, month: MONTH } });

test('the table as CSV: what is few is not told to the township, nor can it be worked out', async () => {
  const { status, body } = await exported(township, TOWN, 'csv');
  expect([status, body.fileName]).toEqual([200, `罗龙街道${year}年举报办理统计.csv`]);
  const text = (await fetched(body.url)).toString('utf8');
  expect(text.startsWith('\ufeff怎么分,名称,收到（件）')).toBe(true);
  const lines = text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(lines.filter(([cut]) => cut === '合计')[0]!.slice(1, 4)).toEqual(['罗龙街道', '8', '6']);
  const months = lines.filter(([cut]) => cut === '按月').map(([, , came]) => came);
  // Six in one month, one in each of two others: the six is hidden with them.
  expect(new Set(months)).toEqual(new Set(['不足 5 件']));
});

test('the regulator’s table has each month, as numbers in XLSX', async () => {
  const { body } = await exported(regulator, DISTRICT, 'xlsx');
  const rows = await readSheet(await fetched(body.url));
  expect(rows[0]!.slice(0, 3)).toEqual(['怎么分', '名称', '收到（件）']);
  expect(rows.find(([, name]) => name === MONTH)!.slice(2, 6)).toEqual([6, 6, 9, '100%']);
});

test('the month on paper: a PDF of at most two pages with its fonts inside, another for each who may see another', async () => {
  const ofRegulator = await printed(regulator, DISTRICT);
  expect(ofRegulator.body.fileName).toBe(`南溪区${year}年${Number(MONTH.slice(5))}月举报办理月报.pdf`);
  const bytes = await fetched(ofRegulator.body.url);
  const text = bytes.toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toContain('NotoSansSC');
  expect(text.match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(2);
  const key = (url: string) => new URL(url).pathname;
  expect(key((await printed(regulator, DISTRICT)).body.url)).toBe(key(ofRegulator.body.url));
  expect(key((await printed(accused, DISTRICT)).body.url)).not.toBe(key(ofRegulator.body.url));
  expect((await printed(township, TOWN)).status).toBe(200);
});

test('who may not take it', async () => {
  expect((await printed(cadre, NIUJIAO)).status).toBe(403);
  expect((await printed(township, DISTRICT)).status).toBe(403);
  expect((await printed(township, NIUJIAO)).status).toBe(404);
  expect((await exported(township, DISTRICT, 'csv')).status).toBe(403);
  expect((await exported(township, TOWN, 'csv', { category: 'works' })).status).toBe(404);
  expect((await exported(cadre, NIUJIAO, 'csv')).status).toBe(200);
});
