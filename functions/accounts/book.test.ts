import fc from 'fast-check';
import {
  addToYear,
  carryForward,
  entriesOf,
  type PostedLine,
  type PostedVoucher,
  postVoucher,
  reverse,
  type VoucherDraft,
  type YearSums,
} from './book';

const debit = (accountCode: string, fen: number): PostedLine => ({
  summary: `摘要${accountCode}`,
  accountCode,
  accountName: `科目${accountCode}`,
  debitFen: fen,
  creditFen: 0,
  counterparty: '王*英',
});
const credit = (accountCode: string, fen: number): PostedLine => ({
  ...debit(accountCode, 0),
  creditFen: fen,
});
const draft = (lines: PostedLine[], over: Partial<VoucherDraft> = {}): VoucherDraft => ({
  voucherId: '01JN7G1C00Y6NZNFC08P4P82E5',
  voucherNo: '记-003',
  villageCode: '511503002201',
  villageName: '牛角村',
  bookkeeper: '罗龙街道核算中心',
  voucherOn: '2026-03-12',
  lines,
  attachments: [{ kind: '发票', title: '增值税发票', pages: 1 }],
  preparedBy: '张*',
  reviewedBy: '李*',
  approvedBy: '王*国',
  ...over,
});
const emptyYear = (openingFen: number): YearSums => ({
  openingFen,
  incomeFen: 0,
  expenseFen: 0,
  balanceFen: openingFen,
  entryCount: 0,
  months: [],
  accounts: [],
});
const short = (voucher: PostedVoucher) =>
  entriesOf(voucher).map(({ direction, accountCode, amountFen }) => [direction, accountCode, amountFen]);

describe('postVoucher', () => {
  test.each([
    ['one line', [debit('102', 100)], 'lines'],
    ['debits and credits that differ by a fen', [debit('102', 100), credit('501', 99)], 'lines'],
    ['a line with both sides', [{ ...debit('102', 100), creditFen: 100 }, credit('501', 0)], 'lines.0'],
    ['a line with no side', [debit('102', 100), credit('501', 100), debit('513', 0)], 'lines.2'],
    ['a part of a fen', [debit('102', 0.5), credit('501', 0.5)], 'lines.0'],
    ['an amount below zero', [debit('102', -5), credit('501', -5)], 'lines.0'],
    ['81 lines', Array.from({ length: 81 }, () => debit('102', 1)), 'lines'],
  ])('%s is refused, and says where', (_, lines, path) => {
    expect(() => postVoucher(draft(lines))).toThrow(
      expect.objectContaining({ code: 'request.malformed', details: [expect.objectContaining({ path })] }),
    );
  });

  test('a balanced voucher carries its total', () => {
    expect(postVoucher(draft([debit('102', 60), debit('101', 40), credit('501', 100)])).totalFen).toBe(100);
  });
});

describe('entriesOf', () => {
  test.each([
    ['a sale paid into the bank', [debit('102', 100), credit('501', 100)], [['income', '501', 100]]],
    ['office paper paid in cash', [debit('513', 30), credit('101', 30)], [['expense', '513', 30]]],
    ['cash taken to the bank', [debit('102', 500), credit('101', 500)], []],
    ['nothing that touches cash (depreciation)', [debit('513', 9), credit('152', 9)], []],
    [
      'a deposit for two reasons',
      [debit('102', 100), credit('501', 60), credit('503', 40)],
      [
        ['income', '501', 60],
        ['income', '503', 40],
      ],
    ],
    ['a sale partly owed', [debit('102', 100), debit('112', 20), credit('501', 120)], [['income', '501', 100]]],
    [
      'a sale with cash carried to the bank',
      [debit('102', 100), credit('101', 30), credit('501', 70)],
      [['income', '501', 70]],
    ],
    [
      'income and expense in one voucher',
      [debit('102', 100), credit('501', 100), debit('513', 30), credit('102', 30)],
      [
        ['income', '501', 100],
        ['expense', '513', 30],
      ],
    ],
    ['sub-accounts of the bank', [debit('10201', 7), credit('10202', 7)], []],
  ])('%s', (_, lines, expected) => {
    expect(short(postVoucher(draft(lines)))).toEqual(expected);
  });

  test('an entry says what, when, who and by which voucher', () => {
    expect(entriesOf(postVoucher(draft([debit('102', 100), credit('501', 100)])))).toEqual([
      {
        occurredOn: '2026-03-12',
        direction: 'income',
        amountFen: 100,
        accountCode: '501',
        accountName: '科目501',
        summary: '摘要501',
        counterparty: '王*英',
        voucherId: '01JN7G1C00Y6NZNFC08P4P82E5',
        voucherNo: '记-003',
      },
    ]);
  });
});

describe('红字', () => {
  const RED = { red: true };
  test('is refused unless the book comes from elsewhere', () => {
    const lines = [debit('102', -600), credit('501', -600)];
    expect(() => postVoucher(draft(lines))).toThrow(expect.objectContaining({ code: 'request.malformed' }));
    expect(postVoucher(draft(lines), RED)).toMatchObject({ totalFen: -600, lines });
    expect(() => postVoucher(draft([debit('102', -600), credit('501', 600)]), RED)).toThrow();
    expect(() => postVoucher(draft([debit('102', 0.5), credit('501', 0.5)]), RED)).toThrow();
  });

  test.each<[string, PostedLine[], [string, string, number][]]>([
    ['income taken back is income below zero', [debit('102', -600), credit('501', -600)], [['income', '501', -600]]],
    [
      'an expense taken back is an expense below zero',
      [debit('513', -30), credit('101', -30)],
      [['expense', '513', -30]],
    ],
    [
      'a refund that stays on the side of the expense',
      [debit('102', 500), debit('513', -500)],
      [['expense', '513', -500]],
    ],
    ['cash between cash and bank', [debit('102', -500), credit('101', -500)], []],
    ['nothing that touches cash', [debit('513', -9), credit('152', -9)], []],
    [
      'the wrong one and the right one in one voucher',
      [debit('102', -600), credit('501', -600), debit('102', 500), credit('501', 500)],
      [
        ['income', '501', 500],
        ['income', '501', -600],
      ],
    ],
    ['less than was booked', [debit('102', 500), credit('501', 600), credit('501', -100)], [['income', '501', 500]]],
    [
      'a claim taken back beside money that came',
      [debit('112', -100), credit('501', -100), debit('102', 50), credit('503', 50)],
      [['income', '503', 50]],
    ],
  ])('%s', (_, lines, expected) => {
    expect(short(postVoucher(draft(lines), RED))).toEqual(expected);
  });

  test('a reversal of a red voucher gives back what it took', () => {
    const red = postVoucher(draft([debit('102', -600), credit('501', -600)]), RED);
    const by = { ...red, voucherId: 'r', voucherOn: '2026-04-01' };
    expect(short(reverse(red, by).reversing)).toEqual([['income', '501', 600]]);
  });
});

describe('reverse', () => {
  const reversal = {
    voucherId: '01JQ0000000000000000000000',
    voucherNo: '记-009',
    voucherOn: '2026-04-01',
    preparedBy: '张*',
    reviewedBy: '李*',
    approvedBy: '王*国',
  };
  const voucher = postVoucher(draft([debit('513', 30), credit('101', 30)]));

  test('gives a voucher with swapped amounts, linked both ways, and leaves the lines of the first alone', () => {
    const { reversing, reversed } = reverse(voucher, reversal);
    expect(reversing).toMatchObject({ ...reversal, reversalOf: voucher.voucherId, totalFen: 30 });
    expect(reversing.lines.map(({ debitFen, creditFen }) => [debitFen, creditFen])).toEqual([
      [0, 30],
      [30, 0],
    ]);
    expect(reversed).toEqual({ ...voucher, reversedBy: reversal.voucherId });
    expect(short(reversing)).toEqual([['expense', '513', -30]]);
  });

  test('is counted in its own month', () => {
    const year = addToYear(
      addToYear(emptyYear(0), entriesOf(voucher)),
      entriesOf(reverse(voucher, reversal).reversing),
    );
    expect(year.months).toEqual([
      { month: '2026-03', incomeFen: 0, expenseFen: 30, count: 1 },
      { month: '2026-04', incomeFen: 0, expenseFen: -30, count: 1 },
    ]);
  });

  test.each([
    ['a voucher reversed already', { ...voucher, reversedBy: 'x' }, reversal, 'reversedBy'],
    ['a reversal', { ...voucher, reversalOf: 'x' }, reversal, 'reversalOf'],
    ['a day before the voucher', voucher, { ...reversal, voucherOn: '2026-03-11' }, 'voucherOn'],
    ['another year', voucher, { ...reversal, voucherOn: '2027-01-02' }, 'voucherOn'],
  ])('%s is refused', (_, first, by, path) => {
    expect(() => reverse(first, by)).toThrow(
      expect.objectContaining({ code: 'request.malformed', details: [expect.objectContaining({ path })] }),
    );
  });
});

/** Any voucher that balances: random lines, some in red where `red`, and one more that closes the difference. */
const vouchersWith = ({ red }: { red: boolean }) =>
  fc
    .record({
      lines: fc.array(
        fc.record({
          code: fc.constantFrom('101', '102', '10201', '112', '211', '501', '503', '513', '514'),
          fen: fc.integer({ min: 1, max: 9_999_999_999 }),
          isDebit: fc.boolean(),
          isRed: red ? fc.boolean() : fc.constant(false),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      closing: fc.constantFrom('101', '102', '501', '513'),
      month: fc.integer({ min: 1, max: 12 }),
      place: fc.integer({ min: 0, max: 1e6 }),
    })
    .map(({ lines, closing, month, place }) => {
      const posted = lines.map(({ code, fen, isDebit, isRed }) => (isDebit ? debit : credit)(code, isRed ? -fen : fen));
      const difference = posted.reduce((sum, line) => sum + line.debitFen - line.creditFen, 0);
      const last = difference > 0 ? credit(closing, difference) : debit(closing, -difference);
      const closed = difference === 0 ? [...posted, debit(closing, 1), credit(closing, 1)] : [...posted, last];
      const voucherOn = `2026-${String(month).padStart(2, '0')}-10`;
      return postVoucher(draft(closed, { voucherOn, voucherId: `voucher-${place}` }), { red });
    });
const vouchers = vouchersWith({ red: true });

/** The same in red: what an office writes to cancel it. */
const inRed = (voucher: PostedVoucher): PostedVoucher =>
  postVoucher(
    {
      ...voucher,
      lines: voucher.lines.map((line) => ({ ...line, debitFen: 0 - line.debitFen, creditFen: 0 - line.creditFen })),
    },
    { red: true },
  );

const totals = <T>(rows: T[], read: (row: T) => number) => rows.reduce((sum, row) => sum + read(row), 0);

function expectIdentity(year: YearSums): void {
  expect(year.balanceFen).toBe(year.openingFen + year.incomeFen - year.expenseFen);
  expect(totals(year.months, ({ incomeFen }) => incomeFen)).toBe(year.incomeFen);
  expect(totals(year.months, ({ expenseFen }) => expenseFen)).toBe(year.expenseFen);
  expect(totals(year.months, ({ count }) => count)).toBe(year.entryCount);
  const of = (direction: string) => year.accounts.filter((account) => account.direction === direction);
  expect(totals(of('income'), ({ totalFen }) => totalFen)).toBe(year.incomeFen);
  expect(totals(of('expense'), ({ totalFen }) => totalFen)).toBe(year.expenseFen);
  expect(totals(year.accounts, ({ count }) => count)).toBe(year.entryCount);
}

describe('for any sequence of vouchers', () => {
  test('opening + income − expense = balance, and the parts add up', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(vouchers, { maxLength: 15 }), (opening, all) => {
        let year = emptyYear(opening);
        for (const voucher of all) {
          year = addToYear(year, entriesOf(voucher));
          expectIdentity(year);
        }
      }),
    );
  });

  test('the entries of a voucher are what its cash and bank lines moved', () => {
    fc.assert(
      fc.property(vouchers, (voucher) => {
        const cash = voucher.lines.filter(({ accountCode }) => /^10[12]/.test(accountCode));
        const moved = totals(cash, ({ debitFen, creditFen }) => debitFen - creditFen);
        const year = addToYear(emptyYear(0), entriesOf(voucher));
        expect(year.balanceFen).toBe(moved);
        expect(year.accounts.some(({ accountCode }) => /^10[12]/.test(accountCode))).toBe(false);
      }),
    );
  });

  test('reversing each in any order restores the year', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(vouchers, { maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (opening, all, order) => {
          let year = all.reduce((sum, voucher) => addToYear(sum, entriesOf(voucher)), emptyYear(opening));
          const shuffled = [...all].sort(() => (order.next().value! % 2 ? 1 : -1));
          for (const voucher of shuffled) {
            const reversal = { ...voucher, voucherId: `r-${voucher.voucherId}`, voucherOn: '2026-12-31' };
            year = addToYear(year, entriesOf(reverse(voucher, reversal).reversing));
            expectIdentity(year);
          }
          expect(year).toMatchObject({ openingFen: opening, incomeFen: 0, expenseFen: 0, balanceFen: opening });
          expect(year.accounts.every(({ totalFen }) => totalFen === 0)).toBe(true);
        },
      ),
    );
  });

  test('each written once more in red leaves every month, income and expense as if neither had been', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(vouchersWith({ red: false }), { maxLength: 8 }), (opening, all) => {
        const year = [...all, ...all.map(inRed)].reduce(
          (sum, voucher) => addToYear(sum, entriesOf(voucher)),
          emptyYear(opening),
        );
        expectIdentity(year);
        expect(year).toMatchObject({ openingFen: opening, incomeFen: 0, expenseFen: 0, balanceFen: opening });
        expect(year.months.every(({ incomeFen, expenseFen }) => incomeFen === 0 && expenseFen === 0)).toBe(true);
        expect(year.accounts.every(({ totalFen }) => totalFen === 0)).toBe(true);
      }),
    );
  });

  test('the next year opens with what this one ended with, whenever a voucher comes', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(vouchers), (opening, all) => {
        let year = emptyYear(opening);
        let next = addToYear(emptyYear(opening), entriesOf(postVoucher(draft([debit('102', 5), credit('501', 5)]))));
        for (const voucher of all) {
          const after = addToYear(year, entriesOf(voucher));
          next = carryForward(next, after.balanceFen - year.balanceFen);
          year = after;
        }
        expect(next.openingFen).toBe(year.balanceFen);
        expectIdentity(next);
      }),
    );
  });
});
