import type { Entry } from '@shared/accounts/accounts';
import fc from 'fast-check';
import { letterOf, monthsOf } from './letter';

const entry = (occurredOn: string, direction: Entry['direction'], amountFen: number, accountName: string): Entry => ({
  entryId: '',
  occurredOn,
  direction,
  amountFen,
  accountCode: '513',
  accountName,
  summary: '修路',
  counterparty: '王*明',
  voucherId: '',
  voucherNo: '记-001',
});
const village = { villageName: '牛角村', townName: '罗龙街道', year: 2026, openingFen: 1_000_00 };
const month = (name: string, incomeFen: number, expenseFen: number) => ({
  month: name,
  incomeFen,
  expenseFen,
  count: 1,
});

test('a quarter opens with what the months before left', () => {
  const months = [
    month('2026-01', 500_00, 100_00),
    month('2026-06', 0, 50_00),
    month('2026-07', 20_00, 5_00),
    month('2026-10', 999_00, 0),
  ];
  expect(letterOf({ ...village, months }, 3, [])).toMatchObject({
    openingFen: 1_350_00,
    incomeFen: 20_00,
    expenseFen: 5_00,
    balanceFen: 1_365_00,
    months: [{ month: '2026-07' }, { month: '2026-08', incomeFen: 0, expenseFen: 0 }, { month: '2026-09' }],
  });
});

test('four letters of a year follow one another, and the last ends with the year', () => {
  const amount = fc.integer({ min: -10_000_00, max: 10_000_00 });
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, amount), { minLength: 12, maxLength: 12 }), (sums) => {
      const months = sums.map(([incomeFen, expenseFen], place) =>
        month(`2026-${String(place + 1).padStart(2, '0')}`, incomeFen, expenseFen),
      );
      const letters = [1, 2, 3, 4].map((quarter) => letterOf({ ...village, months }, quarter, []));
      letters.slice(1).forEach((letter, place) => expect(letter.openingFen).toBe(letters[place]!.balanceFen));
      const all = sums.reduce((total, [income, expense]) => total + income - expense, village.openingFen);
      expect(letters[3]!.balanceFen).toBe(all);
    }),
  );
});

test('what is beyond eight uses is one line, and the lines add up', () => {
  const entries = Array.from({ length: 11 }, (_, place) =>
    entry('2026-07-01', 'expense', (place + 1) * 100, `用途${place}`),
  );
  const { uses } = letterOf({ ...village, months: [] }, 3, entries);
  expect(uses).toHaveLength(8);
  expect(uses[0]).toEqual({ name: '用途10', totalFen: 1_100, count: 1 });
  expect(uses[7]).toEqual({ name: '其他 4 项', totalFen: 1_000, count: 4 });
  expect(uses.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(6_600);
});

describe('what was taken back', () => {
  const pay = (occurredOn: string, amountFen: number, more: Partial<Entry> = {}): Entry => ({
    ...entry(occurredOn, 'expense', amountFen, '管理费用'),
    ...more,
  });
  const largestOf = (entries: Entry[], later: Entry[] = []) =>
    letterOf({ ...village, months: [] }, 3, entries, later).largest.map(({ amountFen, voucherNo, takenBackOn }) => [
      amountFen,
      voucherNo,
      ...(takenBackOn ? [takenBackOn] : []),
    ]);

  test('the largest payments leave out what came in, and a payment with its reversal', () => {
    const entries = [
      entry('2026-07-01', 'expense', 300, '甲'),
      entry('2026-07-02', 'income', 900, '乙'),
      entry('2026-07-03', 'expense', -300, '甲'),
      entry('2026-07-04', 'expense', 500, '丙'),
    ];
    const { largest, uses, sources } = letterOf({ ...village, months: [] }, 3, entries);
    expect(largest.map(({ amountFen }) => amountFen)).toEqual([500]);
    expect(uses).toEqual([{ name: '丙', totalFen: 500, count: 1 }]);
    expect(sources).toEqual([{ name: '乙', totalFen: 900, count: 1 }]);
  });

  test('one recorded wrongly, taken back and recorded anew is one payment: the one that stands', () => {
    const wrong = pay('2026-08-26', 72_650, { voucherNo: '记-0042' });
    const red = pay('2026-09-18', -72_650, { voucherNo: '记-0049', summary: '冲销 记-0042：修路' });
    const right = pay('2026-09-18', 72_650, { voucherNo: '记-0050' });
    expect(largestOf([wrong, red, right])).toEqual([[72_650, '记-0050']]);
    expect(largestOf([right, wrong, red])).toEqual([[72_650, '记-0050']]);
  });

  test('of two that are alike only one goes, and none of another payee, account or sum', () => {
    const two = [pay('2026-07-01', 900, { voucherNo: '记-1' }), pay('2026-07-02', 900, { voucherNo: '记-2' })];
    expect(largestOf([...two, pay('2026-07-09', -900, { voucherNo: '记-3' })])).toEqual([[900, '记-1']]);
    for (const other of [{ counterparty: '李*' }, { accountCode: '514' }, { amountFen: -901 }])
      expect(largestOf([...two, pay('2026-07-09', -900, other)])).toHaveLength(2);
  });

  test('what was taken back after the quarter is listed, and says so; what was taken back of an earlier one is not', () => {
    const red = pay('2026-10-08', -900, { voucherNo: '记-60', summary: '冲销 记-1：修路' });
    expect(largestOf([pay('2026-07-01', 900, { voucherNo: '记-1' })], [red])).toEqual([[900, '记-1', '2026-10-08']]);
    expect(largestOf([pay('2026-07-03', -400, { summary: '冲销 记-0003：修路' })])).toEqual([]);
  });

  test('the lines still add up to what the quarter spent', () => {
    const amount = fc.integer({ min: -5, max: 5 }).map((number) => number * 100);
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 20 }), (amounts) => {
        const entries = amounts.map((fen, day) => pay(`2026-07-${String(day + 1).padStart(2, '0')}`, fen));
        const { uses } = letterOf({ ...village, months: [] }, 3, entries);
        expect(uses.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(amounts.reduce((sum, fen) => sum + fen, 0));
      }),
    );
  });
});

test('the months of each quarter', () => {
  expect([1, 2, 3, 4].flatMap((quarter) => monthsOf(2026, quarter))).toEqual(
    Array.from({ length: 12 }, (_, place) => `2026-${String(place + 1).padStart(2, '0')}`),
  );
});
