import { listCannedAnswers } from '@shared/reports/canned-answers';
import { listWork } from '@shared/reports/reports';
import {
  assignReports,
  findReportByNumber,
  showAccusedHistory,
  showDesk,
  showReportBackground,
  showVillageHistory,
} from '@shared/reports/work';
import type { AnyRoute } from '@shared/route';
import type { Grant } from '@shared/roles';
import { daysAfter } from '@shared/time';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { DISTRICT, NIUJIAO as VILLAGE, TOWN } from '../../../tests/support/people';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { newReport, type Report, referenceNoOf, route } from '../report';
import { ReportEntity, reportRow } from '../report-store';
import { freshDistrict, type Person, personNamed } from '../testing/people';
import { pointersTo, ReportPointerEntity } from './pointer-store';

type As = 'cadre' | 'township' | 'regulator';
const OFFICE: Record<As, Grant> = {
  cadre: { role: 'cadre', division: VILLAGE },
  township: { role: 'township', division: TOWN },
  regulator: { role: 'regulator', division: DISTRICT },
};

/** Whom hidden reports must not exist for, with every mix of offices: the accused, and one of their household. */
const VIEWERS: readonly [string, As[]][] = [
  ['a cadre', ['cadre']],
  ['an officer of the town', ['township']],
  ['a regulator', ['regulator']],
  ['a cadre who is an officer of the town as well', ['cadre', 'township']],
  ['one who holds all three offices', ['cadre', 'township', 'regulator']],
];

async function stored(more: Partial<Report>): Promise<Report> {
  const submittedAt = more.submittedAt ?? daysAfter(now(), -3);
  const aboutKind = more.aboutKind ?? 'village';
  const reportId = newId(submittedAt);
  const report: Report = {
    ...newReport({
      reportId,
      villageCode: VILLAGE,
      category: 'money',
      description: '收了水费没有开票，要了三回都不给',
      aboutKind,
      place: { text: '3组晒坝', latitude: 28.84, longitude: 104.97 },
      mediaIds: [],
      mode: 'anonymous',
      handledByDivision: route(aboutKind, VILLAGE),
      handledBy: '单位',
      submittedAt,
    }),
    ...more,
  };
  await writeRow(ReportEntity, reportRow(report));
  for (const pointer of pointersTo(report)) await writeRow(ReportPointerEntity, pointer);
  return report;
}

/** Reports that must not exist for a person, in every pile that there is: open, late, carried up, pressed, done, of each office. */
async function hiddenFrom(personId: string, named: boolean): Promise<Report[]> {
  const excluded = { excludedPersonIds: [personId], ...(named && { accusedPersonId: personId, aboutName: '某某' }) };
  const at = now();
  const standing: Partial<Report>[] = [
    {},
    { acceptBy: daysAfter(at, -2), escalatedAt: at },
    { supervisedAt: at },
    { state: 'accepted', acceptedAt: at },
    { state: 'closed', doneAt: at },
    { state: 'refused', doneAt: at },
    { submittedAt: daysAfter(at, -300), state: 'answered', doneAt: at },
  ];
  return Promise.all(
    [VILLAGE, TOWN, DISTRICT].flatMap((handledByDivision) =>
      standing.map((more) =>
        stored({
          aboutKind: handledByDivision === VILLAGE ? 'village' : 'cadre',
          ...excluded,
          handledByDivision,
          ...more,
        }),
      ),
    ),
  );
}

interface Known {
  /** One that they may see: what is asked of it must not tell of the others. */
  own: Report;
  numbers: string[];
  ids: string[];
}

/** The desk one line at a time, to its end. */
async function deskByLine({ token }: Person, role: As) {
  const pages: (readonly object[] | undefined)[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const { body } = await callApi(showDesk, { token, query: { role, limit: 1, ...(after && { after }) } });
    pages.push(body.items);
    after = body.next;
  }
  return pages;
}

/** All that a person can ask of the desk. */
async function everythingSeenBy(person: Person, roles: As[], { own, numbers, ids }: Known) {
  const { token, accountId } = person;
  const ask = async <R extends AnyRoute>(route: R, request: object) => {
    const { status, body } = await callApi(route, { token, ...request });
    const { requestId: _, next, ...rest } = body as Record<string, unknown>;
    return { status, ...rest, hasNext: next !== undefined };
  };
  const perRole = await Promise.all(
    roles.map(async (role) => ({
      desk: await ask(showDesk, { query: { role } }),
      deskByLine: await deskByLine(person, role),
      canned: await ask(listCannedAnswers, { query: { role } }),
      ...Object.fromEntries(
        await Promise.all(
          (['open', 'done'] as const).flatMap((which) =>
            [1, 50].map(async (limit) => [
              `${which} by ${limit}`,
              await ask(listWork, { query: { role, which, limit } }),
            ]),
          ),
        ),
      ),
    })),
  );
  return {
    perRole,
    background: await ask(showReportBackground, { params: { reportId: own.reportId } }),
    village: await ask(showVillageHistory, { params: { villageCode: VILLAGE } }),
    numbers: await Promise.all(numbers.map((referenceNo) => ask(findReportByNumber, { params: { referenceNo } }))),
    opened: await Promise.all(ids.map((reportId) => ask(showReportBackground, { params: { reportId } }))),
    accused: await Promise.all(ids.map((reportId) => ask(showAccusedHistory, { params: { reportId } }))),
    assigned: outcomesOf(
      await ask(assignReports, { body: { accountId, reports: ids.map((reportId) => ({ reportId, version: 1 })) } }),
    ),
  };
}

/** The ids are those that were asked for. */
const outcomesOf = (answer: object) =>
  ((answer as { items?: { outcome: string }[] }).items ?? []).map(({ outcome }) => outcome);

describe.each([true, false])('accused themselves: %s', (named) => {
  test.each(VIEWERS)('%s learns nothing of what is hidden from them, by any way the desk has', async (_, roles) => {
    await freshDistrict();
    const viewer = await personNamed('某某', ...roles.map((role) => OFFICE[role]));
    // The lowest of their offices has it: what is above that is not theirs to see.
    const handledByDivision = OFFICE[roles[0]!].division;
    const own = await stored({ handledByDivision });
    await stored({ handledByDivision, submittedAt: daysAfter(now(), -4) });
    // Asked for before they exist: ids and numbers of nothing.
    const madeUp = Array.from({ length: 21 }, () => newId(daysAfter(now(), -3)));
    const known = { own, numbers: madeUp.map((id) => referenceNoOf(id, daysAfter(now(), -3))), ids: madeUp };
    const before = await everythingSeenBy(viewer, roles, known);
    const hidden = await hiddenFrom(viewer.personId, named);
    const after = await everythingSeenBy(viewer, roles, {
      own,
      numbers: hidden.map(({ referenceNo }) => referenceNo),
      ids: hidden.map(({ reportId }) => reportId),
    });
    expect(before.background.status).toBe(200);
    expect(after).toEqual(before);
  });
});

test('the same reports are there for who may see them', async () => {
  await freshDistrict();
  const accused = await personNamed('某某', OFFICE.cadre);
  const regulator = await personNamed('周监督', OFFICE.regulator);
  const hidden = await hiddenFrom(accused.personId, true);
  const desk = await callApi(showDesk, { token: regulator.token, query: { role: 'regulator' } });
  const open = hidden.filter(({ doneAt }) => doneAt === undefined);
  expect(desk.body.items.map(({ reportId }) => reportId).sort()).toEqual(open.map(({ reportId }) => reportId).sort());
  const { referenceNo, reportId } = hidden[0]!;
  const found = await callApi(findReportByNumber, { token: regulator.token, params: { referenceNo } });
  expect(found.body).toEqual({ reportId });
  const history = await callApi(showVillageHistory, { token: regulator.token, params: { villageCode: VILLAGE } });
  expect(history.body.total).toBe(hidden.length);
});
