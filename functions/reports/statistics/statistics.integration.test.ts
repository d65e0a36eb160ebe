import { showReportStatistics, showVillageHandling } from '@shared/reports/statistics';
import { acceptReport, answerReport, submitReport } from '@shared/reports/reports';
import { daysAfter } from '@shared/time';
import { callApi } from '../../../tests/support/api';
import { DISTRICT, FENGXIANG, NIUJIAO, TOWN } from '../../../tests/support/people';
import { everyRow } from '../../../tests/support/every-row';
import { setClock } from '../../platform/clock';
import { documentClient } from '../../platform/tables';
import type { ReportFile } from '../report-store';
import { keep } from '../testing/story-store';
import { LAMP } from '../testing/lamp';
import { freshDistrict, type Person, personNamed } from '../testing/people';
import { accept, answer, rate, reopen, story, type Told } from '../testing/story';
import { handler } from './count-reports';
import { countedAtOf } from './statistics-store';

const SENT = '2026-03-02T02:00:00.000Z';
const ANSWERED: Told[] = [
  [2, accept],
  [9, answer],
];
let cadre: Person;
let township: Person;
let regulator: Person;

beforeEach(async () => {
  await freshDistrict();
  cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵敏', { role: 'township', division: TOWN });
  regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
});

/** Runs the night's Lambda as if it were then. */
async function countAt(at: string) {
  const back = setClock(() => new Date(at));
  try {
    await handler();
  } finally {
    back();
  }
}
const look = (who: Person, division: string, query: object = {}, year = 2026) =>
  callApi(showReportStatistics, { token: who.token, params: { division, year }, query: query as { month?: string } });
const sums = async () => (await everyRow()).filter(({ pk }) => /^(REPORTSUMS|COUNTED|COUNTING)#/.test(String(pk)));
const stories = (count: number, told: readonly Told[], more: Parameters<typeof story>[0] = {}): ReportFile[] =>
  Array.from({ length: count }, () => story({ villageCode: NIUJIAO, submittedAt: SENT, ...more }, ...told));
const keepAll = (files: readonly ReportFile[]) => Promise.all(files.map(keep));

test('before the first night there is nothing, and that is no failure', async () => {
  const { status, body } = await look(regulator, DISTRICT);
  expect(status).toBe(200);
  expect(body).toMatchObject({ none: true, mayCross: true });
  expect(body.countedAt).toBeUndefined();
  expect((await callApi(showVillageHandling, { params: { villageCode: NIUJIAO, year: 2026 } })).status).toBe(200);
});

test('months pass: what is open grows older, is answered, is reopened and rated, and each time its month is made anew', async () => {
  await keepAll(stories(6, ANSWERED));
  const open = story({ villageCode: NIUJIAO, submittedAt: SENT }, [2, accept]);
  await keep(open);
  const figures = async () => (await look(cadre, NIUJIAO)).body.figures!;

  await countAt(daysAfter(SENT, 20));
  expect(await figures()).toMatchObject({
    received: 7,
    answered: 6,
    open: 1,
    openLate: 0,
    toAnswer: { median: 9, waiting: 1 },
  });
  await countAt(daysAfter(SENT, 100));
  expect(await figures()).toMatchObject({ open: 1, openLate: 1, inTime: { count: 6, of: 7 } });

  const lived: Told[] = [
    [2, accept],
    [110, answer],
    [112, reopen(NIUJIAO)],
  ];
  const { report, events } = story({ villageCode: NIUJIAO, submittedAt: SENT }, ...lived);
  const moved = { ...report, reportId: open.report.reportId };
  await keep({ report: moved, events: events.map((event) => ({ ...event, reportId: moved.reportId })) });
  await countAt(daysAfter(SENT, 120));
  expect(await figures()).toMatchObject({ answered: 7, open: 0, reopened: { count: 1, of: 7 } });
  const june = await look(regulator, TOWN, { month: '2026-06' });
  expect(june.body.figures).toMatchObject({ received: 0, takenOver: 1, open: 1 });

  // The month is long gone: a late rating moves it.
  const rated = story({ villageCode: NIUJIAO, submittedAt: SENT }, ...ANSWERED, [150, rate(2)]);
  await keep(rated);
  await countAt(daysAfter(SENT, 151));
  expect((await figures()).satisfaction).toMatchObject({ rated: { count: 1, of: 8 }, stars: [0, 1, 0, 0, 0] });
});

test('run again, or after a run that was cut off, it leaves the same', async () => {
  await keepAll([...stories(6, ANSWERED), ...stories(3, [[2, accept]], { submittedAt: daysAfter(SENT, 40) })]);
  const at = daysAfter(SENT, 60);
  let writes = 0;
  const send = documentClient.send.bind(documentClient) as (command: unknown) => Promise<never>;
  const spy = jest.spyOn(documentClient, 'send').mockImplementation(((command: {
    input: { Item?: { pk: string } };
  }) => {
    if (command.input.Item?.pk.startsWith('REPORTSUMS#') && (writes += 1) > 3)
      return Promise.reject(new Error('cut off'));
    return send(command);
  }) as never);
  await expect(countAt(at)).rejects.toThrow('cut off');
  spy.mockRestore();
  expect(await countedAtOf(DISTRICT)).toBeUndefined();
  await countAt(at);
  const first = await sums();
  expect(first.length).toBeGreaterThan(10);
  await countAt(at);
  expect(await sums()).toEqual(first);
});

test('only what moved since is read again, and a gap of months is caught up', async () => {
  await keepAll(stories(5, ANSWERED));
  await countAt(daysAfter(SENT, 30));
  await keepAll(stories(5, ANSWERED, { submittedAt: daysAfter(SENT, 60) }));
  await countAt(daysAfter(SENT, 200));
  const { body } = await look(regulator, DISTRICT);
  expect(body.figures).toMatchObject({ received: 10, answered: 10 });
  expect(body.months.filter(({ came }) => came).map(({ month, came }) => [month, came])).toEqual([
    ['2026-03', 5],
    ['2026-05', 5],
  ]);
  const march = (await sums()).filter(({ sk }) => String(sk).startsWith('2026-03#'));
  expect(new Set(march.map(({ countedAt }) => countedAt))).toEqual(new Set([daysAfter(SENT, 30)]));
});

test('each sees what is theirs, from the product’s own commands to the page', async () => {
  const reporter = await personNamed('李秀英');
  for (const description of [
    '村口路灯坏了三个月',
    '堰塘边的垃圾没人运',
    '新修的水泥路裂开了',
    '补贴名册没有公示',
    '猪场的粪水排进水沟',
  ]) {
    const body = {
      ...LAMP,
      description,
      mode: 'named' as const,
    };
    const sent = await callApi(submitReport, { token: reporter.token, body });
    expect(sent).toMatchObject({ status: 200 });
    const { reportId } = sent.body;
    const accepted = await callApi(acceptReport, { token: cadre.token, params: { reportId }, body: { version: 1 } });
    expect([accepted.status, accepted.body.code]).toEqual([200, undefined]);
    const answered = await callApi(answerReport, {
      token: cadre.token,
      params: { reportId },
      body: { version: accepted.body.version, text: '已经派人换好了路灯，今晚就亮', mediaIds: [] },
    });
    expect([answered.status, answered.body.code]).toEqual([200, undefined]);
  }
  const year = new Date().getFullYear();
  const submittedAt = `${year}-01-02T02:00:00.000Z`;
  await keepAll([
    ...stories(6, ANSWERED, { submittedAt, aboutKind: 'cadre', excludedPersonIds: [cadre.personId] }),
    ...stories(5, ANSWERED, { submittedAt, aboutKind: 'township' }),
  ]);
  await handler();
  expect((await look(cadre, NIUJIAO, {}, year)).body.figures).toMatchObject({ received: 5, answered: 5 });
  expect((await look(township, TOWN, {}, year)).body.figures).toMatchObject({ received: 11 });
  expect((await look(regulator, DISTRICT, {}, year)).body.figures).toMatchObject({ received: 16 });
  expect((await look(regulator, NIUJIAO, {}, year)).body).toMatchObject({
    figures: { received: 5 },
    above: { came: 11 },
  });
  expect((await look(township, NIUJIAO, {}, year)).body).toMatchObject({
    figures: { received: 5 },
    months: [],
    categories: [],
  });
  for (const [who, division, query] of [
    [cadre, NIUJIAO, { category: 'works' }],
    [township, TOWN, { category: 'works' }],
    [township, NIUJIAO, { month: `${year}-03` }],
    [regulator, '511503002999', {}],
  ] as const)
    expect((await look(who, division, query, year)).status).toBe(404);
  for (const [who, division] of [
    [cadre, TOWN],
    [cadre, FENGXIANG],
    [township, FENGXIANG],
    [reporter, NIUJIAO],
  ] as const)
    expect((await look(who, division, {}, year)).status).toBe(403);
});

test('a regulator whose household is accused is told the figures without that report', async () => {
  await keepAll([
    ...stories(6, ANSWERED),
    ...stories(1, ANSWERED, { aboutKind: 'cadre', excludedPersonIds: [regulator.personId] }),
  ]);
  const other = await personNamed('钱进', { role: 'regulator', division: DISTRICT });
  await countAt(daysAfter(SENT, 30));
  expect((await look(regulator, DISTRICT)).body.figures!.received).toBe(6);
  expect((await look(other, DISTRICT)).body.figures!.received).toBe(7);
});

test('no row of the sums holds a word, a name or a time of a report', async () => {
  await keepAll(stories(6, [...ANSWERED, [10, rate(1)]]));
  await countAt(daysAfter(SENT, 30));
  const kept = JSON.stringify(await sums());
  for (const told of ['路灯', '已经修好', SENT.slice(0, 10), daysAfter(SENT, 9).slice(0, 10)])
    expect(kept).not.toContain(told);
});
