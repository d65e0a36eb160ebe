import { listEntries, showVillageYear } from '@shared/accounts/accounts';
import { compareVillage } from '@shared/accounts/comparison';
import { type EntryQuestion, searchEntries } from '@shared/accounts/entry-search';
import { listPayees } from '@shared/accounts/payees';
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import { writeRow } from '../../platform/row';
import { BatchWriteCommand, execute } from 'dynamodb-toolbox/table/actions/batchWrite';
import fc from 'fast-check';
import { seedChart } from '../../../tests/support/chart';
import { callApi } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { pagesOf } from '../../../tests/support/pages';
import { FENGXIANG, NIUJIAO, seedDivisions } from '../../../tests/support/people';
import { freshTables } from '../../../tests/support/tables';
import { forgetDivisions, VillageEntity } from '../../identity/division-store';
import { LedgerTable } from '../../platform/tables';
import type { PostedLine, VoucherDraft } from '../book';
import type { StoredEntry } from '../book-store';
import { openYear } from '../open-year';
import { entryRowsOf } from '../change-book';
import { postToBook, reverseInBook, voucherIdOf } from '../post-to-book';
import { counterpartyOf } from './counterparty';
import { findEntries } from './find-entries';
import { draftOf, postedLinesSaying } from '../testing/book-in';
import { readingRowsOf } from './kept-for-reading';
import { PayeeSumsEntity, payeeSumsOf, YearByMonthEntity, yearByMonthOf } from './reading-store';
import { matcherOf } from './search-index';
import { lastPartOf, SearchMonthEntity } from './search-index-store';

const AT = '2026-11-20T00:00:00.000Z';
const village = { villageCode: NIUJIAO, villageName: '牛角村', townName: '罗龙街道' };

const line = postedLinesSaying('付道路维修款');
const expense = (fen: number, more: Partial<PostedLine> = {}, account = '513') => [
  line(account, fen, 0, more),
  line('102', 0, fen),
];
const income = (fen: number, more: Partial<PostedLine> = {}) => [line('102', fen, 0), line('501', 0, fen, more)];
const signed = { preparedBy: '张*', reviewedBy: '李*', approvedBy: '王*国' };
const draft = (voucherNo: string, voucherOn: string, lines: PostedLine[], villageCode = NIUJIAO) =>
  draftOf(voucherNo, voucherOn, lines, { ...signed, villageCode });
const post = (...voucher: Parameters<typeof draft>) => postToBook(draft(...voucher), AT, 'import');
const entriesOf = (...vouchers: VoucherDraft[]) =>
  vouchers.flatMap((voucher) => entryRowsOf({ ...voucher, totalFen: 0 }));

type Put = Parameters<InstanceType<typeof BatchWriteCommand>['requests']>[number];
async function writeAll(puts: unknown[]): Promise<void> {
  for (let from = 0; from < puts.length; from += 25)
    await execute(LedgerTable.build(BatchWriteCommand).requests(...(puts.slice(from, from + 25) as Put[])));
}
async function keep(entries: StoredEntry[], villageCode = NIUJIAO): Promise<void> {
  const { searchMonths, payeeSums, yearsByMonth } = readingRowsOf(villageCode, entries);
  await writeAll([
    ...searchMonths.map((row) => SearchMonthEntity.build(BatchPutRequest).item(row)),
    ...payeeSums.map((row) => PayeeSumsEntity.build(BatchPutRequest).item(row)),
    ...yearsByMonth.map((row) => YearByMonthEntity.build(BatchPutRequest).item(row)),
  ]);
}
const search = (query: Record<string, string | number | undefined> = {}, villageCode = NIUJIAO) =>
  callApi(searchEntries, { params: { villageCode }, query });

beforeEach(async () => {
  await freshTables();
  await seedChart();
  await openYear({ ...village, year: 2025 }, 10_000_000, AT, 'import');
  await openYear({ ...village, year: 2026 }, 0, AT, 'import');
});

const WORDS = ['道路', '维修', '水费', '租金', '３组', '记-0', '文具', '王'];
const PARTIES = ['王*英', '罗龙文具店', '', '国网电力'];
const dayOf = (place: number) => new Date(Date.UTC(2020, 0, 1 + place)).toISOString().slice(0, 10);
const someEntry = fc.record({
  day: fc.integer({ min: 0, max: 2_500 }).map(dayOf),
  fen: fc.integer({ min: 1, max: 2_000_000 }),
  words: fc.subarray(WORDS, { minLength: 1 }),
  party: fc.constantFrom(...PARTIES),
  out: fc.boolean(),
});
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const someQuestion: fc.Arbitrary<EntryQuestion> = fc.record({
  q: maybe(fc.subarray([...WORDS, '1200'], { maxLength: 2 }).map((words) => words.join('　'))),
  direction: maybe(fc.constantFrom('income', 'expense')),
  accountCode: maybe(fc.constantFrom('513', '501')),
  minFen: maybe(fc.integer({ min: 0, max: 1_500_000 })),
  maxFen: maybe(fc.integer({ min: 0, max: 2_000_000 })),
  from: maybe(fc.integer({ min: 0, max: 2_500 }).map(dayOf)),
  until: maybe(fc.integer({ min: 0, max: 2_500 }).map(dayOf)),
});

describe('searchEntries', () => {
  test('finds_what_a_plain_filter_over_all_entries_finds_newest_first_page_by_page', async () => {
    const village = { next: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(someEntry, { maxLength: 80 }),
        someQuestion,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom({ monthsAtOnce: 60, queries: 6 }, { monthsAtOnce: 3, queries: 2 }),
        async (given, question, limit, budget) => {
          const villageCode = `511503900${String((village.next += 1)).padStart(3, '0')}`;
          const entries = entriesOf(
            ...given.map(({ day, fen, words, party, out }, place) =>
              draft(
                `记-${String(place).padStart(4, '0')}`,
                day,
                (out ? expense : income)(fen, { summary: words.join(''), ...(party && { counterparty: party }) }),
                villageCode,
              ),
            ),
          );
          await keep(entries, villageCode);
          const matches = matcherOf(question);
          const expected = entries
            .filter((one) => matches({ ...one, payeeId: '' }))
            .sort((a, b) => b.entryId.localeCompare(a.entryId));
          const pages = await pagesOf(async (after) => ({
            status: 200,
            body: await findEntries(villageCode, question, { after, limit }, budget),
          }));
          expect(pages.flatMap(({ items }) => items.map(({ entryId }) => entryId))).toEqual(
            expected.map(({ entryId }) => entryId),
          );
          const { sum } = pages[0] as Awaited<ReturnType<typeof findEntries>>;
          const total = (direction: string) =>
            expected.filter((one) => one.direction === direction).reduce((all, one) => all + one.amountFen, 0);
          if (budget.queries === 6) {
            expect(pages.slice(0, -1).every(({ items }) => items.length === limit)).toBe(true);
            expect(sum).toEqual({
              count: expected.length,
              incomeFen: total('income'),
              expenseFen: total('expense'),
              whole: true,
            });
          } else expect(sum!.count).toBeLessThanOrEqual(expected.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('search_by_word_amount_and_other_party_over_all_years_with_the_sum', async () => {
    await post('记-001', '2025-06-05', expense(1_200_000, { counterparty: '罗龙建材店' }));
    await post('记-001', '2026-01-05', expense(300_000, { counterparty: '罗龙建材店' }));
    await post('记-002', '2026-02-05', income(50_000, { summary: '收鱼塘租金', counterparty: '王*英' }));
    const { status, body } = await search({ q: '道路' });
    expect(status).toBe(200);
    expect(body.items.map(({ occurredOn, amountFen }) => [occurredOn, amountFen])).toEqual([
      ['2026-01-05', 300_000],
      ['2025-06-05', 1_200_000],
    ]);
    expect(body.sum).toEqual({ count: 2, incomeFen: 0, expenseFen: 1_500_000, whole: true });
    expect((await search({ q: '1.2万' })).body.items).toHaveLength(1);
    expect((await search({ minFen: 300_000, until: '2025-12-31' })).body.items).toHaveLength(1);
    expect((await search({ direction: 'income' })).body.items[0]?.counterparty).toBe('王*英');
    expect((await search({ q: '没有的' })).body).toEqual({
      items: [],
      sum: { count: 0, incomeFen: 0, expenseFen: 0, whole: true },
    });
    expect((await search({}, FENGXIANG)).body.items).toEqual([]);
  });

  test('search_shows_the_mistake_and_what_took_it_back', async () => {
    const { voucherId } = await post('记-001', '2026-01-05', expense(400));
    const reversal = { villageCode: NIUJIAO, voucherNo: '记-002', voucherOn: '2026-02-01' };
    const voucher = { ...signed, voucherNo: '记-002', voucherOn: '2026-02-01', voucherId: voucherIdOf(reversal) };
    await reverseInBook({ villageCode: NIUJIAO, year: 2026 }, voucherId, voucher, AT, 'import');
    const { body } = await search({ q: '道路' });
    expect(body.items.map(({ amountFen }) => amountFen)).toEqual([-400, 400]);
    expect(body.sum).toMatchObject({ count: 2, expenseFen: 0 });
  });

  test('a_cursor_of_another_question_is_refused', async () => {
    for (const no of ['1', '2', '3']) await post(`记-${no}`, '2026-01-05', expense(100));
    const { body } = await search({ limit: 1 });
    expect((await search({ limit: 1, after: body.next })).status).toBe(200);
    const other = await search({ limit: 1, after: body.next, q: '道路' });
    expect([other.status, other.body.code]).toEqual([400, 'page.badCursor']);
  });

  test('search_costs_the_same_with_ten_times_the_villages_and_little_for_ten_years', async () => {
    const book = (villageCode: string) =>
      entriesOf(
        ...Array.from({ length: 2_400 }, (_, place) =>
          draft(
            `记-${place}`,
            dayOf(place * 1.5),
            expense(123_456, { counterparty: `农资店${place % 40}` }),
            villageCode,
          ),
        ),
      );
    await keep(book(NIUJIAO));
    const read = async () => (await consumedBy(() => search({ q: '道路', limit: 20 }))).units;
    const alone = await read();
    for (let other = 1; other <= 3; other += 1) await keep(book(`51150300220${other}`), `51150300220${other}`);
    expect(await read()).toBe(alone);
    expect(alone).toBeLessThan(40);
  });

  test('a_crowded_month_goes_on_in_a_second_part_and_loses_nothing', async () => {
    const crowd = entriesOf(
      ...Array.from({ length: 990 }, (_, place) => draft(`记-${place}`, '2026-01-31', expense(1))),
    );
    await keep(crowd);
    const many = [line('102', 0, 20), ...Array.from({ length: 20 }, () => line('513', 1, 0))];
    await post('记-9999', '2026-01-01', many);
    expect(await lastPartOf(NIUJIAO, '2026-01')).toMatchObject({ part: 1, count: 20 });
    const { body } = await search({ limit: 50 });
    expect(body.sum).toMatchObject({ count: 1_010, expenseFen: 1_010 });
    expect(body.items.every(({ occurredOn }) => occurredOn === '2026-01-31')).toBe(true);
    const early = await search({ until: '2026-01-02' });
    expect(early.body.items).toHaveLength(20);
  });
});

describe('what a posting keeps for reading', () => {
  const ofBook = (entries: StoredEntry[]) => {
    const { payeeSums, yearsByMonth } = readingRowsOf(NIUJIAO, entries);
    return { payees: payeeSums[0]!.payees, accounts: yearsByMonth[0]!.accounts };
  };

  test('vouchers_posted_at_once_are_all_in_the_index_and_the_sums', async () => {
    const lines = (place: number) => expense(100 + place, { counterparty: `店${place % 2}` });
    await Promise.all([0, 1, 2, 3].map((place) => post(`记-00${place}`, '2026-01-05', lines(place))));
    const { body } = await search();
    expect(body.sum).toEqual({ count: 4, incomeFen: 0, expenseFen: 406, whole: true });
    const { body: year } = await callApi(showVillageYear, { params: { villageCode: NIUJIAO, year: 2026 } });
    const { body: payees } = await callApi(listPayees, { params: { villageCode: NIUJIAO, year: 2026 } });
    expect(payees.expense.totalFen).toBe(year.expenseFen);
    expect((await yearByMonthOf({ villageCode: NIUJIAO, year: 2026 }))!.accounts[0]!.fen[0]).toBe(year.expenseFen);
  });

  test('posted_one_by_one_is_what_a_whole_book_at_once_is', async () => {
    const vouchers = [
      draft('记-001', '2026-01-05', expense(500, { counterparty: '甲店' })),
      draft('记-002', '2026-01-06', income(900, { counterparty: '王*英' })),
      draft('记-003', '2026-03-05', expense(700, { counterparty: '甲店' }, '514')),
    ];
    for (const voucher of vouchers) await postToBook(voucher, AT, 'import');
    const { body } = await callApi(listEntries, { params: { villageCode: NIUJIAO, year: 2026 } });
    const entries = [...body.items].reverse().map((one) => ({ ...one, villageCode: NIUJIAO, year: 2026 }));
    const key = { villageCode: NIUJIAO, year: 2026 };
    expect({ payees: (await payeeSumsOf(key))!.payees, accounts: (await yearByMonthOf(key))!.accounts }).toEqual(
      ofBook(entries as StoredEntry[]),
    );
  });

  test('a_refused_voucher_leaves_nothing_to_find', async () => {
    await post('记-001', '2026-01-05', expense(100));
    await expect(post('记-001', '2026-01-05', expense(100))).rejects.toThrow();
    expect((await search()).body.sum!.count).toBe(1);
  });
});

describe('listPayees', () => {
  const payees = async () => (await callApi(listPayees, { params: { villageCode: NIUJIAO, year: 2026 } })).body;

  test('whom_the_village_paid_and_for_what_each_opening_its_entries', async () => {
    await post('记-001', '2026-01-05', expense(500, { counterparty: '甲店' }));
    await post('记-002', '2026-02-05', expense(900, { counterparty: '乙店' }));
    await post('记-003', '2026-03-05', expense(600, { counterparty: '甲店' }, '514'));
    await post('记-004', '2026-04-05', income(70, { counterparty: '甲店' }));
    const { expense: paid, income: received } = await payees();
    expect(paid.payees.map(({ name, totalFen, count }) => [name, totalFen, count])).toEqual([
      ['甲店', 1_100, 2],
      ['乙店', 900, 1],
    ]);
    expect(received.payees.map(({ name, totalFen }) => [name, totalFen])).toEqual([['甲店', 70]]);
    const { payeeId } = paid.payees[0]!;
    const { body } = await search({ payeeId, direction: 'expense' });
    expect(body.items.map(({ amountFen }) => amountFen)).toEqual([600, 500]);
    expect(body.sum!.expenseFen).toBe(1_100);
  });

  test('two_people_of_the_same_masked_name_stay_two_when_whoever_masked_them_knew', async () => {
    await post('记-001', '2026-01-05', expense(500, { counterparty: '王*英', counterpartyKey: 'aaaaaaaaaaaaaaaa' }));
    await post('记-002', '2026-02-05', expense(900, { counterparty: '王*英', counterpartyKey: 'bbbbbbbbbbbbbbbb' }));
    const { expense: paid } = await payees();
    expect(paid.payees.map(({ name, totalFen }) => [name, totalFen])).toEqual([
      ['王*英', 900],
      ['王*英', 500],
    ]);
    const { body } = await search({ payeeId: 'bbbbbbbbbbbbbbbb' });
    expect(body.items.map(({ amountFen }) => amountFen)).toEqual([900]);
    expect(JSON.stringify(body)).not.toContain('bbbb');
  });

  test('a_year_without_a_book_is_404_and_one_without_entries_is_empty', async () => {
    expect((await callApi(listPayees, { params: { villageCode: NIUJIAO, year: 2019 } })).status).toBe(404);
    expect((await payees()).expense).toEqual({ totalFen: 0, payees: [], others: { count: 0, totalFen: 0 } });
  });
});

describe('compareVillage', () => {
  const compare = (year = 2026) => callApi(compareVillage, { params: { villageCode: NIUJIAO, year } });
  const people = async (villageCode: string, population: number) => {
    await writeRow(VillageEntity, { code: villageCode, name: `${villageCode}村民委员会`, population });
    forgetDivisions();
  };
  const neighbour = async (place: number, fen: number) => {
    const villageCode = `5115030029${place}0`.slice(0, 12).padEnd(12, '1');
    await people(villageCode, 100);
    await keep(entriesOf(draft('记-001', '2026-05-05', expense(fen), villageCode)), villageCode);
  };

  test('the_same_months_of_last_year_and_the_middle_of_the_town_per_head', async () => {
    await seedDivisions();
    await post('记-001', '2025-02-05', expense(1_000));
    await post('记-002', '2025-09-05', expense(9_000));
    await post('记-001', '2026-03-05', expense(3_000));
    await post('记-002', '2026-05-06', income(500));
    const alone = await compare();
    expect(alone.status).toBe(200);
    expect(alone.body).toMatchObject({
      throughMonth: 5,
      sums: { incomeFen: 500, expenseFen: 3_000 },
      last: { incomeFen: 0, expenseFen: 1_000 },
      accounts: [
        { accountCode: '513', fen: 3_000, lastFen: 1_000 },
        { accountCode: '501', fen: 500, lastFen: 0 },
      ],
    });
    expect(alone.body).not.toHaveProperty('town');

    await people(NIUJIAO, 100);
    for (const [place, fen] of [1_000, 2_000, 4_000].entries()) await neighbour(place + 1, fen);
    expect((await compare()).body).not.toHaveProperty('town');
    await neighbour(4, 5_000);
    const { body } = await compare();
    expect(body.population).toBe(100);
    expect(body.town).toMatchObject({ villages: 5, expense: { ownFen: 30, medianFen: 30 } });
    expect(JSON.stringify(body)).not.toMatch(/5115030029/);
  });

  test('the_first_year_has_nothing_before_it', async () => {
    await seedDivisions();
    await post('记-001', '2025-02-05', expense(1_000));
    const { body } = await compare(2025);
    expect(body).not.toHaveProperty('last');
    expect((await compare(2019)).status).toBe(404);
  });
});

test('a person is masked, and known again by the full name in the same village only', () => {
  const [one, same, other, elsewhere] = [
    counterpartyOf(NIUJIAO, '王秀英', true),
    counterpartyOf(NIUJIAO, '王秀英', true),
    counterpartyOf(NIUJIAO, '王小英', true),
    counterpartyOf(FENGXIANG, '王秀英', true),
  ];
  expect(one).toEqual({ counterparty: '王*英', counterpartyKey: expect.stringMatching(/^[\w-]{16}$/) });
  expect(same).toEqual(one);
  expect(other.counterparty).toBe('王*英');
  expect(new Set([one, other, elsewhere].map(({ counterpartyKey }) => counterpartyKey)).size).toBe(3);
  expect(counterpartyOf(NIUJIAO, '罗龙文具店', false)).toEqual({ counterparty: '罗龙文具店' });
});
