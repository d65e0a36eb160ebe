import { listEntries, showVillageYear, showVoucher } from '@shared/accounts/accounts';
import {
  closeMonth,
  listChartAccounts,
  listPostings,
  setOpeningBalances,
  showStatements,
  showTrialBalance,
} from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import {
  approveVoucher,
  listPendingVouchers,
  prepareReversal,
  prepareVoucher,
  returnVoucher,
  reviewVoucher,
} from '@shared/accounts/pending-vouchers';
import { listPublications, listPublishing, publishPeriod } from '@shared/accounts/publications';
import type { Role } from '@shared/roles';
import { addDays, dayInChina } from '@shared/time';
import { callApi } from '../../tests/support/api';
import { consumedBy } from '../../tests/support/consumed';
import { pagesOf } from '../../tests/support/pages';
import { DISTRICT, FENGXIANG, NIUJIAO, TOWN } from '../../tests/support/people';
import { now } from '../platform/clock';
import { balancesOf } from './balances/balance-store';
import { openYear } from './open-year';
import { freshBook, linesSaying, postDraft, postedLinesSaying, VILLAGE } from './testing/book-in';
import { personNamed } from '../reports/testing/people';

const AT = '2026-11-20T00:00:00.000Z';
const BOOK = { villageCode: NIUJIAO, year: 2026 };
const input = linesSaying('付王秀英误工补贴');
const PAY = [input('513', 40_000, 0, { counterparty: '王秀英', natural: true }), input('102', 0, 40_000)];
const line = postedLinesSaying('付王秀英误工补贴');
const post = postDraft;

const officer = async (name: string, role: Role, division: string) =>
  (await personNamed(name, { role, division })).token;
let zhao: string;
let qian: string;
let gao: string;
let sun: string;

beforeEach(async () => {
  await freshBook(1_000_000);
  zhao = await officer('赵强', 'township', TOWN);
  qian = await officer('钱静', 'township', TOWN);
  gao = await officer('高远', 'township', TOWN);
  sun = await officer('孙磊', 'regulator', DISTRICT);
});

const prepare = (token: string, body: object = {}, key?: string) =>
  callApi(prepareVoucher, {
    params: { villageCode: NIUJIAO },
    token,
    body: {
      voucherOn: '2026-01-10',
      lines: PAY,
      attachments: [{ kind: '自制凭据', title: '误工补贴发放表', pages: 1 }],
      ...body,
    },
    ...(key && { key }),
  });
const one = (pendingId: string, token: string, key?: string) => ({
  params: { villageCode: NIUJIAO, pendingId },
  token,
  ...(key && { key }),
});
const close = (month: number, token = qian, year = 2026) =>
  callApi(closeMonth, { params: { villageCode: NIUJIAO, year, month }, token });
const publish = (period: string, token = qian) => callApi(publishPeriod, { params: BOOK, token, body: { period } });
const code = ({ status, body }: { status: number; body: { code?: string | undefined } }) => [status, body.code];

test('a sub-account of those who owe and are owed names nobody whole, in a voucher or an opening', async () => {
  const { body } = await prepare(zhao, {
    lines: [
      input('513', 30_000, 0, { counterparty: '王秀英', natural: true, accountName: '王秀英误工补贴' }),
      input('11301', 10_000, 0, { accountName: '内部往来-王秀英' }),
      input('21102', 0, 15_000, { accountName: '罗龙街道办事处' }),
      input('21103', 0, 25_000, { accountName: '应付工程款' }),
    ],
  });
  expect(body.lines.map(({ accountName }) => accountName)).toEqual([
    '管理费用',
    '内部往来-王*英',
    '罗龙街道办事处',
    '应付工程款',
  ]);
  const own = await prepare(zhao, {
    lines: [
      input('51301', 40_000, 0, { counterparty: '王秀英', natural: true, accountName: '王秀英误工补贴' }),
      input('102', 0, 40_000),
    ],
  });
  expect(own.body.lines[0]?.accountName).toBe('王*英误工补贴');
  await callApi(setOpeningBalances, {
    params: BOOK,
    token: zhao,
    body: {
      version: 1,
      balances: [
        { accountCode: '11201', accountName: '阿依古丽·买买提', debitFen: 5_000, creditFen: 0 },
        { accountCode: '10201', accountName: '农商银行', debitFen: 5_000, creditFen: 0 },
        { accountCode: '301', debitFen: 0, creditFen: 10_000 },
      ],
    },
  });
  const shown = await callApi(showTrialBalance, { params: BOOK, query: { from: 1, through: 12 } });
  expect(shown.body.rows.map(({ accountName }) => accountName)).toEqual(
    expect.arrayContaining(['阿******提', '农商银行']),
  );
});

test('whom a voucher shows with stars no summary and no paper of it names, however the name is spaced', async () => {
  const { status, body } = await prepare(zhao, {
    lines: [
      input('513', 40_000, 0, { counterparty: '王秀英、欧阳建国', natural: true }),
      input('102', 0, 40_000, { summary: '付王 秀 英、欧阳建国误工补贴' }),
    ],
    attachments: [{ kind: '自制凭据', title: '王秀英领款条', pages: 1 }],
  });
  expect(status).toBe(200);
  expect(body.lines.map(({ summary }) => summary)).toEqual(['付王*英误工补贴', '付王*英、欧**国误工补贴']);
  expect(body.attachments).toMatchObject([{ title: '王*英领款条' }]);
  const whole = await prepare(zhao, {
    lines: [
      input('513', 40_000, 0, { counterparty: '宏发农场', natural: false, summary: '付宏发农场租金' }),
      input('102', 0, 40_000),
    ],
  });
  expect(whole.body.lines[0]!.summary).toBe('付宏发农场租金');
});

test('whoever is named on a voucher is published whole only when it is said that it is a body', async () => {
  const named = async (counterparty: string, more: object = {}) =>
    (await prepare(zhao, { lines: [input('513', 40_000, 0, { counterparty, ...more }), input('102', 0, 40_000)] })).body
      .lines[0]!.counterparty;
  expect(await named('王建中')).toBe('王*中');
  expect(await named('宏发农场')).toBe('宏**场');
  expect(await named('宏发农场', { natural: false })).toBe('宏发农场');
  expect(await named('宏发农场', { natural: true })).toBe('宏**场');
  expect(await named('王秀英等5户', { natural: false })).toBe('王*英等5户');
  expect(await named('牛角村股份经济合作联合社')).toBe('牛角村股份经济合作联合社');
});

describe('a voucher from the desk to the statements', () => {
  test('prepare_review_approve_read_reverse_close_publish', async () => {
    const { status, body: prepared } = await prepare(zhao);
    expect(status).toBe(200);
    expect(prepared).toMatchObject({ state: 'prepared', totalFen: 40_000, prepared: { name: '赵强', mine: true } });
    // The name of a natural person is kept masked; the key that tells two of them apart is shown to nobody.
    expect(prepared.lines.map(({ counterparty }) => counterparty)).toEqual(['王*英', undefined]);
    expect(JSON.stringify(prepared.lines)).not.toContain('counterpartyKey');
    const { body: waiting } = await callApi(listPendingVouchers, { params: { division: TOWN }, token: qian });
    expect(waiting.items).toMatchObject([{ pendingId: prepared.pendingId, prepared: { mine: false } }]);

    // Not in the book yet: nobody sees it.
    expect((await callApi(listEntries, { params: BOOK })).body.items).toEqual([]);
    await callApi(reviewVoucher, one(prepared.pendingId, qian));
    const { body: done } = await callApi(approveVoucher, one(prepared.pendingId, gao));
    expect(done).toMatchObject({ state: 'posted', voucherNo: '记-0001' });
    const voucherId = done.voucherId!;

    const { body: voucher } = await callApi(showVoucher, { params: { ...BOOK, voucherId } });
    expect(voucher).toMatchObject({ preparedBy: '赵强', reviewedBy: '钱静', approvedBy: '高远', voucherNo: '记-0001' });
    const { body: entries } = await callApi(listEntries, { params: BOOK });
    expect(entries.items).toMatchObject([{ amountFen: 40_000, counterparty: '王*英' }]);
    const { body: year } = await callApi(showVillageYear, { params: BOOK });
    expect(year).toMatchObject({ expenseFen: 40_000, balanceFen: 960_000, closedThrough: 0 });
    const { body: balances } = await callApi(showTrialBalance, { params: BOOK, query: { month: 1 } });
    expect(balances.totals.closing).toEqual({ debitFen: 1_000_000, creditFen: 1_000_000 });
    expect(balances.rows.find(({ accountCode }) => accountCode === '513')).toMatchObject({
      accountName: '管理费用',
      category: '损益',
      period: { debitFen: 40_000, creditFen: 0 },
    });
    const { body: postings } = await callApi(listPostings, { params: { ...BOOK, accountCode: '513' } });
    expect(postings.items).toMatchObject([{ voucherId, debitFen: 40_000, creditFen: 0, reversal: false }]);
    const { body: statements } = await callApi(showStatements, { params: BOOK, query: { month: 1 } });
    const amount = (lines: typeof statements.assets, id: string) => lines.find((each) => each.id === id)!.secondFen;
    expect(amount(statements.assets, 'assets')).toBe(960_000);
    expect(amount(statements.claims, 'claims')).toBe(960_000);
    expect(amount(statements.surplus, 'netSurplus')).toBe(-40_000);

    // January is closed and published; the mistake is then taken back in February.
    expect((await close(1)).body).toEqual({ closedThrough: 1 });
    expect(code(await prepare(zhao))).toEqual([409, 'accounts.periodClosed']);
    await expect(post('记-0099', '2026-01-31', [line('513', 5, 0), line('102', 0, 5)])).rejects.toEqual(
      new AppError('accounts.periodClosed'),
    );
    const said = await publish('2026-01');
    expect(said.body).toMatchObject({
      state: 'late',
      publishedBy: '钱静',
      figures: [
        { name: '收入', fen: 0 },
        { name: '支出', fen: 40_000 },
        { name: '月末余额', fen: 960_000 },
      ],
      intact: true,
      corrections: [],
    });
    const { body: reversal } = await callApi(prepareReversal, {
      params: { ...BOOK, voucherId },
      token: zhao,
      body: { voucherOn: '2026-02-03', reason: '人记错了' },
    });
    expect(reversal).toMatchObject({ reverses: { voucherId, voucherNo: '记-0001', reason: '人记错了' } });
    await callApi(reviewVoucher, one(reversal.pendingId, qian));
    const { body: reversed } = await callApi(approveVoucher, one(reversal.pendingId, gao));
    expect(reversed.voucherNo).toBe('记-0002');
    const [first, second] = await Promise.all(
      [voucherId, reversed.voucherId!].map((id) => callApi(showVoucher, { params: { ...BOOK, voucherId: id } })),
    );
    expect(first!.body.reversedBy).toBe(reversed.voucherId);
    expect(second!.body.reversalOf).toBe(voucherId);

    const { body: published } = await callApi(listPublications, { params: BOOK });
    const january = published.items.find(({ period }) => period === '2026-01')!;
    expect(january.figures).toEqual(said.body.figures);
    expect(january).toMatchObject({
      intact: true,
      now: [
        { name: '收入', fen: 0 },
        { name: '支出', fen: 0 },
        { name: '月末余额', fen: 1_000_000 },
      ],
      corrections: [{ voucherId, reversedBy: reversed.voucherId, expenseFen: 40_000, correctedOn: '2026-02-03' }],
    });
    expect(published.items).toHaveLength(16);
    expect((await callApi(showVillageYear, { params: BOOK })).body).toMatchObject({ expenseFen: 0, closedThrough: 1 });
  });

  test('the_same_person_takes_no_two_steps', async () => {
    const { body: pending } = await prepare(zhao);
    expect(code(await callApi(reviewVoucher, one(pending.pendingId, zhao)))).toEqual([403, 'accounts.samePerson']);
    expect(code(await callApi(approveVoucher, one(pending.pendingId, gao)))).toEqual([409, 'accounts.wrongState']);
    await callApi(reviewVoucher, one(pending.pendingId, qian));
    for (const token of [zhao, qian])
      expect(code(await callApi(approveVoucher, one(pending.pendingId, token)))).toEqual([403, 'accounts.samePerson']);
    expect((await callApi(approveVoucher, one(pending.pendingId, gao))).status).toBe(200);
    expect(code(await callApi(reviewVoucher, one(pending.pendingId, qian)))).toEqual([409, 'accounts.wrongState']);
  });

  test('who_supervises_or_runs_the_system_signs_no_voucher', async () => {
    const admin = await officer('林管', 'admin', DISTRICT);
    const { body: pending } = await prepare(zhao);
    for (const token of [sun, admin])
      expect(code(await callApi(reviewVoucher, one(pending.pendingId, token)))).toEqual([403, 'auth.refused']);
    await callApi(reviewVoucher, one(pending.pendingId, qian));
    for (const token of [sun, admin])
      expect(code(await callApi(approveVoucher, one(pending.pendingId, token)))).toEqual([403, 'auth.refused']);
    expect((await callApi(listPendingVouchers, { params: { division: TOWN }, token: sun })).body.items).toMatchObject([
      { state: 'reviewed' },
    ]);
  });

  test('a_returned_voucher_leaves_the_list_and_enters_no_book', async () => {
    const { body: pending } = await prepare(zhao);
    const { body: returned } = await callApi(returnVoucher, {
      ...one(pending.pendingId, qian),
      body: { reason: '单据不全' },
    });
    expect(returned).toMatchObject({ state: 'returned', returned: { name: '钱静', reason: '单据不全' } });
    expect((await callApi(listPendingVouchers, { params: { division: NIUJIAO }, token: zhao })).body.items).toEqual([]);
    const sentBack = { params: { division: NIUJIAO }, query: { which: 'returned' as const }, token: zhao };
    const { body: kept } = await callApi(listPendingVouchers, sentBack);
    expect(kept.items.map(({ state, returned }) => [state, typeof returned?.reason])).toContainEqual([
      'returned',
      'string',
    ]);
    expect(code(await callApi(reviewVoucher, one(pending.pendingId, qian)))).toEqual([409, 'accounts.wrongState']);
  });

  test.each([
    ['that do not balance', { lines: [input('513', 5, 0), input('102', 0, 4)] }, 'lines'],
    ['of an unknown account', { lines: [input('999', 5, 0), input('102', 0, 5)] }, 'lines.0.accountCode'],
    ['of 本年收益', { lines: [input('321', 5, 0), input('322', 0, 5)] }, 'lines.0.accountCode'],
    ['of a day that does not exist', { voucherOn: '2026-02-30' }, 'voucherOn'],
    ['of a day to come', { voucherOn: addDays(dayInChina(now()), 1) }, 'voucherOn'],
  ])('lines_%s_are_refused_and_say_where', async (_, body, path) => {
    const answer = await prepare(zhao, body);
    expect(code(answer)).toEqual([400, 'request.malformed']);
    expect(answer.body.details).toEqual([expect.objectContaining({ path })]);
  });

  test('words_that_wechat_refuses_do_not_go_on', async () => {
    const answer = await prepare(zhao, { lines: [{ ...PAY[0], summary: '有人聚众赌博' }, PAY[1]] });
    expect(code(answer)).toEqual([422, 'content.rejected']);
    expect((await callApi(listPendingVouchers, { params: { division: NIUJIAO }, token: qian })).body.items).toEqual([]);
  });

  test('one_key_prepares_and_posts_once', async () => {
    const key = 'prepare-once-0000001';
    const [a, b] = await Promise.all([prepare(zhao, {}, key), prepare(zhao, {}, key)]);
    expect(a.body.pendingId).toBe(b.body.pendingId);
    await callApi(reviewVoucher, one(a.body.pendingId, qian));
    const approvals = await Promise.all(
      [1, 2, 3].map(() => callApi(approveVoucher, one(a.body.pendingId, gao, 'approve-once-000001'))),
    );
    expect(approvals.map(({ status, body }) => [status, body.voucherNo])).toEqual(Array(3).fill([200, '记-0001']));
    expect((await callApi(listEntries, { params: BOOK })).body.items).toHaveLength(1);
  });

  test('vouchers_approved_at_once_are_numbered_without_gap_or_double', async () => {
    const pending = await Promise.all([1, 2, 3, 4].map(() => prepare(zhao)));
    await Promise.all(pending.map(({ body }) => callApi(reviewVoucher, one(body.pendingId, qian))));
    // Each sends again what was refused for coming at the same moment.
    const approve = async (pendingId: string): Promise<string> => {
      const { status, body } = await callApi(approveVoucher, one(pendingId, gao));
      return status === 200 ? body.voucherNo! : approve(pendingId);
    };
    const numbers = await Promise.all(pending.map(({ body }) => approve(body.pendingId)));
    expect(numbers.sort()).toEqual(['记-0001', '记-0002', '记-0003', '记-0004']);
    expect(await balancesOf(BOOK)).toMatchObject({ lastNumber: 4 });
  });
});

describe('closing', () => {
  test('months_close_in_order_when_they_are_over_and_nothing_waits', async () => {
    expect(code(await close(2))).toEqual([409, 'accounts.priorOpen']);
    const { body: pending } = await prepare(zhao);
    expect(code(await close(1))).toEqual([409, 'accounts.vouchersWaiting']);
    await callApi(returnVoucher, { ...one(pending.pendingId, zhao), body: { reason: '不要了' } });
    expect((await close(1)).status).toBe(200);
    expect(code(await close(1))).toEqual([409, 'accounts.periodClosed']);
    expect(code(await close(12))).toEqual([409, 'accounts.priorOpen']);
  });

  test('a_voucher_and_the_closing_of_its_month_never_pass_each_other', async () => {
    const attempts = Array.from({ length: 4 }, (_, place) =>
      post(`记-000${place}`, '2026-01-10', [line('102', 7, 0), line('501', 0, 7)]),
    );
    const [closing, ...vouchers] = await Promise.allSettled([close(1), ...attempts]);
    const in_ = vouchers.filter(({ status }) => status === 'fulfilled').length;
    for (const refused of vouchers.filter((each) => each.status === 'rejected'))
      expect((refused as PromiseRejectedResult).reason).toEqual(
        expect.objectContaining({ name: expect.stringMatching(/AppError|ConditionsFailed/) }),
      );
    expect(closing!.status).toBe('fulfilled');
    // What the closing said stands: the sums are those of the vouchers that came before it, and of no other.
    expect((await callApi(showVillageYear, { params: BOOK })).body.incomeFen).toBe(in_ * 7);
    const { body } = await callApi(showTrialBalance, { params: BOOK, query: { month: 1 } });
    expect(body.totals.closing.debitFen).toBe(body.totals.closing.creditFen);
    if ((closing as PromiseFulfilledResult<{ status: number }>).value.status !== 200) await close(1);
    await expect(post('记-0100', '2026-01-10', [line('102', 7, 0), line('501', 0, 7)])).rejects.toEqual(
      new AppError('accounts.periodClosed'),
    );
  });

  test('december_carries_the_surplus_and_opens_the_next_year', async () => {
    await freshBook(1_000_000, 2025);
    const token = await officer('钱静', 'township', TOWN);
    await post('记-0001', '2025-03-10', [line('102', 900, 0), line('501', 0, 900)]);
    await post('记-0002', '2025-12-10', [line('513', 300, 0), line('152', 0, 300)]);
    for (let month = 1; month <= 12; month += 1) expect((await close(month, token, 2025)).status).toBe(200);
    const book = { villageCode: NIUJIAO, year: 2025 };
    const { body: surplus } = await callApi(listPostings, { params: { ...book, accountCode: '321' } });
    expect(surplus.items.map(({ voucherNo }) => voucherNo).sort()).toEqual(['记-0003', '记-0004']);
    const { body: after } = await callApi(showTrialBalance, { params: book, query: { month: 12 } });
    const of = (rows: typeof after.rows, accountCode: string) => rows.find((row) => row.accountCode === accountCode);
    expect(of(after.rows, '501')!.closing).toEqual({ debitFen: 0, creditFen: 0 });
    expect(of(after.rows, '322')!.closing).toEqual({ debitFen: 0, creditFen: 600 });
    const { body: next } = await callApi(showTrialBalance, { params: BOOK, query: { month: 1 } });
    expect(of(next.rows, '32202')!.opening).toEqual({ debitFen: 0, creditFen: 600 });
    expect(of(next.rows, '102')!.opening).toEqual({ debitFen: 1_000_900, creditFen: 0 });
    expect((await callApi(showVillageYear, { params: BOOK })).body).toMatchObject({
      openingFen: 1_000_900,
      years: [2025, 2026],
    });
    // The statement of the year still says what was earned.
    const { body } = await callApi(showStatements, { params: book, query: { month: 12, span: 'quarter' } });
    expect(body.surplus.find(({ id }) => id === 'netSurplus')).toMatchObject({ firstFen: -300, secondFen: 600 });
  });
});

describe('opening balances', () => {
  const set = (body: object, token = zhao) => callApi(setOpeningBalances, { params: BOOK, token, body });
  const balances = [
    { accountCode: '102', debitFen: 300_000, creditFen: 0 },
    { accountCode: '151', debitFen: 900_000, creditFen: 0 },
    { accountCode: '10201', accountName: '农商银行', debitFen: 0, creditFen: 0 },
    { accountCode: '311', debitFen: 0, creditFen: 1_200_000 },
  ];

  test('are_set_whole_once_read_and_move_the_years_after', async () => {
    await openYear({ ...VILLAGE, year: 2027 }, 0, AT, 'import');
    const { body: before } = await callApi(showTrialBalance, { params: BOOK });
    const { status, body } = await set({ version: before.version, balances });
    expect([status, body.version]).toEqual([200, before.version + 1]);
    const { body: after } = await callApi(showTrialBalance, { params: BOOK });
    expect(after.rows.map(({ accountCode }) => accountCode)).toEqual(['102', '151', '311']);
    expect((await callApi(showVillageYear, { params: BOOK })).body.openingFen).toBe(300_000);
    const { body: next } = await callApi(showTrialBalance, { params: { ...BOOK, year: 2027 } });
    expect(next.rows.map(({ accountCode, closing }) => [accountCode, closing.debitFen - closing.creditFen])).toEqual([
      ['102', 300_000],
      ['151', 900_000],
      ['311', -1_200_000],
    ]);
    expect(code(await set({ version: before.version, balances }))).toEqual([409, 'version.stale']);
  });

  test('are_refused_unbalanced_in_a_later_year_and_after_a_month_is_closed', async () => {
    expect(code(await set({ version: 1, balances: balances.slice(0, 2) }))).toEqual([400, 'request.malformed']);
    await openYear({ ...VILLAGE, year: 2027 }, 0, AT, 'import');
    const later = { params: { ...BOOK, year: 2027 }, token: zhao, body: { version: 1, balances } };
    expect(code(await callApi(setOpeningBalances, later))).toEqual([409, 'accounts.openingFixed']);
    await close(1);
    expect(code(await set({ version: 1, balances }))).toEqual([409, 'accounts.openingFixed']);
  });
});

describe('publishing', () => {
  test('what_is_not_closed_or_published_already_is_refused', async () => {
    expect(code(await publish('2026-01'))).toEqual([409, 'accounts.notClosed']);
    await close(1);
    expect((await publish('2026-01')).status).toBe(200);
    expect(code(await publish('2026-01'))).toEqual([409, 'accounts.alreadyPublished']);
    expect(code(await publish('2026-Q1'))).toEqual([409, 'accounts.notClosed']);
    expect(code(await publish('2025-12'))).toEqual([400, 'request.malformed']);
    const { body: town } = await callApi(listPublishing, { params: { division: TOWN, year: 2026 }, token: zhao });
    expect(town.items).toMatchObject([{ villageCode: NIUJIAO, closedThrough: 1 }]);
    expect(town.items[0]!.overdue).toContain('2026-02');
    expect(town.items[0]!.overdue).not.toContain('2026-01');
    const { body: district } = await callApi(listPublishing, {
      params: { division: DISTRICT, year: 2026 },
      token: sun,
    });
    expect(district.items).toEqual(town.items);
  });
});

describe('who may', () => {
  test('a_town_keeps_its_own_villages_books_alone', async () => {
    const stranger = await officer('吴刚', 'township', '511503001');
    expect(code(await prepare(stranger))).toEqual([403, 'auth.refused']);
    expect(code(await close(1, stranger))).toEqual([403, 'auth.refused']);
    expect(code(await publish('2026-01', stranger))).toEqual([403, 'auth.refused']);
    expect(code(await callApi(listPendingVouchers, { params: { division: TOWN }, token: stranger }))).toEqual([
      403,
      'auth.refused',
    ]);
    expect(code(await callApi(listPublishing, { params: { division: DISTRICT, year: 2026 }, token: zhao }))).toEqual([
      403,
      'auth.refused',
    ]);
    const { body: pending } = await prepare(zhao);
    // Who keeps that town's books finds no voucher of this one's there.
    const elsewhere = { params: { villageCode: FENGXIANG, pendingId: pending.pendingId }, token: stranger };
    expect(code(await callApi(reviewVoucher, elsewhere))).toEqual([404, 'notFound']);
  });

  test('a_cadre_does_not_keep_the_books', async () => {
    const cadre = await officer('陈建国', 'cadre', NIUJIAO);
    expect(code(await prepare(cadre))).toEqual([403, 'auth.refused']);
  });
});

describe('reading', () => {
  test('postings_page_by_page_newest_first_and_a_balance_costs_one_read_however_many_vouchers', async () => {
    const read = async () => (await consumedBy(() => callApi(showTrialBalance, { params: BOOK }))).units;
    for (let place = 1; place <= 6; place += 1)
      await post(`记-00${place}`, `2026-0${1 + (place % 2)}-10`, [line('152', 0, 5), line('513', 5, 0)]);
    const few = await read();
    for (let place = 10; place <= 30; place += 1)
      await post(`记-00${place}`, '2026-01-10', [line('152', 0, 5), line('513', 5, 0)]);
    expect(await read()).toBe(few);
    const pages = await pagesOf((after) =>
      callApi(listPostings, { params: { ...BOOK, accountCode: '152' }, query: { limit: 10, after } }),
    );
    expect(pages.map(({ items }) => items.length)).toEqual([10, 10, 7]);
    const { body } = await callApi(listPostings, {
      params: { ...BOOK, accountCode: '152' },
      query: { month: '2026-02' },
    });
    expect(body.items.map(({ occurredOn }) => occurredOn)).toEqual(Array(3).fill('2026-02-10'));
  });

  test('the_chart_is_shown', async () => {
    expect((await callApi(listChartAccounts)).body.items).toHaveLength(42);
  });
});
