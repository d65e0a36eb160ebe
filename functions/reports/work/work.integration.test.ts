import { acceptReport, answerReport, listWork, showReport, submitReport } from '@shared/reports/reports';
import { assignReport, mergeReport, recuseFromReport, superviseReport } from '@shared/reports/commands';
import {
  assignReports,
  findReportByNumber,
  showAccusedHistory,
  showDesk,
  showReportBackground,
  showVillageHistory,
} from '@shared/reports/work';
import type { AnyRoute } from '@shared/route';
import { daysAfter } from '@shared/time';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { DISTRICT, FENGXIANG, NIUJIAO as VILLAGE, TOWN } from '../../../tests/support/people';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { newReport, type Report, route } from '../report';
import { findReport } from '../report-store';
import { LAMP } from '../testing/lamp';
import { freshDistrict, type Person, personNamed } from '../testing/people';
import { putReport } from '../testing/put-report-store';
import { pointersTo, ReportPointerEntity } from './pointer-store';

let cadre: Person;
let secretary: Person;
let township: Person;
let regulator: Person;
let reporter: Person;

beforeAll(async () => {
  await freshDistrict();
  cadre = await personNamed('王主任', { role: 'cadre', division: VILLAGE });
  secretary = await personNamed('刘文书', { role: 'cadre', division: VILLAGE });
  township = await personNamed('赵干事', { role: 'township', division: TOWN });
  regulator = await personNamed('周监督', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
});

const submitted = async (description: string, more: object = {}) => {
  const body = {
    mode: 'named' as const,
    ...LAMP,
    description,
    ...more,
  };
  return (await callApi(submitReport, { token: reporter.token, body })).body.reportId;
};
const show = async ({ token }: Person, reportId: string) => callApi(showReport, { token, params: { reportId } });
const command = async <R extends AnyRoute>(route: R, by: Person, reportId: string, body: object = {}) => {
  const { body: seen } = await show(by, reportId);
  return callApi(route, { token: by.token, params: { reportId }, body: { version: seen.version ?? 1, ...body } });
};
type As = 'cadre' | 'township' | 'regulator';
const deskOf = async ({ token }: Person, role: As) => (await callApi(showDesk, { token, query: { role } })).body;
const lineOf = async (by: Person, role: As, reportId: string) =>
  (await deskOf(by, role)).items.find((line) => line.reportId === reportId);

/** A report as it was written days ago, with its pointers. */
async function stored(daysAgo: number, more: Partial<Report> = {}): Promise<Report> {
  const submittedAt = daysAfter(now(), -daysAgo);
  const aboutKind = more.aboutKind ?? 'village';
  const report: Report = {
    ...newReport({
      reportId: newId(submittedAt),
      villageCode: VILLAGE,
      category: 'land',
      description: '田坎被占了一米多',
      aboutKind,
      mediaIds: [],
      mode: 'anonymous',
      handledByDivision: route(aboutKind, VILLAGE),
      handledBy: '牛角村村委会',
      submittedAt,
      ...(more.accusedPersonId && { accusedPersonId: more.accusedPersonId }),
    }),
    ...more,
  };
  await putReport(report);
  for (const pointer of pointersTo(report)) await writeRow(ReportPointerEntity, pointer);
  return report;
}

describe('the desk', () => {
  test('has the open work of an office, soonest deadline first, with who has it', async () => {
    const late = await stored(30);
    const fresh = await stored(1);
    await command(assignReport, cadre, fresh.reportId, { accountId: secretary.accountId });
    const desk = await deskOf(cadre, 'cadre');
    const ids = desk.items.map(({ reportId }) => reportId);
    expect(ids.indexOf(late.reportId)).toBeLessThan(ids.indexOf(fresh.reportId));
    expect(desk).not.toHaveProperty('next');
    expect(desk.colleagues!.map(({ name, mine }) => [name, mine])).toEqual([
      ['王主任', true],
      ['刘文书', false],
    ]);
    const lateLine = desk.items.find(({ reportId }) => reportId === late.reportId)!;
    expect(lateLine).toMatchObject({ late: true, part: 'handler', mine: false, mayAssign: true });
    expect(lateLine.workingDaysLeft).toBeLessThan(0);
    const assigned = desk.items.find(({ reportId }) => reportId === fresh.reportId)!;
    expect(assigned).toMatchObject({ late: false, assigneeName: '刘文书', mine: false });
    expect(assigned.workingDaysLeft).toBeGreaterThan(5);
    expect((await lineOf(secretary, 'cadre', fresh.reportId))?.mine).toBe(true);
    // The regulator sees it, and not who of the office has it.
    const seen = await lineOf(regulator, 'regulator', fresh.reportId);
    expect(seen).toMatchObject({ part: 'regulator', mine: false, mayAssign: false });
    expect(seen).not.toHaveProperty('assigneeName');
  });

  test('a town has what its villages owe too long once it was carried up, and not before', async () => {
    const late = await stored(40);
    expect(await lineOf(township, 'township', late.reportId)).toBeUndefined();
    const carried = await stored(40, { escalatedAt: now() });
    expect(await lineOf(township, 'township', carried.reportId)).toMatchObject({ part: 'above', mayAssign: false });
    // Back on time it is the village's own again.
    const waits = await stored(40, { escalatedAt: now(), acceptBy: daysAfter(now(), 5) });
    expect(await lineOf(township, 'township', waits.reportId)).toBeUndefined();
  });

  test('is of the role one acts in, and of nobody who does not hold it', async () => {
    expect((await callApi(showDesk, { token: cadre.token, query: { role: 'regulator' } })).status).toBe(403);
    expect((await callApi(showDesk, { token: reporter.token, query: { role: 'cadre' } })).status).toBe(403);
  });
});

test('who serves two villages has the desk of each, and of a third none', async () => {
  const both = await personNamed(
    '吴两边',
    { role: 'cadre', division: FENGXIANG },
    { role: 'cadre', division: VILLAGE },
  );
  const there = await stored(2);
  const deskAt = async (division?: string) =>
    callApi(showDesk, { token: both.token, query: { role: 'cadre', ...(division && { division }) } });
  const holds = async (division?: string) =>
    (await deskAt(division)).body.items.some(({ reportId }) => reportId === there.reportId);
  expect([await holds(VILLAGE), await holds(FENGXIANG), await holds()]).toEqual([true, false, false]);
  expect((await deskAt('511503002009')).body.code).toBe('auth.refused');
  const { body } = await callApi(listWork, { token: both.token, query: { role: 'cadre', division: VILLAGE } });
  expect(body.items.map(({ reportId }) => reportId)).toContain(there.reportId);
});

describe('a number', () => {
  test('opens the report in any case, open or done; unknown and hidden ones are not found alike', async () => {
    const reportId = await submitted('村口的路灯坏了三个月没人修');
    const { referenceNo } = (await show(cadre, reportId)).body;
    const find = (by: Person, typed: string) =>
      callApi(findReportByNumber, { token: by.token, params: { referenceNo: typed } });
    expect((await find(cadre, referenceNo)).body).toEqual({ reportId });
    expect((await find(cadre, referenceNo.toLowerCase().replace('-', ' '))).body).toEqual({ reportId });
    await command(answerReport, cadre, reportId, { text: '路灯已经换新，昨天晚上亮了。', mediaIds: [] });
    expect((await find(cadre, referenceNo)).body).toEqual({ reportId });
    const hidden = await submitted('收了钱没有开票', { about: { kind: 'cadre', cadreId: cadre.personId } });
    const hiddenNo = (await show(township, hidden)).body.referenceNo;
    const [unseen, none] = [await find(cadre, hiddenNo), await find(cadre, 'NX20200101-AAAA')];
    expect(unseen.status).toBe(404);
    expect({ ...unseen.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
    expect((await find(cadre, 'NX-1')).status).toBe(400);
  });
});

describe('assigning many', () => {
  test('each stands for itself: done, not for them, moved meanwhile, not ours; and once however often it is sent', async () => {
    const [fits, moved] = [await submitted('公路边沟堵了水漫到路上'), await submitted('水渠盖板断了一块')];
    const household = await stored(2, { excludedPersonIds: [secretary.personId] });
    const others = await submitted('收了钱没有开票据', { about: { kind: 'cadre', cadreId: cadre.personId } });
    const seen = await Promise.all(
      [fits, household.reportId].map(async (reportId) => ({
        reportId,
        version: (await show(cadre, reportId)).body.version,
      })),
    );
    await command(acceptReport, cadre, moved);
    const send = (key: string) =>
      callApi(assignReports, {
        token: cadre.token,
        key,
        body: {
          accountId: secretary.accountId,
          reports: [...seen, { reportId: moved, version: 1 }, { reportId: others, version: 1 }],
        },
      });
    const key = newId();
    const [first, again] = [await send(key), await send(key)];
    expect(first.body.items).toEqual([
      { reportId: fits, outcome: 'assigned' },
      { reportId: household.reportId, outcome: 'unfit' },
      { reportId: moved, outcome: 'moved' },
      { reportId: others, outcome: 'notYours' },
    ]);
    expect(again.body).toEqual(first.body);
    const { timeline } = (await show(cadre, fits)).body;
    expect(timeline.filter(({ step }) => step === 'assigned')).toHaveLength(1);
    expect((await lineOf(secretary, 'cadre', fits))?.mine).toBe(true);
    // Under another key the version that was seen is an old one.
    expect((await send(newId())).body.items[0]?.outcome).toBe('moved');
    // The same key with other content is a mistake, and is said to be one.
    const other = { accountId: cadre.accountId, reports: [{ reportId: fits, version: 2 }] };
    expect((await callApi(assignReports, { token: cadre.token, key, body: other })).body.code).toBe(
      'request.keyReused',
    );
  });

  test('one named twice is assigned once', async () => {
    const reportId = await submitted('晒坝的边角烂了');
    const one = { reportId, version: 1 };
    const { body } = await callApi(assignReports, {
      token: cadre.token,
      body: { accountId: secretary.accountId, reports: [one, one] },
    });
    expect(body.items).toEqual([{ reportId, outcome: 'assigned' }]);
  });
});

describe('what looks alike', () => {
  test('is found in the village, says why, and is merged in one step', async () => {
    const place = { text: '3组堰塘坎', latitude: 28.84, longitude: 104.97 };
    const one = await submitted('堰塘坎上的水泥路压烂了，骑电瓶车的老人摔倒了', { place });
    const other = await submitted('堰塘坎那段路全是大坑，电瓶车过去摔了几个老人', {
      place: { ...place, text: '堰塘坎', latitude: 28.8405 },
    });
    const { body } = await callApi(showReportBackground, { token: cadre.token, params: { reportId: one } });
    expect(body.similar[0]).toMatchObject({
      reportId: other,
      why: ['nearby', 'sameWords', 'sameDays'],
      metres: 60,
      mayMergeInto: true,
    });
    expect(body.workingDaysLeft).toBeGreaterThan(0);
    expect((await command(mergeReport, cadre, one, { parentId: other })).body.state).toBe('merged');
    // Merged it can be merged no further.
    const merged = await callApi(showReportBackground, { token: cadre.token, params: { reportId: one } });
    expect(merged.body.similar[0]).toMatchObject({ reportId: other, mayMergeInto: false });
  });

  test('not what lies more than ninety days apart, and nothing for its reporter', async () => {
    await stored(100, { description: '自来水三天两头停，交了钱没有水用', category: 'works' });
    const near = await stored(80, { description: '自来水又停了三天，交了钱没水用', category: 'works' });
    const reportId = await submitted('自来水停了三天，交了水费没有水用');
    const { body } = await callApi(showReportBackground, { token: cadre.token, params: { reportId } });
    expect(body.similar.map((similar) => similar.reportId)).toEqual([near.reportId]);
    expect((await callApi(showReportBackground, { token: reporter.token, params: { reportId } })).status).toBe(403);
  });
});

describe('histories', () => {
  test('of the accused: by way of a report in hand, counted by outcome; that it was opened is in the trail', async () => {
    const accused = { accusedPersonId: cadre.personId, aboutKind: 'cadre' as const, aboutName: '王主任（村主任）' };
    const told = { ...accused, excludedPersonIds: [cadre.personId], handledByDivision: TOWN };
    await stored(300, { ...told, state: 'closed', doneAt: now() });
    await stored(200, { ...told, state: 'refused', doneAt: now() });
    const current = await stored(1, told);
    const open = (by: Person, key = newId()) =>
      callApi(showAccusedHistory, { token: by.token, key, params: { reportId: current.reportId } });
    const key = newId();
    const { body } = await open(township, key);
    expect(body).toMatchObject({ name: '王主任（村主任）', few: true, more: false });
    expect(body.byOutcome).toEqual(
      expect.arrayContaining([
        { outcome: 'answered', count: 1 },
        { outcome: 'refused', count: 1 },
      ]),
    );
    expect(body.items.map(({ reportId }) => reportId)).not.toContain(current.reportId);
    await open(township, key);
    const { events } = (await findReport(current.reportId))!;
    expect(events).toEqual([]);
    expect(await openings(current.reportId)).toEqual([township.accountId]);
    expect((await open(regulator)).status).toBe(200);
    expect(await openings(current.reportId)).toEqual([township.accountId, regulator.accountId]);
    for (const by of [cadre, secretary]) expect((await open(by)).status).toBe(403);
    // A report that names nobody has no such history.
    const plain = await stored(1, { handledByDivision: TOWN });
    const none = { token: township.token, params: { reportId: plain.reportId } };
    expect((await callApi(showAccusedHistory, none)).status).toBe(404);
  });

  test('of a village: twenty-four months for the level above, and never for the village itself', async () => {
    const of = (by: Person) => callApi(showVillageHistory, { token: by.token, params: { villageCode: VILLAGE } });
    const before = (await of(regulator)).body;
    await stored(400, { category: 'conduct', state: 'closed', doneAt: now() });
    await stored(800, { category: 'conduct', state: 'closed', doneAt: now() });
    const { body } = await of(regulator);
    expect(body.months).toHaveLength(24);
    expect(body.total).toBe(before.total + 1);
    expect(body.months.reduce((sum, { count }) => sum + count, 0)).toBe(body.total);
    expect(body.byCategory.reduce((sum, { count }) => sum + count, 0)).toBe(body.total);
    expect(body.few).toBe(false);
    // The town counts what the town may see, and no more.
    expect((await of(township)).body.total).toBeLessThan(body.total);
    for (const by of [cadre, secretary, reporter]) expect((await of(by)).status).toBe(403);
    const both = await personNamed(
      '两头干',
      { role: 'regulator', division: DISTRICT },
      { role: 'cadre', division: VILLAGE },
    );
    expect((await of(both)).status).toBe(404);
  });
});

/** Who opened a history by way of this report, by its trail. */
async function openings(reportId: string): Promise<string[]> {
  const { everyRow } = await import('../../../tests/support/every-row');
  return (await everyRow())
    .filter(({ pk, action }) => pk === `AUDIT#report#${reportId}` && action === 'showAccusedHistory')
    .sort((a, b) => String(a.sk).localeCompare(String(b.sk)))
    .map(({ actor }) => String(actor));
}

test('pressed by the regulator it says so on the desk; recused it is gone from it', async () => {
  const reportId = await submitted('水塘边的护栏断了两根');
  await command(superviseReport, regulator, reportId, { text: '请三天内修好' });
  expect((await lineOf(cadre, 'cadre', reportId))?.supervisedAt).toBeDefined();
  await command(recuseFromReport, cadre, reportId, { reason: '是我堂兄家的事' });
  expect(await lineOf(cadre, 'cadre', reportId)).toBeUndefined();
  expect(await lineOf(secretary, 'cadre', reportId)).toBeUndefined();
  expect(await lineOf(township, 'township', reportId)).toMatchObject({ part: 'handler' });
});

test('a page of the list is full, and has a next one only when something is on it', async () => {
  await freshDistrict();
  const boss = await personNamed('王主任', { role: 'cadre', division: VILLAGE });
  const hidden = { excludedPersonIds: [boss.personId] };
  for (let day = 0; day < 16; day += 1) await stored(day / 10, day % 2 === 0 ? hidden : {});
  // More than one reading ahead at the end, and all of it hidden.
  for (let place = 0; place < 20; place += 1) await stored(-5, hidden);
  const pagesOf = async ({ token }: Person, limit: number) => {
    const pages: string[][] = [];
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const { body } = await callApi(listWork, { token, query: { role: 'cadre', limit, after } });
      pages.push(body.items.map(({ reportId }) => reportId));
      after = body.next;
    }
    expect(new Set(pages.flat()).size).toBe(pages.flat().length);
    return pages.map((page) => page.length);
  };
  expect(await pagesOf(boss, 4)).toEqual([4, 4]);
  const clerk = await personNamed('刘文书', { role: 'cadre', division: VILLAGE });
  expect(await pagesOf(clerk, 30)).toEqual([30, 6]);
  expect(await pagesOf(clerk, 36)).toEqual([36]);
});
