import { listEntries, showVillageYear, showVoucher } from '@shared/accounts/accounts';
import { AppError } from '@shared/errors';
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import { BatchWriteCommand, execute } from 'dynamodb-toolbox/table/actions/batchWrite';
import { seedChart } from '../../tests/support/chart';
import { callApi } from '../../tests/support/api';
import { consumedBy } from '../../tests/support/consumed';
import { pagesOf } from '../../tests/support/pages';
import { FENGXIANG, NIUJIAO } from '../../tests/support/people';
import { freshTables } from '../../tests/support/tables';
import { AuditEntity } from '../platform/audit';
import { queryPage } from '../platform/query-page';
import { LedgerTable } from '../platform/tables';
import type { PostedLine } from './book';
import { EntryEntity, villageYearOf } from './book-store';
import { openYear } from './open-year';
import { AlreadyPosted, entryRowsOf } from './change-book';
import { postToBook, reverseInBook, voucherIdOf } from './post-to-book';
import { draftOf, postedLinesSaying } from './testing/book-in';

const AT = '2026-11-20T00:00:00.000Z';
const BOOK = { villageCode: NIUJIAO, year: 2026 };
const village = { villageCode: NIUJIAO, villageName: '牛角村', townName: '罗龙街道' };

const line = postedLinesSaying('收鱼塘租金');
const income = (fen: number, accountCode = '501') => [
  line('102', fen, 0),
  line(accountCode, 0, fen, { counterparty: '王*英' }),
];
const expense = (fen: number, accountCode = '513') => [
  line(accountCode, fen, 0, { counterparty: '罗龙文具店' }),
  line('101', 0, fen),
];
const signed = { preparedBy: '张*', reviewedBy: '李*', approvedBy: '王*国' };
const draft = (voucherNo: string, voucherOn: string, lines: PostedLine[]) =>
  draftOf(voucherNo, voucherOn, lines, {
    ...{ ...signed, bookkeeper: '罗龙街道核算中心', attachments: [{ kind: '收据', title: '收款收据', pages: 1 }] },
  });
const post = (...voucher: Parameters<typeof draft>) => postToBook(draft(...voucher), AT, 'import');
const reversalOf = (voucherNo: string, voucherOn: string) => ({
  ...{ voucherId: voucherIdOf({ villageCode: NIUJIAO, voucherNo, voucherOn }), voucherNo, voucherOn, ...signed },
});
const entries = (query: Record<string, string | number | undefined> = {}) =>
  callApi(listEntries, { params: BOOK, query });
const dayOf = (place: number) => new Date(Date.UTC(2026, 0, 1 + place)).toISOString().slice(0, 10);

type Put = Parameters<InstanceType<typeof BatchWriteCommand>['requests']>[number];

async function writeAll(puts: Put[]): Promise<void> {
  for (let from = 0; from < puts.length; from += 25)
    await execute(LedgerTable.build(BatchWriteCommand).requests(...puts.slice(from, from + 25)));
}

beforeEach(async () => {
  await freshTables();
  await seedChart();
  await openYear({ ...village, year: 2026 }, 1_000_000, AT, 'import');
});

describe('showVillageYear', () => {
  test('show_village_year_is_one_read_however_many_vouchers', async () => {
    const read = async () => {
      const { units, requests, result } = await consumedBy(() => callApi(showVillageYear, { params: BOOK }));
      expect(result.status).toBe(200);
      return { units, requests };
    };
    await post('记-001', '2026-01-05', income(100));
    const few = await read();
    for (let place = 2; place <= 20; place += 1) await post(`记-0${place}`, '2026-01-05', income(100));
    expect(few.requests).toBe(1);
    expect(await read()).toEqual(few);
  });

  test('show_village_year_adds_up', async () => {
    await post('记-001', '2026-01-05', income(35_400));
    await post('记-002', '2026-03-05', expense(400));
    await post('记-003', '2026-03-06', [line('102', 5_000, 0), line('101', 0, 5_000)]);
    const { body } = await callApi(showVillageYear, { params: BOOK });
    expect(body).toMatchObject({
      villageName: '牛角村',
      townName: '罗龙街道',
      years: [2026],
      openingFen: 1_000_000,
      incomeFen: 35_400,
      expenseFen: 400,
      balanceFen: 1_035_000,
      entryCount: 2,
      months: [
        { month: '2026-01', incomeFen: 35_400, expenseFen: 0, count: 1 },
        { month: '2026-03', incomeFen: 0, expenseFen: 400, count: 1 },
      ],
      accounts: [
        { accountCode: '513', accountName: '管理费用', direction: 'expense', totalFen: 400, count: 1 },
        { accountCode: '501', accountName: '经营收入', direction: 'income', totalFen: 35_400, count: 1 },
      ],
    });
    expect(body).not.toHaveProperty('version');
  });

  test('show_a_year_without_a_book_is_404', async () => {
    const answers = await Promise.all([
      callApi(showVillageYear, { params: { villageCode: NIUJIAO, year: 2025 } }),
      callApi(showVillageYear, { params: { villageCode: FENGXIANG, year: 2026 } }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(2).fill([404, 'notFound']));
  });
});

describe('listEntries', () => {
  /** 60 entries on 60 days: even days income by 501, odd days expense by 513 or 514. */
  const posted = () =>
    Array.from({ length: 60 }, (_, place) =>
      draft(
        `记-${place}`,
        dayOf(place),
        place % 2 ? expense(100 + place, place % 4 === 1 ? '513' : '514') : income(100 + place),
      ),
    ).flatMap((voucher) => entryRowsOf({ ...voucher, totalFen: 0 }));
  const put = (rows: ReturnType<typeof entryRowsOf>) =>
    writeAll(rows.map((row) => EntryEntity.build(BatchPutRequest).item(row) as Put));

  test.each([
    ['all', {}, () => true],
    ['income', { direction: 'income' }, ({ direction }) => direction === 'income'],
    ['expense', { direction: 'expense' }, ({ direction }) => direction === 'expense'],
    ['an account', { accountCode: '514' }, ({ accountCode }) => accountCode === '514'],
    ['a month', { month: '2026-02' }, ({ occurredOn }) => occurredOn.startsWith('2026-02')],
    [
      'a month of a direction',
      { month: '2026-01', direction: 'income' },
      ({ occurredOn, direction }) => occurredOn.startsWith('2026-01') && direction === 'income',
    ],
    [
      'a month of an account',
      { month: '2026-01', accountCode: '513' },
      ({ occurredOn, accountCode }) => occurredOn.startsWith('2026-01') && accountCode === '513',
    ],
  ] as [string, Record<string, string>, (entry: ReturnType<typeof posted>[number]) => boolean][])(
    'list_entries_of_%s_page_by_page_newest_first_none_lost_none_twice',
    async (_, choice, expected) => {
      const rows = posted();
      await put(rows);
      const pages = await pagesOf((after) => entries({ ...choice, limit: 7, after }));
      // Every page but the last is full: no filter runs after the limit.
      expect(pages.slice(0, -1).every(({ items }) => items.length === 7)).toBe(true);
      expect(pages.flatMap(({ items }) => items.map(({ entryId }) => entryId))).toEqual(
        rows
          .filter(expected)
          .map(({ entryId }) => entryId)
          .reverse(),
      );
    },
  );

  test('list_entries_holds_no_voucher_and_no_key', async () => {
    await post('记-001', '2026-01-05', income(100));
    const { body } = await entries();
    expect(body.items).toEqual([
      {
        entryId: expect.any(String),
        occurredOn: '2026-01-05',
        direction: 'income',
        amountFen: 100,
        accountCode: '501',
        accountName: '经营收入',
        summary: '收鱼塘租金',
        counterparty: '王*英',
        voucherId: expect.any(String),
        voucherNo: '记-001',
      },
    ]);
  });

  test('list_entries_by_account_and_direction_together_says_why_not', async () => {
    const { status, body } = await entries({ accountCode: '501', direction: 'income' });
    expect([status, body.code]).toEqual([400, 'request.malformed']);
    expect(body.details).toEqual([{ path: 'accountCode', message: expect.stringContaining('只能选一个') }]);
  });

  test.each([{}, { direction: 'income' }, { accountCode: '501' }, { month: '2026-01' }])(
    'list_entries_of_%j_costs_the_same_with_ten_times_the_rows',
    async (choice) => {
      const rows = (prefix: string, count: number) =>
        Array.from({ length: count }, (_, place) => draft(`${prefix}-${place}`, '2026-01-15', income(100))).flatMap(
          (voucher) => entryRowsOf({ ...voucher, totalFen: 0 }),
        );
      const read = async () => (await consumedBy(() => entries({ ...choice, limit: 10 }))).units;
      await put(rows('A', 30));
      const few = await read();
      await put(rows('B', 270));
      expect(few).toBeGreaterThan(0);
      expect(await read()).toBe(few);
    },
  );
});

describe('postToBook', () => {
  test('a_voucher_is_shown_with_its_lines_and_papers_and_left_in_the_trail', async () => {
    const { voucherId } = await post('记-001', '2026-01-05', income(100));
    const { body } = await callApi(showVoucher, { params: { ...BOOK, voucherId } });
    expect(body).toMatchObject({ voucherNo: '记-001', totalFen: 100, bookkeeper: '罗龙街道核算中心' });
    expect(body.lines.map(({ accountName, debitFen, creditFen }) => [accountName, debitFen, creditFen])).toEqual([
      ['银行存款', 100, 0],
      ['经营收入', 0, 100],
    ]);
    expect(body).not.toHaveProperty('reversedBy');
    const { items } = await queryPage(AuditEntity, { partition: `AUDIT#voucher#${voucherId}` }, {});
    expect(items).toMatchObject([{ action: 'postVoucher', actor: 'import', at: AT }]);
  });

  test('a_voucher_of_another_village_is_404', async () => {
    const { voucherId } = await post('记-001', '2026-01-05', income(100));
    const { status } = await callApi(showVoucher, { params: { villageCode: FENGXIANG, year: 2026, voucherId } });
    expect(status).toBe(404);
  });

  test.each([
    ['the_same_voucher', '记-001', '2026-01-05'],
    ['another_with_its_number', '记-001', '2026-01-06'],
  ])('%s_is_refused_and_the_year_stays', async (_, voucherNo, day) => {
    await post('记-001', '2026-01-05', income(100));
    await expect(post(voucherNo, day, income(100))).rejects.toBeInstanceOf(AlreadyPosted);
    expect(await villageYearOf(BOOK)).toMatchObject({ incomeFen: 100, entryCount: 1 });
    expect((await entries()).body.items).toHaveLength(1);
  });

  test('what_does_not_balance_or_names_no_account_is_refused_and_leaves_nothing', async () => {
    await expect(post('记-001', '2026-01-05', [line('102', 100, 0), line('501', 0, 99)])).rejects.toEqual(
      new AppError('request.malformed'),
    );
    await expect(post('记-002', '2026-01-05', income(100, '999'))).rejects.toEqual(new AppError('request.malformed'));
    expect((await entries()).body.items).toHaveLength(0);
  });

  test('a_voucher_of_a_year_without_a_book_is_refused', async () => {
    await expect(post('记-001', '2025-01-05', income(100))).rejects.toEqual(new AppError('notFound'));
  });

  test('vouchers_posted_at_once_all_count', async () => {
    await Promise.all([1, 2, 3].map((place) => post(`记-00${place}`, '2026-01-05', income(100))));
    expect(await villageYearOf(BOOK)).toMatchObject({ incomeFen: 300, entryCount: 3, version: 4 });
  });

  test('a_voucher_of_80_lines_fits_in_one_transaction', async () => {
    const lines = [line('102', 79, 0), ...Array.from({ length: 79 }, () => line('501', 0, 1))];
    await post('记-001', '2026-01-05', lines);
    expect(await villageYearOf(BOOK)).toMatchObject({ incomeFen: 79, entryCount: 79 });
  });

  test('late_vouchers_of_a_year_carry_into_the_next', async () => {
    await openYear({ ...village, year: 2027 }, 0, AT, 'import');
    await post('记-001', '2027-01-05', income(7));
    await post('记-099', '2026-12-31', expense(1_000));
    expect(await villageYearOf(BOOK)).toMatchObject({ balanceFen: 999_000, years: [2026, 2027] });
    expect(await villageYearOf({ ...BOOK, year: 2027 })).toMatchObject({
      openingFen: 999_000,
      incomeFen: 7,
      expenseFen: 0,
      balanceFen: 999_007,
      years: [2026, 2027],
    });
  });
});

describe('reverseInBook', () => {
  test('a_mistake_is_taken_back_in_red_linked_both_ways_once', async () => {
    const { voucherId } = await post('记-001', '2026-01-05', expense(400));
    const reversal = reversalOf('记-002', '2026-02-01');
    await reverseInBook(BOOK, voucherId, reversal, AT, 'import');
    const [first, second] = await Promise.all(
      [voucherId, reversal.voucherId].map((id) => callApi(showVoucher, { params: { ...BOOK, voucherId: id } })),
    );
    expect(first!.body).toMatchObject({ reversedBy: reversal.voucherId, totalFen: 400 });
    expect(second!.body).toMatchObject({ reversalOf: voucherId, totalFen: 400 });
    const { body: list } = await entries({ direction: 'expense' });
    expect(list.items.map(({ amountFen, occurredOn }) => [occurredOn, amountFen])).toEqual([
      ['2026-02-01', -400],
      ['2026-01-05', 400],
    ]);
    // The month of the reversal is below zero, and the answer still keeps its contract.
    const { status, body } = await callApi(showVillageYear, { params: BOOK });
    expect(status).toBe(200);
    expect(body).toMatchObject({ incomeFen: 0, expenseFen: 0, balanceFen: 1_000_000 });
    expect(body.months[1]).toEqual({ month: '2026-02', incomeFen: 0, expenseFen: -400, count: 1 });
    await expect(reverseInBook(BOOK, voucherId, reversalOf('记-003', '2026-02-02'), AT, 'import')).rejects.toEqual(
      new AppError('request.malformed'),
    );
  });

  test('two_reversals_at_once_take_back_once', async () => {
    const { voucherId } = await post('记-001', '2026-01-05', expense(400));
    const results = await Promise.allSettled(
      ['记-002', '记-003'].map((no) => reverseInBook(BOOK, voucherId, reversalOf(no, '2026-02-01'), AT, 'import')),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await villageYearOf(BOOK)).toMatchObject({ expenseFen: 0, balanceFen: 1_000_000, entryCount: 2 });
  });
});
