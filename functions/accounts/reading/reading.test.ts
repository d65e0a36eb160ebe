import type { Direction } from '@shared/accounts/accounts';
import type { EntryQuestion } from '@shared/accounts/entry-search';
import { addToMonths } from './account-months';
import { besideTown, changesOf, medianOf, type Neighbour, comparedThrough } from './comparison';
import { addToPayees, largestOf } from './payees';
import { type IndexedEntry, matcherOf, packEntries, unpackEntries } from './search-index';

const entry = (given: Partial<IndexedEntry> = {}): IndexedEntry => ({
  entryId: '01JD0000000000000000000000',
  occurredOn: '2026-03-05',
  direction: 'expense',
  amountFen: 120_000,
  accountCode: '513',
  accountName: '管理费用',
  summary: '付３组道路维修款',
  counterparty: '罗龙Ａ建材店',
  voucherId: '01JD0000000000000000000001',
  voucherNo: '记-0012',
  payeeId: 'abcdefghijklmnop',
  ...given,
});

test('what is packed comes out as it was, in a third of the bytes', () => {
  const entries = Array.from({ length: 20 }, (_, place) => entry({ amountFen: place - 9, voucherNo: `记-${place}` }));
  const packed = packEntries(entries);
  expect(unpackEntries(packed)).toEqual(entries);
  expect(packed.length).toBeLessThan(JSON.stringify(entries).length / 3);
});

test.each<[string, EntryQuestion, boolean]>([
  ['a part of the summary', { q: '道路' }, true],
  ['two words, both there', { q: '维修 建材' }, true],
  ['two words, one there', { q: '维修 水费' }, false],
  ['half-width for full-width, any case', { q: '3组 罗龙a' }, true],
  ['the account', { q: '管理' }, true],
  ['the voucher number', { q: '0012' }, true],
  ['the amount in words', { q: '1200元' }, true],
  ['the amount in 万', { q: '0.12万' }, true],
  ['another amount', { q: '1201' }, false],
  ['nothing but blanks', { q: '　 ' }, true],
  ['its direction', { direction: 'expense' }, true],
  ['the other direction', { direction: 'income' }, false],
  ['an amount at both ends', { minFen: 120_000, maxFen: 120_000 }, true],
  ['an amount below', { minFen: 120_001 }, false],
  ['an amount above', { maxFen: 119_999 }, false],
  ['its day at both ends', { from: '2026-03-05', until: '2026-03-05' }, true],
  ['days before', { until: '2026-03-04' }, false],
  ['days after', { from: '2026-03-06' }, false],
  ['another account', { accountCode: '514' }, false],
  ['its other party', { payeeId: 'abcdefghijklmnop' }, true],
  ['another party', { payeeId: 'abcdefghijklmnoq' }, false],
])('an entry is found by %s', (_, question, found) => expect(matcherOf(question)(entry())).toBe(found));

test('a red entry is as large as what it takes back', () => {
  expect(matcherOf({ minFen: 120_000, q: '1200' })(entry({ amountFen: -120_000 }))).toBe(true);
});

describe('whom the year paid', () => {
  const paid = (payeeId: string, amountFen: number, given: Partial<IndexedEntry> = {}) =>
    entry({ payeeId, counterparty: payeeId, amountFen, ...given });

  test('the largest first, each with what for', () => {
    const sums = addToPayees(addToPayees(undefined, [paid('甲', 100), paid('乙', 500)]), [
      paid('甲', 700, { accountCode: '514', accountName: '公益支出' }),
      paid('甲', 50),
    ]);
    expect(largestOf(sums, 'expense', 10)).toEqual({
      totalFen: 1_350,
      payees: [
        {
          payeeId: '甲',
          name: '甲',
          totalFen: 850,
          count: 3,
          accounts: [
            { accountCode: '514', accountName: '公益支出', totalFen: 700 },
            { accountCode: '513', accountName: '管理费用', totalFen: 150 },
          ],
        },
        expect.objectContaining({ payeeId: '乙', totalFen: 500 }),
      ],
      others: { count: 0, totalFen: 0 },
    });
    expect(largestOf(sums, 'income', 10)).toEqual({ totalFen: 0, payees: [], others: { count: 0, totalFen: 0 } });
  });

  test('what was taken back was paid to nobody', () => {
    const sums = addToPayees(undefined, [paid('甲', 100), paid('甲', -100), paid('乙', 5)]);
    expect(largestOf(sums, 'expense', 10).payees.map(({ payeeId }) => payeeId)).toEqual(['乙']);
  });

  test.each([1, 2, 3, 50])('with room for %d the sums are still those of all entries', (room) => {
    const entries = Array.from({ length: 40 }, (_, place) => paid(`P${place % 9}`, place + 1));
    const sums = entries.reduce<ReturnType<typeof addToPayees> | undefined>(
      (all, one) => addToPayees(all, [one], room),
      undefined,
    )!;
    const list = largestOf(sums, 'expense', 2);
    expect(sums.payees.length).toBeLessThanOrEqual(room);
    expect(list.totalFen).toBe(820);
    expect(list.payees.reduce((sum, { totalFen }) => sum + totalFen, 0) + list.others.totalFen).toBe(820);
  });
});

describe('compare', () => {
  const year = (...moves: [day: string, fen: number, accountCode?: string, direction?: Direction][]) =>
    addToMonths(
      undefined,
      moves.map(([occurredOn, amountFen, accountCode = '513', direction = 'expense']) =>
        entry({ occurredOn, amountFen, accountCode, direction }),
      ),
    );

  test('the same months of both years, the largest first, and what is in one of them only', () => {
    const own = year(['2026-01-05', 100], ['2026-03-09', 200], ['2026-03-10', 900, '514']);
    const last = year(['2025-02-05', 50], ['2025-04-01', 9_999], ['2025-03-31', 70, '501', 'income']);
    expect(
      changesOf(own, last, own.lastMonth).map(({ accountCode, fen, lastFen }) => [accountCode, fen, lastFen]),
    ).toEqual([
      ['514', 900, 0],
      ['513', 300, 50],
      ['501', 0, 70],
    ]);
  });

  test.each([
    [[5], 5],
    [[9, 1, 5], 5],
    [[1, 2], 2],
    [[4, 1, 2, 100], 3],
  ])('the middle of %j is %d', (values, middle) => expect(medianOf(values)).toBe(middle));

  const neighbour = (fen: number, population: number | undefined, day = '2026-03-05'): Neighbour => ({
    year: year([day, fen]),
    population,
  });

  test('per head beside the middle of the villages that have come as far and are known', () => {
    const town = [
      neighbour(1_000, 10),
      neighbour(2_000, 10),
      neighbour(3_000, 10),
      neighbour(4_000, 10),
      neighbour(5_000, 10),
      neighbour(9_999, undefined),
      neighbour(9_999, 10, '2026-02-05'),
    ];
    const beside = besideTown(town[0]!.year, 10, town, 3);
    expect(beside).toMatchObject({ villages: 5, expense: { ownFen: 100, medianFen: 300 } });
    expect(beside?.accounts).toEqual([
      { accountCode: '513', accountName: '管理费用', direction: 'expense', ownFen: 100, medianFen: 300 },
    ]);
  });

  test('of fewer than five villages nothing is said, nor of one whose people are not known', () => {
    const town = Array.from({ length: 4 }, () => neighbour(1_000, 10));
    expect(besideTown(town[0]!.year, 10, town, 3)).toBeUndefined();
    expect(besideTown(town[0]!.year, undefined, [...town, neighbour(1, 10)], 3)).toBeUndefined();
    expect(besideTown(town[0]!.year, 10, [...town, neighbour(1, 10)], 3)).toBeDefined();
  });
});

test.each([
  [11, 2026, '2026-11-30', 10],
  [12, 2026, '2026-12-01', 11],
  [9, 2026, '2026-12-01', 9],
  [12, 2026, '2027-01-01', 12],
  [1, 2027, '2027-01-20', 1],
  [0, 2026, '2026-12-01', 0],
])('a year with entries until month %d of %d is compared, on %s, until month %d', (lastMonth, year, today, through) => {
  expect(comparedThrough({ lastMonth }, year, today)).toBe(through);
});
