import { DESK_PAGE, type DeskLine, showDesk } from '@shared/reports/work';
import { daysAfter } from '@shared/time';
import { callApi } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { DISTRICT, FENGXIANG, NIUJIAO, TOWN } from '../../../tests/support/people';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { newReport, type Report } from '../report';
import { ReportEntity, reportRow } from '../report-store';
import { freshDistrict, type Person, personNamed } from '../testing/people';

type As = 'cadre' | 'township' | 'regulator';

/** What a page may take, colleagues and all: its lines and ten ahead are seven of it. */
const MOST_UNITS = 12;
const MOST_BYTES = 30 * 1024;

/** One of ordinary length; half of them under a name, as in a pile that has grown. */
async function stored(place: number, more: Partial<Report> = {}): Promise<Report> {
  const submittedAt = daysAfter(now(), -1);
  const reportId = newId(submittedAt);
  const report: Report = {
    ...newReport({
      reportId,
      villageCode: NIUJIAO,
      category: 'works',
      description:
        '村口的路灯坏了三个月没人修，晚上老人小孩走路都看不见，前几天有人摔进沟里，报了几次都说没有钱。'.repeat(2),
      aboutKind: 'village',
      place: { text: '3组晒坝边', latitude: 28.84, longitude: 104.97 },
      mediaIds: [newId()],
      mode: 'anonymous',
      ...(place % 2 === 0 && {
        mode: 'named',
        reporterAccountId: newId(),
        reporterPersonId: newId(),
        reporterName: '王秀英',
      }),
      handledByDivision: NIUJIAO,
      handledBy: '牛角村村民委员会',
      submittedAt,
    }),
    acceptBy: daysAfter(now(), 5 + place / 1000),
    ...more,
  };
  await ReportEntity.build(PutItemCommand).item(reportRow(report)).send();
  return report;
}
const many = (count: number, more: Partial<Report> = {}) =>
  Promise.all(Array.from({ length: count }, (_, place) => stored(place, more)));

const ask = async ({ token }: Person, role: As, query: { after?: string; limit?: number } = {}) =>
  callApi(showDesk, { token, query: { role, ...query } });

async function pagesOf(person: Person, role: As, limit?: number): Promise<DeskLine[][]> {
  const pages: DeskLine[][] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const { body } = await ask(person, role, { ...(limit && { limit }), ...(after && { after }) });
    pages.push(body.items);
    after = body.next;
  }
  return pages;
}
const idsOf = (lines: readonly { reportId: string }[]) => lines.map(({ reportId }) => reportId);
const byDeadline = (reports: readonly Report[]) =>
  idsOf([...reports].sort((a, b) => (`${a.acceptBy}#${a.reportId}` < `${b.acceptBy}#${b.reportId}` ? -1 : 1)));

beforeEach(() => freshDistrict());

test('a desk with hundreds of open reports: the first page takes at most 12 read units and 30 KB, at each level', async () => {
  const offices: Record<As, string> = { cadre: NIUJIAO, township: TOWN, regulator: DISTRICT };
  const people = await Promise.all(
    (['cadre', 'township', 'regulator'] as const).map(async (role) => {
      const grant = { role, division: offices[role] };
      return [role, await personNamed('王主任', grant), await personNamed('刘文书', grant)] as const;
    }),
  );
  await many(500, { assigneeAccountId: people[0]![2].accountId, assigneePersonId: people[0]![2].personId });
  await many(150, { handledByDivision: TOWN, supervisedAt: now() });
  for (const [role, person] of people) {
    await ask(person, role);
    const { result, units, requests } = await consumedBy(() => ask(person, role));
    const { items, next, colleagues } = result.body;
    const bytes = Buffer.byteLength(JSON.stringify(result.body));
    expect({ role, lines: items.length, hasNext: next !== undefined }).toEqual({
      role,
      lines: DESK_PAGE,
      hasNext: true,
    });
    expect(colleagues).toHaveLength(2);
    expect({ role, units, isCheap: units <= MOST_UNITS }).toEqual({ role, units, isCheap: true });
    expect({ role, bytes, isLight: bytes <= MOST_BYTES }).toEqual({ role, bytes, isLight: true });
    expect(requests).toBeLessThanOrEqual(10);
  }
});

test('the pages of a town are its own and what its villages owe too long, each once, by deadline; few late or many', async () => {
  const township = await personNamed('赵干事', { role: 'township', division: TOWN });
  const late = (hours: number) => ({ acceptBy: daysAfter(now(), -hours / 24), escalatedAt: now() });
  const own = [
    ...(await many(7, { handledByDivision: TOWN })),
    ...(await Promise.all([1, 3, 5].map((hours) => stored(0, { handledByDivision: TOWN, ...late(hours) })))),
  ];
  const beneath = await Promise.all([2, 4, 6, 8].map((hours) => stored(0, late(hours))));
  // Not theirs: in time, not carried up, another town's.
  await stored(0);
  await stored(0, { acceptBy: daysAfter(now(), -1) });
  await stored(0, { villageCode: FENGXIANG, handledByDivision: FENGXIANG, ...late(9) });
  const pages = await pagesOf(township, 'township', 3);
  expect(pages.map((page) => page.length)).toEqual([3, 3, 3, 3, 2]);
  expect(idsOf(pages.flat())).toEqual(byDeadline([...own, ...beneath]));
  expect(idsOf((await pagesOf(township, 'township')).flat())).toEqual(byDeadline([...own, ...beneath]));
  // So many in the district that each village is asked.
  await many(60, { villageCode: FENGXIANG, handledByDivision: FENGXIANG, ...late(9) });
  const asked = await pagesOf(township, 'township', 3);
  expect(asked).toEqual(pages);
});

test('a page is filled with what the reader may see, and has a next one only when something is on it', async () => {
  const cadre = await personNamed('王主任', { role: 'cadre', division: NIUJIAO });
  const clerk = await personNamed('刘文书', { role: 'cadre', division: NIUJIAO });
  const hidden = { excludedPersonIds: [cadre.personId] };
  const seen = await many(8);
  await Promise.all([0, 3, 7].map((place) => stored(place, hidden)));
  await many(20, { ...hidden, acceptBy: daysAfter(now(), 9) });
  const pages = await pagesOf(cadre, 'cadre', 4);
  expect(pages.map(idsOf)).toEqual([byDeadline(seen).slice(0, 4), byDeadline(seen).slice(4)]);
  expect((await pagesOf(clerk, 'cadre')).map((page) => page.length)).toEqual([31]);
});

test('a cursor is of one desk: another role or office refuses it', async () => {
  const both = await personNamed(
    '吴两边',
    { role: 'cadre', division: NIUJIAO },
    { role: 'cadre', division: FENGXIANG },
    { role: 'regulator', division: DISTRICT },
  );
  await many(2);
  const { body } = await ask(both, 'regulator', { limit: 1 });
  expect((await ask(both, 'regulator', { after: body.next! })).status).toBe(200);
  expect((await ask(both, 'cadre', { after: body.next! })).body.code).toBe('page.badCursor');
});
