import {
  DUTIES,
  type DutyCode,
  listDuties,
  listOverdueVillages,
  standingsOn,
  urgePublication,
} from '@shared/affairs/duties';
import { listMessages } from '@shared/messages/messages';
import { publishNotice } from '@shared/affairs/notices';
import { writeRow } from '../../platform/row';
import { callApi, signInAs } from '../../../tests/support/api';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { everyRow } from '../../../tests/support/every-row';
import { itIs } from '../../../tests/support/it-is';
import { openRecord, withMet, withoutNotice } from './duty-record';
import { DutyRecordEntity, dutyRow } from './duty-store';
import { handler as openDuties } from './open-duties';
import { freshDistrict, personNamed } from '../../reports/testing/people';

beforeEach(async () => {
  await freshDistrict();
});

const put = (villageCode: string, day: string) =>
  writeRow(
    DutyRecordEntity,
    dutyRow({
      villageCode,
      villageName: villageCode === NIUJIAO ? '牛角村' : '凤翔社区',
      townName: '罗龙街道',
      since: openRecord(day).since,
      met: [],
      version: 1,
    }),
  );
const standing = async (wanted: DutyCode = 'finance') =>
  (await callApi(listDuties, { params: { villageCode: NIUJIAO } })).body.items.find(({ code }) => code === wanted)!;
const publish = (token: string, duty: object, over: object = {}) =>
  callApi(publishNotice, {
    token,
    params: { villageCode: NIUJIAO },
    body: { kind: 'finance', title: '三季度收支公开', body: '收入一万元，支出八千元，明细贴在公开栏。', duty, ...over },
  });
const cadre = async () =>
  signInBound('openid-cadre', await enrol('王建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '文书' }] }));

test('publishing_a_duty_moves_it_to_the_next_period', async () => {
  itIs('2026-10-20T02:00:00.000Z');
  await put(NIUJIAO, '2026-07-01');
  const { token } = await cadre();
  expect(await standing()).toMatchObject({ state: 'overdue', period: '2026-Q3', overdueDays: 5 });
  const { body } = await publish(token, { code: 'finance', period: '2026-Q3' });
  expect(body.duty).toEqual({ code: 'finance', period: '2026-Q3' });
  expect(await standing()).toMatchObject({ state: 'upToDate', period: '2026-Q4', last: { noticeId: body.noticeId } });
  expect(await standing('relief')).toMatchObject({ state: 'overdue' });
});

test('a_scheduled_one_counts_when_it_comes_out_and_must_come_in_time', async () => {
  itIs('2026-10-10T02:00:00.000Z');
  await put(NIUJIAO, '2026-07-01');
  const { token } = await cadre();
  const duty = { code: 'finance', period: '2026-Q3' };
  const late = await publish(token, duty, { publishAt: '2026-10-16T02:00:00.000Z' });
  expect([late.status, late.body.code]).toEqual([422, 'notices.afterDue']);
  expect((await publish(token, duty, { publishAt: '2026-10-12T02:00:00.000Z' })).status).toBe(200);
  expect(await standing()).toMatchObject({ state: 'dueSoon', period: '2026-Q3' });
  itIs('2026-10-12T02:00:00.001Z');
  expect(await standing()).toMatchObject({ state: 'upToDate', period: '2026-Q4' });
});

test.each([
  ['a period of another rhythm', { code: 'finance', period: '2026' }],
  ['a period that has not begun', { code: 'finance', period: '2027-Q1' }],
])('a_duty_with_%s_is_refused', async (_, duty) => {
  itIs('2026-10-10T02:00:00.000Z');
  const { token } = await cadre();
  expect((await publish(token, duty)).body.code).toBe('request.malformed');
});

test('two_notices_of_two_duties_at_once_are_both_counted', async () => {
  await put(NIUJIAO, '2026-07-01');
  const { token } = await cadre();
  const answers = await Promise.all(
    (['finance', 'relief', 'government'] as const).map((code) => publish(token, { code, period: '2026-Q3' })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  for (const code of ['finance', 'relief', 'government'] as const)
    expect((await standing(code)).last?.period).toBe('2026-Q3');
});

test('the_villages_that_are_late_come_longest_first_to_the_town_and_the_district_above_them', async () => {
  itIs('2026-10-20T02:00:00.000Z');
  await put(NIUJIAO, '2026-07-01');
  await put(FENGXIANG, '2026-01-01');
  const ask = async (role: 'township' | 'regulator', held: string, division: string) => {
    const { token } = await personNamed('赵敏', { role, division: held });
    return callApi(listOverdueVillages, { token, params: { division } });
  };
  const district = await ask('regulator', DISTRICT, DISTRICT);
  expect(district.body.items).toMatchObject([
    { villageName: '凤翔社区', dueOn: '2026-04-15' },
    { villageName: '牛角村', dueOn: '2026-10-15', overdueDays: 5 },
  ]);
  expect(district.body.items[1]!.overdue).toEqual(['finance', 'decisions', 'relief', 'government', 'party']);
  expect((await ask('township', TOWN, TOWN)).body.items.map(({ villageName }) => villageName)).toEqual(['牛角村']);
  expect((await ask('township', TOWN, DISTRICT)).status).toBe(403);
  itIs('2026-04-15T15:59:00.000Z');
  expect((await ask('regulator', DISTRICT, DISTRICT)).body.items).toEqual([]);
});

test('open_duties_gives_each_village_its_record_once_however_often_it_runs', async () => {
  await put(NIUJIAO, '2026-01-01');
  await openDuties();
  const rows = async () => (await everyRow()).filter(({ _et }) => _et === 'DutyRecord');
  const first = await rows();
  expect(first).toHaveLength(2);
  await openDuties();
  expect(await rows()).toEqual(first);
});

test('a_record_does_not_grow_with_the_years', () => {
  let record = openRecord('2026-01-01');
  for (let year = 2026; year < 2046; year += 1)
    for (let quarter = 1; quarter <= 4; quarter += 1)
      record = withMet(
        record,
        {
          code: 'finance',
          period: `${year}-Q${quarter}`,
          noticeId: `${year}${quarter}`,
          publishedAt: `${year}-12-01T00:00:00.000Z`,
        },
        '2046-01-01T00:00:00.000Z',
      );
  expect(record.met).toHaveLength(12);
  expect(record.since.finance).toBe('2046-Q1');
  const without = withoutNotice(record, '20443', '2046-01-01T00:00:00.000Z');
  expect(without.since.finance).toBe('2044-Q3');
  expect(standingsOn(without, '2046-01-01T00:00:00.000Z', '2046-01-01')[0]).toMatchObject({
    missing: 1,
    state: 'overdue',
  });
  expect(DUTIES).toHaveLength(6);
});

test('cadres_of_a_late_village_are_reminded_once_a_day_and_of_one_in_time_never', async () => {
  itIs('2026-10-20T02:00:00.000Z');
  await put(NIUJIAO, '2026-07-01');
  await cadre();
  await signInBound('openid-town', await enrol('赵强', { grants: [{ role: 'township', division: TOWN }] }));
  // A session lives for less than a day.
  const as = async (openid: string) => (await signInAs(openid)).token;
  const urge = async (villageCode: string, by = 'openid-town') =>
    callApi(urgePublication, { token: await as(by), params: { villageCode } });
  const told = async () =>
    (await callApi(listMessages, { token: await as('openid-cadre') })).body.items.filter(
      ({ kind }) => kind === 'publicationUrged',
    ).length;
  expect((await urge(NIUJIAO)).body).toEqual({ told: 1 });
  expect((await urge(NIUJIAO)).body).toEqual({ told: 1 });
  expect(await told()).toBe(1);
  itIs('2026-10-21T02:00:00.000Z');
  await urge(NIUJIAO);
  expect(await told()).toBe(2);
  expect((await urge(NIUJIAO, 'openid-cadre')).status).toBe(403);
  expect((await urge(FENGXIANG)).status).toBe(403);
  await put(NIUJIAO, '2026-10-01');
  expect((await urge(NIUJIAO)).body.code).toBe('duties.notOverdue');
});
