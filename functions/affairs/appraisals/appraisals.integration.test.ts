import {
  type AppraisalMeeting,
  correctAppraisal,
  listAppraisals,
  listUnheldAppraisals,
  recordAppraisal,
} from '@shared/affairs/appraisals';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, enrol, type Enrolled, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { CadreEntity, deleteCadre } from '../../identity/cadre-store';
import { PersonEntity } from '../../identity/person-store';
import { AuditEntity } from '../../platform/audit';
import { newId } from '../../platform/id';
import { queryPage } from '../../platform/query-page';
import { transact } from '../../platform/transact';
import { meetingOf, VOTES } from './testing/meeting';
import { freshDistrict, personNamed } from '../../reports/testing/people';

let head: Enrolled;
let clerk: Enrolled;
let watch: Enrolled;
let token: string;

const cadre = (name: string, title: string, more: object = {}) =>
  enrol(name, { grants: [{ role: 'cadre', division: NIUJIAO, title }], ...more });

beforeEach(async () => {
  itIs('2026-11-29T04:00:00.000Z');
  await freshDistrict();
  head = await cadre('李大海', '党支部书记、村委会主任');
  clerk = await cadre('刘芳', '村文书');
  watch = await cadre('唐国兵', '村务监督委员会主任');
  ({ token } = await signInBound('openid-watch', watch));
});

const UNFIT = { excellent: 1, competent: 2, basic: 5, unfit: 27, abstain: 1 };
const idOf = ({ person }: Enrolled) => person.personId;
const meeting = (over: Partial<AppraisalMeeting> = {}): AppraisalMeeting => ({
  ...meetingOf({
    heldOn: '2025-12-10',
    people: [
      { ...UNFIT, cadreId: idOf(head), post: 'member' },
      { ...VOTES, cadreId: idOf(clerk), post: 'hired' },
    ],
    exempt: [{ cadreId: idOf(watch), why: 'supervises' }],
  }),
  ...over,
});
const record = (given: AppraisalMeeting, { by = token, key = '', villageCode = NIUJIAO, number = 1 } = {}) =>
  callApi(recordAppraisal, {
    token: by,
    params: { villageCode },
    body: { number, meeting: given },
    ...(key && { key }),
  });
const correct = (year: string, version: number, given: AppraisalMeeting, { by = token, number = 1 } = {}) =>
  callApi(correctAppraisal, {
    token: by,
    params: { villageCode: NIUJIAO, year },
    body: { number, version, reason: '票数抄错了一行', meeting: given },
  });
const shown = async () => (await callApi(listAppraisals, { params: { villageCode: NIUJIAO } })).body.items;
const messagesOf = ({ details }: { details?: unknown }) => details as { path: string; message: string }[];

test('anyone_reads_year_by_year_and_twice_unfit_in_a_row_is_said', async () => {
  expect((await record(meeting())).status).toBe(200);
  const { status, body } = await record(meeting({ heldOn: '2026-11-20' }));
  expect(status).toBe(200);
  expect(body).toMatchObject({ year: 2026, version: 1, twiceUnfit: [idOf(head)] });
  const [newest, oldest] = await shown();
  expect(newest).toEqual(body);
  expect(oldest).toMatchObject({ year: 2025, twiceUnfit: [] });
  expect(oldest!.records).toMatchObject([
    {
      revision: 1,
      author: '村务监督委员会主任 唐国兵',
      people: [
        { name: '李大海', title: '党支部书记、村委会主任', grade: 'unfit' },
        { name: '刘芳', post: 'hired', grade: 'excellent' },
      ],
      exempt: [{ name: '唐国兵', why: 'supervises' }],
    },
  ]);
  expect(JSON.stringify(newest)).not.toContain('personId');
  const { items } = await queryPage(AuditEntity, { partition: `AUDIT#appraisal#${NIUJIAO}#2025` }, {});
  expect(items).toHaveLength(1);
});

test('a_year_is_recorded_once_also_by_two_at_the_same_time', async () => {
  const answers = await Promise.all([record(meeting()), record(meeting({ heldOn: '2025-12-30' }))]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  const refused = answers.find(({ status }) => status === 400)!;
  const later = await record(meeting({ heldOn: '2025-06-30' }));
  for (const { body } of [refused, later])
    expect(messagesOf(body)).toEqual([
      { path: 'meeting.heldOn', message: expect.stringMatching(/^2025 年的民主评议已经记过/) as string },
    ]);
  expect((await shown()).map(({ year, version }) => [year, version])).toEqual([[2025, 1]]);
});

test('a_second_meeting_of_a_year_is_another_one_and_follows_the_first', async () => {
  await record(meeting({ heldOn: '2026-06-10' }));
  const key = 'record-appraisal-of-2026-2';
  const second = await record(meeting({ heldOn: '2026-11-20' }), { number: 2, key });
  expect(second.body).toMatchObject({ year: 2026, number: 2, version: 1, twiceUnfit: [idOf(head)] });
  expect((await record(meeting({ heldOn: '2026-11-20' }), { number: 2, key })).body).toEqual(second.body);
  // Another phone that writes down the same meeting, of whichever number, and one that skips a number.
  for (const number of [1, 2, 3, 4])
    expect((await record(meeting({ heldOn: '2026-11-20' }), { number })).status).toBe(400);
  expect((await record(meeting({ heldOn: '2026-11-21' }), { number: 4 })).status).toBe(400);
  expect((await shown()).map(({ number }) => number)).toEqual([2, 1]);
  const better = [{ ...meeting().people[0]!, ...VOTES }, meeting().people[1]!];
  expect((await correct('2026', 1, meeting({ heldOn: '2026-06-10' }), { number: 2 })).status).toBe(400);
  const { body } = await correct('2026', 1, meeting({ heldOn: '2026-06-10', people: better }));
  expect(body).toMatchObject({ number: 1, version: 2 });
  expect((await shown()).map(({ number, version, twiceUnfit }) => [number, version, twiceUnfit])).toEqual([
    [2, 1, []],
    [1, 2, []],
  ]);
});

describe('which villages held none', () => {
  const unheld = async (division: string, by: string) =>
    callApi(listUnheldAppraisals, { token: by, params: { division } });

  test('is_told_to_the_offices_above_for_this_year_and_the_last', async () => {
    const { token: town } = await personNamed('赵强', { role: 'township', division: TOWN, title: '罗龙街道' });
    const { token: district } = await personNamed('周正', { role: 'regulator', division: DISTRICT });
    const inNiujiao = async (by = town, division = TOWN) =>
      (await unheld(division, by)).body.items.find(({ villageCode }) => villageCode === NIUJIAO)?.missing;
    expect(await inNiujiao()).toEqual([2026, 2025]);
    await record(meeting());
    expect(await inNiujiao()).toEqual([2026]);
    await record(meeting({ heldOn: '2026-06-10' }));
    await record(meeting({ heldOn: '2026-11-20' }), { number: 2 });
    expect(await inNiujiao()).toBeUndefined();
    const { body } = await unheld(DISTRICT, district);
    expect(body.items.map(({ villageCode }) => villageCode)).not.toContain(NIUJIAO);
    // A community has no such meeting to hold.
    expect(body.items.map(({ villageCode }) => villageCode)).not.toContain(FENGXIANG);
    expect((await unheld(DISTRICT, town)).status).toBe(403);
    expect((await unheld(TOWN, token)).status).toBe(403);
  });
});

test('sent_again_records_once', async () => {
  const first = await record(meeting(), { key: 'record-appraisal-1' });
  expect((await record(meeting(), { key: 'record-appraisal-1' })).body).toEqual(first.body);
  expect(await shown()).toHaveLength(1);
});

test('what_is_wrong_is_told_row_by_row_and_nothing_is_written', async () => {
  const [first, second] = meeting().people;
  const { status, body } = await record(meeting({ due: 60, people: [first!, { ...second!, basic: 9 }, second!] }));
  expect([status, body.code]).toEqual([400, 'request.malformed']);
  expect(messagesOf(body).map(({ path }) => path)).toEqual([
    'meeting.present',
    'meeting.people.1.excellent',
    'meeting.people.2.cadreId',
  ]);
  expect(messagesOf(body)[1]!.message).toMatch(/^第 2 行 村文书 刘芳：各档的票加起来是 42，实到是 36/);
  expect((await record(meeting({ text: '大家商量好了去赌博' }))).body.code).toBe('content.rejected');
  expect((await record(meeting({ text: '问唐国兵，13812345678' }))).status).toBe(422);
  expect(await shown()).toEqual([]);
});

test('one_human_being_on_two_rows_of_rosters_is_one_person_twice', async () => {
  // A mistake of a roster: the same identity number again, and in the list of cadres.
  const twin = { ...clerk.person, personId: newId(), householdId: newId() };
  await writeRow(PersonEntity, twin);
  await writeRow(CadreEntity, {
    villageCode: NIUJIAO,
    cadreId: twin.personId,
    name: '刘芳',
    title: '妇女主任',
    order: 5,
  });
  const again = { ...VOTES, cadreId: twin.personId, post: 'hired' as const };
  const { status, body } = await record(meeting({ people: [...meeting().people, again] }));
  expect([status, messagesOf(body)]).toEqual([
    400,
    [{ path: 'meeting.people.2.cadreId', message: expect.stringMatching(/^第 3 行：.*同一个人/) as string }],
  ]);
});

test('who_is_followed_through_the_years_is_the_person_and_not_the_row', async () => {
  await record(meeting());
  const twin = { ...head.person, personId: newId() };
  await writeRow(PersonEntity, twin);
  await writeRow(CadreEntity, {
    villageCode: NIUJIAO,
    cadreId: twin.personId,
    name: '李大海',
    title: '村委会主任',
    order: 1,
  });
  const { people } = meeting();
  const moved = meeting({
    heldOn: '2026-11-20',
    people: [{ ...people[0]!, cadreId: twin.personId }, people[1]!],
    exempt: [...meeting().exempt],
  });
  // The old row has left the list.
  await transact(deleteCadre(NIUJIAO, idOf(head)));
  expect((await record(moved)).body.twiceUnfit).toEqual([twin.personId]);
});

describe('who records', () => {
  const people = (details: unknown) => messagesOf({ details }).map(({ path }) => path);

  test('is_not_who_is_appraised', async () => {
    const { token: own } = await signInBound('openid-clerk', clerk);
    const { status, body } = await record(meeting(), { by: own });
    expect([status, body.code, people(body.details)]).toEqual([
      403,
      'appraisals.ownMatter',
      ['meeting.people.1.cadreId'],
    ]);
    // Nor by saying that they are not appraised.
    const exempt = [...meeting().exempt, { cadreId: idOf(clerk), why: 'paidElsewhere' as const }];
    const out = await record(meeting({ people: [meeting().people[0]!], exempt }), { by: own });
    expect([out.status, people(out.body.details)]).toEqual([403, ['meeting.exempt.1.cadreId']]);
    expect(await shown()).toEqual([]);
  });

  test('is_not_of_their_family', async () => {
    const kin = await cadre('李小海', '村务监督委员会委员', { householdId: head.person.householdId });
    const { token: by } = await signInBound('openid-kin', kin);
    const exempt = [...meeting().exempt, { cadreId: idOf(kin), why: 'supervises' as const }];
    const { status, body } = await record(meeting({ exempt }), { by });
    expect([status, people(body.details)]).toEqual([403, ['meeting.people.0.cadreId']]);
  });

  test('does_not_correct_themself_out_of_it', async () => {
    const { token: town } = await personNamed('赵强', { role: 'township', division: TOWN, title: '罗龙街道' });
    const all = [...meeting().people, { ...UNFIT, cadreId: idOf(watch), post: 'hired' as const }];
    expect((await record(meeting({ people: all, exempt: [] }), { by: town })).status).toBe(200);
    // What would be theirs to record is not theirs to correct.
    const { status, body } = await correct('2025', 1, meeting());
    expect([status, people(body.details)]).toEqual([403, ['meeting.people']]);
    expect((await shown())[0]!.version).toBe(1);
  });

  test('may_be_the_town_and_not_a_cadre_of_elsewhere', async () => {
    const { token: town } = await personNamed('赵强', { role: 'township', division: TOWN, title: '罗龙街道' });
    expect((await record(meeting(), { by: town })).status).toBe(200);
    const other = await enrol('外村人', {
      villageCode: FENGXIANG,
      grants: [{ role: 'cadre', division: FENGXIANG, title: '社区文书' }],
    });
    const { token: elsewhere } = await signInBound('openid-elsewhere', other);
    expect((await record(meeting({ heldOn: '2024-12-10' }), { by: elsewhere })).status).toBe(403);
  });

  test('is_told_that_a_community_has_none', async () => {
    const other = await enrol('社区人', {
      villageCode: FENGXIANG,
      grants: [{ role: 'cadre', division: FENGXIANG, title: '社区文书' }],
    });
    const { token: by } = await signInBound('openid-community', other);
    const { status, body } = await record(meeting(), { by, villageCode: FENGXIANG });
    expect([status, messagesOf(body)[0]!.message]).toEqual([400, expect.stringMatching(/社区居委会不适用/)]);
    const applies = async (villageCode: string) =>
      (await callApi(listAppraisals, { params: { villageCode } })).body.applies;
    expect([await applies(FENGXIANG), await applies(NIUJIAO)]).toEqual([false, true]);
  });
});

test('a_correction_stands_beside_what_it_corrects_and_changes_what_follows', async () => {
  await record(meeting());
  await record(meeting({ heldOn: '2026-11-20' }));
  const better = { ...UNFIT, basic: 10, unfit: 18, abstain: 5 };
  const people = [{ ...meeting().people[0]!, ...better }, meeting().people[1]!];
  const wrong = await correct('2025', 1, meeting({ people: [{ ...people[0]!, abstain: 9 }, people[1]!] }));
  expect(wrong.status).toBe(400);
  expect((await correct('2025', 1, meeting({ heldOn: '2024-12-10' }))).body.details).toMatchObject([
    { path: 'meeting.heldOn' },
  ]);
  const answers = await Promise.all([
    correct('2025', 1, meeting({ people: [{ ...people[0]!, excellent: 1, competent: 2 }, people[1]!] })),
    correct('2025', 1, meeting({ people })),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const lost = answers.find(({ status }) => status === 409)!.body;
  expect([lost.code, lost.details]).toMatchObject(['version.stale', { year: 2025, version: 2 }]);
  const [newest, oldest] = await shown();
  expect(oldest!.records.map(({ revision, reason, people: [first] }) => [revision, reason, first!.grade])).toEqual([
    [1, undefined, 'unfit'],
    [2, '票数抄错了一行', 'basic'],
  ]);
  expect(newest!.twiceUnfit).toEqual([]);
  expect((await correct('2024', 1, meeting({ heldOn: '2024-12-10' }))).status).toBe(404);
  expect((await correct('2024', 0, meeting({ heldOn: '2024-12-10' }))).status).toBe(404);
});
