import {
  listMyPayments,
  listPrograms,
  showMyPayment,
  showMyPaymentYears,
  showProgram,
} from '@shared/subsidies/subsidies';
import { writeRow } from '../platform/row';
import { callApi, signInAs } from '../../tests/support/api';
import { consumedBy } from '../../tests/support/consumed';
import { type Enrolled, enrol, signInBound } from '../../tests/support/people';
import { pagesOf } from '../../tests/support/pages';
import { lastPaymentOf, paymentIdOf, paymentYearOf, type StoredPayment } from './payment-store';
import { ProgramEntity, ProgramRuleEntity } from './program-store';
import { AlreadyRecorded, recordPayments } from './record-payments';
import { freshDistrict } from '../reports/testing/people';

const AT = '2026-11-20T00:00:00.000Z';
let li: Enrolled;
let liToken: string;

const payment = (
  personId: string,
  paidOn: string,
  batchNo: string,
  over: Partial<StoredPayment> = {},
): StoredPayment => {
  const row = {
    personId,
    programCode: 'BT01',
    programName: '耕地地力保护补贴',
    amountFen: 35_400,
    paidOn,
    status: 'credited' as const,
    bankName: '四川农商银行',
    cardTail: '6217',
    batchNo,
    payer: '南溪区财政局',
    period: paidOn.slice(0, 4),
    transfer: [{ status: 'credited' as const, on: paidOn }],
    ...over,
  };
  return { ...row, paymentId: paymentIdOf(row) };
};
const record = (...payments: StoredPayment[]) => recordPayments(payments, AT, 'import');
const dayOf = (place: number) => new Date(Date.UTC(2026, 0, 1 + place)).toISOString().slice(0, 10);

beforeEach(async () => {
  await freshDistrict();
  li = await enrol('李四');
  liToken = (await signInBound('openid-li', li)).token;
});

describe('listMyPayments', () => {
  test('list_my_payments_page_by_page_newest_first_none_lost_none_twice', async () => {
    const payments = Array.from({ length: 47 }, (_, place) => payment(li.person.personId, dayOf(place), `P${place}`));
    await record(...payments.slice(20), ...payments.slice(0, 20));
    const pages = await pagesOf((after) => callApi(listMyPayments, { token: liToken, query: { limit: 10, after } }));
    expect(pages.map(({ items }) => items.length)).toEqual([10, 10, 10, 10, 7]);
    expect(pages.flatMap(({ items }) => items.map(({ paymentId }) => paymentId))).toEqual(
      payments.map(({ paymentId }) => paymentId).reverse(),
    );
  });

  test('list_my_payments_of_a_year_from_its_first_day_to_its_last', async () => {
    const days = ['2024-12-31', '2025-01-01', '2025-06-30', '2025-12-31', '2026-01-01'];
    await record(...days.map((day) => payment(li.person.personId, day, 'P1')));
    const { body } = await callApi(listMyPayments, { token: liToken, query: { year: 2025 } });
    expect(body.items.map(({ paidOn }) => paidOn)).toEqual(['2025-12-31', '2025-06-30', '2025-01-01']);
  });

  test('list_my_payments_shows_only_mine', async () => {
    const wang = await enrol('王秀英');
    await record(payment(wang.person.personId, '2026-03-01', 'P1'), payment(li.person.personId, '2026-03-01', 'P1'));
    const { body } = await callApi(listMyPayments, { token: liToken });
    expect(body.items).toHaveLength(1);
    // What the row keeps and the contract does not declare stays here.
    expect(Object.keys(body.items[0]!)).not.toContain('personId');
  });

  test('a_page_of_one_year_is_not_continued_in_another', async () => {
    await record(...[1, 2, 3].map((month) => payment(li.person.personId, `2026-0${month}-01`, 'P1')));
    const { body: first } = await callApi(listMyPayments, { token: liToken, query: { year: 2026, limit: 1 } });
    const { status, body } = await callApi(listMyPayments, {
      token: liToken,
      query: { year: 2025, after: first.next },
    });
    expect([status, body.code]).toEqual([400, 'page.badCursor']);
  });

  test('list_my_payments_costs_the_same_with_ten_times_the_rows', async () => {
    const read = async () =>
      (await consumedBy(() => callApi(listMyPayments, { token: liToken, query: { limit: 10 } }))).units;
    await record(...Array.from({ length: 30 }, (_, place) => payment(li.person.personId, dayOf(place), 'P1')));
    const few = await read();
    await record(...Array.from({ length: 270 }, (_, place) => payment(li.person.personId, dayOf(place + 30), 'P1')));
    expect(few).toBeGreaterThan(0);
    expect(await read()).toBe(few);
  });
});

describe('showMyPayment', () => {
  test('show_my_payment_with_the_rule_in_force_on_its_day', async () => {
    const rule = {
      programCode: 'BT01',
      standard: '每亩 118.00 元',
      eligibility: '有承包耕地',
      audience: '承包农户',
      department: '农业农村局',
      confidence: 'high' as const,
    };
    for (const effectiveOn of ['2024-01-01', '2025-01-01', '2026-06-01'])
      await writeRow(ProgramRuleEntity, { ...rule, effectiveOn });
    const mine = payment(li.person.personId, '2026-03-12', 'P1', { quantity: 3, unit: '亩', unitPriceFen: 11_800 });
    await record(mine);
    const { status, body } = await callApi(showMyPayment, { token: liToken, params: { paymentId: mine.paymentId } });
    expect(status).toBe(200);
    const { personId: _, ...shown } = mine;
    expect(body).toEqual({
      ...shown,
      ruleOn: '2026-03-12',
      rule: { ...rule, effectiveOn: '2025-01-01' },
      supersededOn: '2026-06-01',
    });
  });

  test('show_anothers_payment_is_404', async () => {
    const wang = await enrol('王秀英');
    const theirs = payment(wang.person.personId, '2026-03-12', 'P1');
    await record(theirs);
    const wangToken = (await signInBound('openid-wang', wang)).token;
    const ask = (token: string) => callApi(showMyPayment, { token, params: { paymentId: theirs.paymentId } });
    expect((await ask(wangToken)).status).toBe(200);
    const { status, body } = await ask(liToken);
    expect([status, body.code]).toEqual([404, 'notFound']);
  });

  test('show_my_payment_without_a_bound_name_is_refused', async () => {
    const { token } = await signInAs('openid-nobody');
    const mine = payment(li.person.personId, '2026-03-12', 'P1');
    await record(mine);
    const answers = await Promise.all([
      callApi(showMyPayment, { token, params: { paymentId: mine.paymentId } }),
      callApi(listMyPayments, { token }),
      callApi(showMyPaymentYears, { token }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([403, 'auth.refused']));
  });
});

describe('showMyPaymentYears', () => {
  test('show_my_payment_years_newest_first_with_what_was_credited_and_the_last_payment', async () => {
    await record(
      payment(li.person.personId, '2025-05-01', 'P1'),
      payment(li.person.personId, '2026-03-01', 'P1'),
      payment(li.person.personId, '2026-04-01', 'P1', { amountFen: 100 }),
      payment(li.person.personId, '2026-05-01', 'P1', { status: 'returned', amountFen: 9_999 }),
    );
    const { body } = await callApi(showMyPaymentYears, { token: liToken });
    expect(body.years.map(({ year, totalFen, count }) => [year, totalFen, count])).toEqual([
      [2026, 35_500, 2],
      [2025, 35_400, 1],
    ]);
    expect(body.last).toMatchObject({ paidOn: '2026-04-01', status: 'credited' });
  });

  test('the_last_payment_is_that_of_today_in_china_and_not_one_planned_for_tomorrow', async () => {
    await record(...['2026-05-01', '2026-05-02', '2026-05-03'].map((day) => payment(li.person.personId, day, 'P1')));
    // 15:59 UTC is 23:59 of the same day in China, 16:00 is the next day.
    const lastAt = async (instant: string) => (await lastPaymentOf(li.person.personId, instant))?.paidOn;
    expect(await lastAt('2026-05-02T15:59:00.000Z')).toBe('2026-05-02');
    expect(await lastAt('2026-05-02T16:00:00.000Z')).toBe('2026-05-03');
    expect(await lastAt('2026-04-30T15:59:00.000Z')).toBeUndefined();
  });

  test('the_last_payment_is_one_that_arrived_however_many_newer_ones_came_back_or_are_on_their_way', async () => {
    const { personId } = li.person;
    const back = Array.from({ length: 21 }, (_, day) =>
      payment(personId, `2026-06-${String(day + 1).padStart(2, '0')}`, 'P1', {
        status: 'returned',
        returnReason: 'closed',
      }),
    );
    await record(
      payment(personId, '2026-05-01', 'P1'),
      payment(personId, '2026-07-01', 'P2', { status: 'sent' }),
      ...back,
    );
    const { body } = await callApi(showMyPaymentYears, { token: liToken });
    expect(body.last).toMatchObject({ paidOn: '2026-05-01', status: 'credited' });
    expect(body.returned).toHaveLength(21);
  });

  test('show_my_payment_years_of_someone_never_paid_is_empty', async () => {
    expect((await callApi(showMyPaymentYears, { token: liToken })).body).toEqual({ years: [], returned: [] });
  });
});

describe('recordPayments', () => {
  test('a_payment_recorded_again_is_refused_and_the_total_stays', async () => {
    const { personId } = li.person;
    const first = payment(personId, '2026-03-01', 'P1');
    await record(first);
    const again = record(payment(personId, '2026-03-02', 'P2'), { ...first, amountFen: 1 });
    await expect(again).rejects.toEqual(new AlreadyRecorded([first.paymentId]));
    expect(await paymentYearOf(personId, 2026)).toMatchObject({ totalFen: 35_400, count: 1 });
    expect((await callApi(listMyPayments, { token: liToken })).body.items).toHaveLength(1);
  });

  test('a_payment_twice_in_one_list_is_refused', async () => {
    const first = payment(li.person.personId, '2026-03-01', 'P1');
    await expect(record(first, first)).rejects.toBeInstanceOf(AlreadyRecorded);
    expect(await paymentYearOf(li.person.personId, 2026)).toBeUndefined();
  });

  test('more_than_one_transaction_holds_and_many_people_add_up', async () => {
    const wang = await enrol('王秀英');
    const of = (personId: string, count: number) =>
      Array.from({ length: count }, (_, place) => payment(personId, dayOf(place), 'P1', { amountFen: 7 }));
    await record(...of(li.person.personId, 230), ...of(wang.person.personId, 3));
    expect(await paymentYearOf(li.person.personId, 2026)).toMatchObject({ totalFen: 1610, count: 230, version: 3 });
    expect(await paymentYearOf(wang.person.personId, 2026)).toMatchObject({ totalFen: 21, count: 3 });
  });

  test('two_batches_at_once_both_count', async () => {
    const { personId } = li.person;
    await Promise.all(['P1', 'P2', 'P3'].map((batchNo) => record(payment(personId, '2026-03-01', batchNo))));
    expect(await paymentYearOf(personId, 2026)).toMatchObject({ totalFen: 3 * 35_400, count: 3 });
  });
});

describe('programs', () => {
  const program = {
    name: '耕地地力保护补贴',
    category: '农业生产',
    department: '农业农村局',
    level: '中央',
    audience: '承包农户',
    cycle: '每年一次',
    confidence: 'high' as const,
  };
  const rule = { standard: '', eligibility: '', audience: '', department: '', confidence: 'none' as const };

  test('list_programs_is_the_whole_catalogue_by_code_without_their_rules', async () => {
    for (let place = 1; place <= 71; place += 1) {
      const programCode = `BT${String(place).padStart(2, '0')}`;
      await writeRow(ProgramEntity, { ...program, programCode });
      await writeRow(ProgramRuleEntity, { ...rule, programCode, effectiveOn: '2026-01-01' });
    }
    const { body } = await callApi(listPrograms);
    expect(body.items).toHaveLength(71);
    expect(body.items[0]).toEqual({ ...program, programCode: 'BT01' });
  });

  test('show_program_with_its_rules_newest_first', async () => {
    await writeRow(ProgramEntity, { ...program, programCode: 'BT01', note: '以公告为准' });
    for (const effectiveOn of ['2025-01-01', '2026-01-01', '2024-01-01'])
      await writeRow(ProgramRuleEntity, { ...rule, programCode: 'BT01', effectiveOn });
    const { body } = await callApi(showProgram, { params: { programCode: 'BT01' } });
    expect(body.note).toBe('以公告为准');
    expect(body.rules.map(({ effectiveOn }) => effectiveOn)).toEqual(['2026-01-01', '2025-01-01', '2024-01-01']);
  });

  test('show_an_unknown_program_is_404', async () => {
    const { status, body } = await callApi(showProgram, { params: { programCode: 'BT99' } });
    expect([status, body.code]).toEqual([404, 'notFound']);
  });
});
