import fc from 'fast-check';
import { carryingVouchers } from '../closing';
import { entriesOf, postVoucher, type PostedLine, type PostedVoucher, reverse } from '../book';
import { secondOf, statementsOf } from '../statements/statements';
import chart from '../../../data/chart_of_accounts.json';
import {
  addToBalances,
  type Balances,
  carriedForward,
  cashOpening,
  nextVoucherNo,
  openedAnew,
  openingLines,
  trialBalance,
  withOpenings,
} from './balances';

const EMPTY: Balances = { accounts: [], lastNumber: 0 };
const NAMES = { name: (code: string) => code, category: () => '' };
const line = (accountCode: string, debitFen: number, creditFen: number): PostedLine => ({
  summary: '摘要',
  accountCode,
  accountName: accountCode,
  debitFen,
  creditFen,
});
const voucherOf = (lines: PostedLine[], voucherOn: string, voucherNo = '记-0001'): PostedVoucher =>
  postVoucher({
    voucherId: `${voucherOn}${voucherNo}`,
    voucherNo,
    villageCode: '511503002228',
    villageName: '牛角村',
    bookkeeper: '',
    voucherOn,
    lines,
    attachments: [],
    preparedBy: '',
    reviewedBy: '',
    approvedBy: '',
  });

const CODES = [
  ...chart.accounts.map(({ code }) => code).filter((code) => code !== '321'),
  ...['10201', '10202', '11301', '11302', '3220101', '3220103', '32203', '51301'],
];

/** Any voucher that balances, over the whole chart and some sub-accounts. */
const anyVoucher = fc
  .record({
    lines: fc.array(
      fc.record({ code: fc.constantFrom(...CODES), fen: fc.integer({ min: 1, max: 1e10 }), debit: fc.boolean() }),
      { minLength: 1, maxLength: 8 },
    ),
    other: fc.constantFrom(...CODES),
    month: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ lines, other, month }) => {
    const posted = lines.map(({ code, fen, debit }) => line(code, debit ? fen : 0, debit ? 0 : fen));
    const difference = posted.reduce((total, one) => total + one.debitFen - one.creditFen, 0);
    const closed =
      difference === 0
        ? [line(other, 1, 0), line('102', 0, 1)]
        : [line(other, Math.max(0, -difference), Math.max(0, difference))];
    return voucherOf([...posted, ...closed], `2026-${String(month).padStart(2, '0')}-10`);
  });
const anyOpening = fc
  .array(
    fc.record({
      code: fc.constantFrom('102', '151', '152', '211', '311', '32202', '11301'),
      fen: fc.integer({ min: -1e10, max: 1e10 }),
    }),
    { maxLength: 6 },
  )
  .map((parts): Balances => {
    const total = parts.reduce((sum, { fen }) => sum + fen, 0);
    const lines = [...parts, { code: '301', fen: -total }].map(({ code, fen }) =>
      line(code, Math.max(0, fen), Math.max(0, -fen)),
    );
    return withOpenings(EMPTY, lines);
  });
/** A year of vouchers, some of them reversed in December. */
const anyYear = fc
  .tuple(anyOpening, fc.array(fc.tuple(anyVoucher, fc.boolean()), { maxLength: 12 }))
  .map(([opening, all]) => {
    const vouchers = all.flatMap(([voucher, mistaken], place) =>
      mistaken
        ? [
            voucher,
            reverse(voucher, { ...voucher, voucherId: `r${place}`, voucherNo: '', voucherOn: '2026-12-20' }).reversing,
          ]
        : [voucher],
    );
    return { opening, vouchers, balances: vouchers.reduce<Balances>(addToBalances, opening) };
  });

const equal = ({ debitFen, creditFen }: { debitFen: number; creditFen: number }) => debitFen === creditFen;
function expectBalanced(balances: Balances, from: number, through: number) {
  const { totals } = trialBalance(balances, { from, through }, NAMES);
  expect(Object.entries(totals).filter(([, sides]) => !equal(sides))).toEqual([]);
  const { assets, claims, surplus } = statementsOf(balances, { from, through });
  expect(secondOf(assets, 'assets')).toBe(secondOf(claims, 'claims'));
  expect(assets.find(({ id }) => id === 'assets')!.firstFen).toBe(claims.find(({ id }) => id === 'claims')!.firstFen);
  // 收益及收益分配表 ends with what 资产负债表 says is undistributed, by both of its columns.
  const left = surplus.find(({ id }) => id === 'carriedForward')!;
  expect([left.firstFen, left.secondFen]).toEqual(Array(2).fill(secondOf(claims, 'undistributed')));
}

describe('for any vouchers and reversals', () => {
  test('each pair of columns of the trial balance is equal, in every month; so are the two sides of the balance sheet', () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 1, max: 12 }), ({ balances }, through) => {
        expectBalanced(balances, through, through);
        expectBalanced(balances, 1, through);
      }),
    );
  });

  test('a month opens with what the one before closed with', () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 2, max: 12 }), ({ balances }, month) => {
        const of = (at: number) => trialBalance(balances, { from: at, through: at }, NAMES).totals;
        expect(of(month).opening).toEqual(of(month - 1).closing);
      }),
    );
  });

  test('cash in the balances moves as the entries say', () => {
    fc.assert(
      fc.property(anyYear, ({ opening, vouchers, balances }) => {
        const moved = vouchers
          .flatMap((voucher) => entriesOf(voucher))
          .reduce((sum, { direction, amountFen }) => sum + (direction === 'income' ? amountFen : -amountFen), 0);
        const { assets } = statementsOf(balances, { from: 12, through: 12 });
        expect(secondOf(assets, 'cash')).toBe(cashOpening(opening) + moved);
      }),
    );
  });

  test('the carrying at the end of the year empties income, expense and 本年收益, and changes no statement', () => {
    fc.assert(
      fc.property(anyYear, ({ balances }) => {
        const year = { villageCode: '511503002228', villageName: '牛角村', townName: '罗龙街道', year: 2026 };
        const carrying = carryingVouchers(year, balances, '赵强');
        const after = carrying.reduce<Balances>(addToBalances, balances);
        expectBalanced(after, 12, 12);
        const { rows } = trialBalance(after, { from: 12, through: 12 }, NAMES);
        const left = rows.filter(({ accountCode, closing }) => /^(5|321)/.test(accountCode) && !equal(closing));
        expect(left).toEqual([]);
        expect(carryingVouchers(year, after, '赵强')).toEqual([]);
        expect(statementsOf(after, { from: 10, through: 12 })).toEqual(
          statementsOf(balances, { from: 10, through: 12 }),
        );
        // The next year opens the same before and after, and balances.
        expect(carriedForward(after)).toEqual(carriedForward(balances));
        expectBalanced(carriedForward(after), 1, 1);
      }),
    );
  });

  test('a later year opens with what this one ends with, whenever a voucher comes', () => {
    fc.assert(
      fc.property(anyYear, anyVoucher, ({ balances }, late) => {
        const next = openedAnew(carriedForward(balances), late.lines);
        const held = ({ accounts }: Balances) =>
          accounts
            .filter(({ openingFen }) => openingFen !== 0)
            .map(({ accountCode, openingFen }) => [accountCode, openingFen]);
        expect(held(next)).toEqual(held(carriedForward(addToBalances(balances, late))));
      }),
    );
  });
});

describe('the lines of the statements', () => {
  test('every account of the chart is in exactly one line of the balance sheet', () => {
    const { assets, claims } = statementsOf(EMPTY, { from: 1, through: 1 });
    for (const { code } of chart.accounts) {
      const lines = [...assets, ...claims].filter(({ accounts }) => accounts.includes(code));
      // 内部往来 is owed to us by some and by us to others.
      expect([code, lines.length]).toEqual([code, code === '113' ? 2 : 1]);
    }
  });

  test('a worked example', () => {
    const opening = withOpenings(EMPTY, [
      line('102', 50_000, 0),
      line('151', 90_000, 0),
      line('152', 0, 20_000),
      line('311', 0, 120_000),
    ]);
    const balances = [
      voucherOf([line('102', 30_000, 0), line('501', 0, 30_000)], '2026-01-10'),
      voucherOf([line('513', 8_000, 0), line('102', 0, 8_000)], '2026-02-10'),
      voucherOf([line('513', 2_000, 0), line('152', 0, 2_000)], '2026-03-10'),
      voucherOf([line('322', 5_000, 0), line('102', 0, 5_000)], '2026-03-11'),
      voucherOf([line('3220101', 1_000, 0), line('311', 0, 1_000)], '2026-03-12'),
      voucherOf([line('11301', 700, 0), line('11302', 0, 700)], '2026-03-13'),
    ].reduce<Balances>(addToBalances, opening);
    const { assets, claims, surplus } = statementsOf(balances, { from: 3, through: 3 });
    const both = (rows: typeof surplus, id: string) => {
      const { firstFen, secondFen } = rows.find((row) => row.id === id)!;
      return [firstFen, secondFen];
    };
    expect(both(assets, 'cash')).toEqual([50_000, 67_000]);
    expect(both(assets, 'receivables')).toEqual([0, 700]);
    expect(both(claims, 'payables')).toEqual([0, 700]);
    expect(both(assets, 'fixed')).toEqual([70_000, 68_000]);
    expect(both(assets, 'assets')).toEqual([120_000, 135_700]);
    expect(both(surplus, 'administration')).toEqual([2_000, 10_000]);
    expect(both(surplus, 'netSurplus')).toEqual([-2_000, 20_000]);
    expect(both(surplus, 'broughtForward')).toEqual([22_000, 0]);
    expect(both(surplus, 'toMembers')).toEqual([5_000, 5_000]);
    expect(both(surplus, 'toReserve')).toEqual([1_000, 1_000]);
    expect(both(surplus, 'carriedForward')).toEqual([14_000, 14_000]);
  });
});

describe('the trial balance', () => {
  test('shows a sub-account under its account, and counts it once', () => {
    const balances = addToBalances(
      EMPTY,
      voucherOf([line('10201', 70, 0), line('10202', 0, 20), line('501', 0, 50)], '2026-03-10'),
    );
    const { rows, totals } = trialBalance(balances, { from: 3, through: 3 }, NAMES);
    expect(rows.map(({ accountCode, closing }) => [accountCode, closing.debitFen, closing.creditFen])).toEqual([
      ['102', 50, 0],
      ['10201', 70, 0],
      ['10202', 0, 20],
      ['501', 0, 50],
    ]);
    expect(totals.closing).toEqual({ debitFen: 50, creditFen: 50 });
  });

  test('numbers go on from the last, whatever an import called its own', () => {
    expect(nextVoucherNo(EMPTY)).toBe('记-0001');
    const numbered = addToBalances(EMPTY, voucherOf([line('102', 1, 0), line('501', 0, 1)], '2026-03-10', '记-007'));
    expect(nextVoucherNo(numbered)).toBe('记-0008');
    expect(
      nextVoucherNo(addToBalances(numbered, voucherOf([line('102', 1, 0), line('501', 0, 1)], '2026-03-10', '收-9'))),
    ).toBe('记-0008');
  });
});

describe('opening balances', () => {
  const set = (...balances: [string, number, number][]) =>
    openingLines(
      balances.map(([accountCode, debitFen, creditFen]) => ({ accountCode, debitFen, creditFen })),
      ({ accountCode }) => (accountCode.startsWith('9') ? undefined : accountCode),
    );
  test.each([
    [
      'that do not balance',
      [
        ['102', 5, 0],
        ['301', 0, 4],
      ],
      'balances',
    ],
    [
      'of an unknown account',
      [
        ['901', 5, 0],
        ['301', 0, 5],
      ],
      'balances.0.accountCode',
    ],
    [
      'of income',
      [
        ['102', 5, 0],
        ['501', 0, 5],
      ],
      'balances.1.accountCode',
    ],
    [
      'of an account twice',
      [
        ['102', 5, 0],
        ['102', 0, 5],
      ],
      'balances.1.accountCode',
    ],
    ['on both sides', [['102', 5, 5]], 'balances.0'],
  ] as [string, [string, number, number][], string][])('%s are refused, and say where', (_, balances, path) => {
    expect(() => set(...balances)).toThrow(
      expect.objectContaining({ code: 'request.malformed', details: [expect.objectContaining({ path })] }),
    );
  });
  test('that balance are taken', () => expect(set(['102', 5, 0], ['301', 0, 5])).toHaveLength(2));
});

test('本年收益 is carried with income, expense and distribution, and with nothing else', () => {
  const carry = (other: string) => () => voucherOf([line('321', 5, 0), line(other, 0, 5)], '2026-12-31');
  expect(carry('102')).toThrow(expect.objectContaining({ code: 'request.malformed' }));
  expect(carry('32202')).not.toThrow();
});
