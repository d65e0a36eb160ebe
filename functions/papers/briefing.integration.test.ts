import { printBriefing } from '@shared/supervision/papers';
import { callApi } from '../../tests/support/api';
import { DISTRICT, NIUJIAO, TOWN } from '../../tests/support/people';
import { setClock } from '../platform/clock';
import { freshDistrict, type Person, personNamed } from '../reports/testing/people';
import { countCentres } from '../supervision/centres/count-centres';
import { centreQuarterOf } from '../supervision/centres/quarter-store';
import { alertIn } from '../supervision/testing/alerts';

const BEFORE = '2026-09-30T15:59:00.000Z';
const AT = '2026-11-20T03:00:00.000Z';
let regulator: Person;
let township: Person;

beforeAll(async () => {
  await freshDistrict();
  regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
  township = await personNamed('赵敏', { role: 'township', division: TOWN });
  await countCentres(DISTRICT, BEFORE);
  const putBack = setClock(() => new Date('2026-11-01T03:00:00.000Z'));
  await alertIn(NIUJIAO);
  const concerned = await personNamed('陈会计');
  await alertIn(NIUJIAO, { concerns: [concerned.personId] });
  putBack();
  await countCentres(DISTRICT, AT);
});

const printed = (who: Person, division: string, quarter = '2026Q4') =>
  callApi(printBriefing, { token: who.token, params: { division, quarter } });

test('a quarter that is over stays as it ended; the one that runs is written anew, of nobody', async () => {
  expect(await centreQuarterOf(TOWN, '2026Q3')).toMatchObject({ asOf: BEFORE, raised: [] });
  const now = (await centreQuarterOf(TOWN, '2026Q4'))!;
  expect(now).toMatchObject({ asOf: AT, ended: {} });
  expect(now.raised.map(({ count }) => count)).toEqual([1]);
  expect(now.parts.map(({ code }) => code)).toEqual([NIUJIAO]);
  expect((await centreQuarterOf(DISTRICT, '2026Q4'))!.parts).toHaveLength(2);
  expect(JSON.stringify(now)).not.toMatch(/person|陈会计/i);
});

test('a PDF of a page or two for the regulator and for the town of itself; of a quarter that left nothing, too', async () => {
  const { status, body } = await printed(regulator, DISTRICT);
  expect([status, body.fileName]).toEqual([200, '南溪区2026年第四季度监管简报.pdf']);
  const bytes = Buffer.from(await (await fetch(body.url)).arrayBuffer()).toString('latin1');
  expect(bytes.startsWith('%PDF-')).toBe(true);
  expect(bytes.match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(2);
  expect((await printed(township, TOWN)).body.fileName).toBe('罗龙街道2026年第四季度监管简报.pdf');
  expect((await printed(regulator, DISTRICT, '2020Q1')).status).toBe(200);
});

test('who may not take it', async () => {
  const cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  expect((await printed(cadre, TOWN)).status).toBe(403);
  expect((await printed(township, DISTRICT)).status).toBe(403);
  expect((await printed(township, NIUJIAO)).status).not.toBe(200);
  expect((await printed(regulator, DISTRICT, '2026Q5')).status).toBe(400);
});
