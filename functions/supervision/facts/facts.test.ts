import { contract, debt, payment, project, rowsWith, SECRETARY, spent, voucher } from '../examples/rows';
import { ruleOf } from '../rules/catalogue';
import { figuresOf, findingsOf } from '../rules/evaluate';
import { spanOfPeriod } from './period-span';
import { DELIVERED_KINDS, type Officer, undelivered, type VillageRows } from './rows';
import { FACT_SOURCES, type FactSource } from './sources';

const TOWN_OFFICER: Officer = {
  personId: 'accountant',
  name: '周会计',
  title: '乡镇干部',
  key: 'key-accountant',
  kin: [{ personId: 'mother', key: 'key-mother' }],
};
const concernedBy = (source: FactSource, rows: Partial<VillageRows>) =>
  FACT_SOURCES[source](rowsWith({ officers: [SECRETARY], offices: [TOWN_OFFICER], ...rows }), {
    limitFen: 1_000_000,
    windowDays: 30,
  }).map(({ concerns = [] }) => [...concerns].sort());
const found = (code: string, rows: Partial<VillageRows>) => {
  const rule = ruleOf(code)!;
  return findingsOf(rule, rowsWith(rows), figuresOf(rule, { limitFen: 1_000_000 }));
};

test('what is about a payment concerns whom it was paid to', () => {
  const returned = payment({ personId: 'mother', status: 'returned' });
  const deaths = [{ personId: 'mother', diedOn: '2026-01-01', listId: 'L1' }];
  const standings = [{ personId: 'mother', what: '财政供养', programCodes: ['BT39'], listId: 'L1' }];
  const payments = [payment({ personId: 'mother' }), payment({ personId: 'mother' })];
  expect(concernedBy('returned', { payments: [returned] })).toEqual([['mother']]);
  expect(concernedBy('paidAfterDeath', { payments, deaths })).toEqual([['mother'], ['mother']]);
  expect(concernedBy('doublePayment', { payments })).toEqual([['mother']]);
  expect(concernedBy('standing', { payments, standings })).toEqual([['mother'], ['mother']]);
});

test.each([
  ['key-secretary', ['secretary']],
  ['key-wife', ['secretary', 'wife']],
  ['key-mother', ['accountant', 'mother']],
  ['key-villager', []],
])('a contract, a payment, a debt with %s concerns the officer and who lives with them', (key, persons) => {
  const let_ = contract({
    partyBKey: key,
    dues: [{ dueOn: '2026-03-01', amountFen: 1_000_000 }],
    receipts: [{ receivedOn: '2026-03-02', amountFen: 1_000_000 }],
  });
  const cash = spent('2026-03-02', 2_000, { from: '101', to: '刘*', key });
  const parts = [spent('2026-03-02', 6_000, { to: '刘*', key }), spent('2026-03-20', 6_000, { to: '刘*', key })];
  expect(concernedBy('contract', { contracts: [let_] })).toEqual([persons]);
  expect(concernedBy('rent', { contracts: [let_] })).toEqual([persons]);
  expect(concernedBy('receipt', { contracts: [let_], vouchers: [cash] })).toEqual([persons]);
  expect(concernedBy('cashPayment', { vouchers: [cash] })).toEqual([persons]);
  expect(concernedBy('voucher', { vouchers: [cash] })).toEqual([persons]);
  expect(concernedBy('split', { vouchers: parts })).toEqual([persons]);
  expect(concernedBy('debt', { debts: [debt({ counterpartyKey: key })] })).toEqual([persons]);
  const done = project({
    contractorKey: key,
    progress: [{ stage: 'finished', on: '2026-01-01', mediaIds: [] }],
  });
  const book = { year: 2026, closedThrough: 3, lastNumber: 1, accounts: [] };
  expect(concernedBy('project', { projects: [done], balances: [book] })).toEqual([persons]);
});

test('who signed twice is concerned, though they hold an office of the town', () => {
  const vouchers = [spent('2026-03-02', 500, { preparedBy: '周会计', reviewedBy: '周会计' })];
  expect(concernedBy('voucher', { vouchers })).toEqual([['accountant']]);
});

test('a loan through the household is an officer’s loan', () => {
  const debts = [debt({ counterpartyKey: 'key-wife' })];
  expect(found('YJ12a', { officers: [SECRETARY], debts }).map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('党支部书记同户的家人'),
  ]);
});

test('a matter allows what is borrowed or spent within a year after it, when it is finished and of that much', () => {
  const matter = (more: object) => ({
    decisionId: 'M1',
    kind: 'other' as const,
    state: 'finished' as const,
    title: '修路借款',
    amountFen: 2_000_000,
    startedOn: '2025-12-01',
    ...more,
  });
  const count = (more: object) => [
    found('YJ16', { debts: [debt({ side: 'payable', kind: 'borrowed' })], matters: [matter(more)] }).length,
    found('YJ01', { vouchers: [spent('2026-03-02', 20_000)], matters: [matter(more)] }).length,
  ];
  expect(count({})).toEqual([0, 0]);
  expect(count({ state: 'open' })).toEqual([1, 1]);
  expect(count({ startedOn: '2024-01-01' })).toEqual([1, 1]);
  expect(count({ amountFen: 100_000 })).toEqual([1, 1]);
  expect(count({ amountFen: undefined })).toEqual([0, 1]);
});

test('a matter allows as much as was decided, and not once more', () => {
  const matter = {
    decisionId: 'M1',
    kind: 'spending' as const,
    state: 'finished' as const,
    title: '修路',
    amountFen: 3_000_000,
    startedOn: '2026-01-05',
  };
  const spending = (on: string, yuan: number, more = {}) => spent(on, yuan, { voucherNo: on, ...more });
  const asked = (vouchers: VillageRows['vouchers']) =>
    found('YJ01', { vouchers, matters: [matter] }).map(({ facts }) => facts.voucherNo);
  const small = spending('2026-02-01', 9_000);
  const [first, second] = [spending('2026-03-02', 20_000), spending('2026-05-02', 10_000)];
  expect(asked([second, small, first])).toEqual([]);
  expect(asked([first, second, spending('2026-06-02', 10_000)])).toEqual(['2026-06-02']);
  const papers = { attachments: [{ kind: '会议记录', title: '决议', pages: 1 }] };
  expect(asked([spending('2026-02-02', 30_000, papers), first, second])).toEqual([]);
});

describe('of several matters', () => {
  const matter = (decisionId: string, yuan: number, startedOn = '2026-01-05') => ({
    ...{ decisionId, kind: 'spending' as const, state: 'finished' as const, title: '修路' },
    ...{ amountFen: yuan * 100, startedOn },
  });
  const spending = (voucherNo: string, on: string, yuan: number) =>
    spent(on, yuan, { voucherNo, voucherId: voucherNo });
  const asked = (vouchers: VillageRows['vouchers'], ...matters: ReturnType<typeof matter>[]) =>
    found('YJ01', { vouchers, matters }).map(({ facts }) => facts.voucherNo);

  test('nobody is asked where the spendings can be placed so that all have room', () => {
    const vouchers = [
      spending('A', '2026-02-01', 50_000),
      spending('B', '2026-02-02', 50_000),
      spending('C', '2026-02-03', 80_000),
    ];
    expect(asked(vouchers, matter('M1', 100_000), matter('M2', 80_000))).toEqual([]);
    expect(asked(vouchers, matter('M2', 80_000), matter('M1', 90_000))).toHaveLength(1);
  });

  test('the one that ends first is taken first, in whatever order they are listed', () => {
    const vouchers = [spending('A', '2026-01-05', 100_000), spending('B', '2026-02-01', 100_000)];
    const [early, late] = [matter('M1', 100_000, '2025-01-10'), matter('M2', 100_000, '2025-12-01')];
    expect([asked(vouchers, early, late), asked(vouchers, late, early)]).toEqual([[], []]);
    expect(asked(vouchers, late)).toEqual(['B']);
  });

  test('of more than can be tried the sums are compared, and what is above them is still asked about', () => {
    const vouchers = Array.from({ length: 40 }, (_, place) =>
      spending(`V${String(place).padStart(2, '0')}`, '2026-03-02', 30_000 + place),
    );
    const matters = Array.from({ length: 12 }, (_, place) => matter(`M${place}`, 70_000 + place));
    // 840,066 yuan in all: 27 of them.
    expect(asked(vouchers, ...matters)).toHaveLength(13);
    const [first] = vouchers;
    expect(asked([{ ...first!, voucherOn: '2026-01-04' }], ...matters)).toHaveLength(1);
  });
});

test('what is split over the turn of the year is one spell, of the year in which it began', () => {
  const part = (on: string, yuan: number) => spent(on, yuan, { to: '顺达公司' });
  const spells = (...vouchers: ReturnType<typeof part>[]) =>
    found('YJ02', { vouchers }).map(({ period, facts }) => [period, facts.count, facts.firstOn, facts.lastOn]);
  const [december, january] = [part('2025-12-28', 6_000), part('2026-01-04', 5_000)];
  expect(spells(december, january)).toEqual([['2025', 2, '2025-12-28', '2026-01-04']]);
  expect(spells(december, part('2026-01-27', 5_000))).toEqual([]);
  expect(spells(december, january, part('2026-01-20', 6_000)).map(([period]) => period)).toEqual(['2025', '2026']);
});

test('one hand that is written with a blank is one hand', () => {
  for (const [preparedBy, reviewedBy] of [
    ['周　会计', '周会计'],
    ['周会计', '周 会计'],
  ]) {
    const vouchers = [spent('2026-03-02', 500, { preparedBy, reviewedBy })];
    expect(concernedBy('voucher', { vouchers })).toEqual([['accountant']]);
    expect(found('YJ03', { vouchers })).toHaveLength(1);
  }
});

test('坐支 is looked for where the bank’s permission is known, in months that are over', () => {
  const month = (on: string) => [
    voucher(`${on}-02`, [
      ['101', 2_000, 0],
      ['501', 0, 2_000],
    ]),
    spent(`${on}-10`, 2_000, { from: '101' }),
  ];
  expect(ruleOf('YJ05')!.needs).toContain('cashLimits');
  expect(found('YJ05', { vouchers: month('2026-10') })).toHaveLength(1);
  expect(found('YJ05', { vouchers: month('2026-11') })).toEqual([]);
});

test('a book brought in without signatures, or with a count of papers alone, is not asked for each voucher', () => {
  const unsigned = { preparedBy: '', reviewedBy: '', approvedBy: '' };
  const counted = { attachments: [{ kind: '附件', title: '原始凭证', pages: 3 }] };
  const [old, signed] = [spent('2026-03-02', 500, { ...unsigned, ...counted }), spent('2026-03-03', 500)];
  expect(found('YJ03', { vouchers: [old] })).toEqual([]);
  expect(found('YJ04', { vouchers: [old] })).toEqual([]);
  expect(found('YJ04', { vouchers: [old, signed] })).toEqual([]);
  expect(found('YJ03', { vouchers: [old, signed, spent('2026-03-04', 500)] })).toHaveLength(1);
});

test('months are read as they are written, and what is not understood accuses nobody', () => {
  expect(spanOfPeriod('2026年1月-3月')).toEqual(spanOfPeriod('2026年1-3月'));
  expect(spanOfPeriod('2026年1月至3月')).toEqual(spanOfPeriod('2026年1-3月'));
  expect(spanOfPeriod('2026年春季')).toBeUndefined();
  for (const words of ['2026年1－3月', '2026年１～３月', '2026年1月份－3月份', '2026-01至2026-03', '2026年 1-3 月'])
    expect(spanOfPeriod(words)).toEqual(spanOfPeriod('2026年1-3月'));
  expect(spanOfPeriod('2026年1、2月')).toEqual(spanOfPeriod('2026年1-2月'));
  expect(spanOfPeriod('2026年全年')).toEqual(spanOfPeriod('2026年'));
  expect(spanOfPeriod('2025年12月-2026年2月')).toEqual([spanOfPeriod('2025年12月')![0], spanOfPeriod('2026年2月')![1]]);
  for (const words of ['2026年1、3月', '2026年3-2月', '2026年2月-2025年12月'])
    expect(spanOfPeriod(words)).toBeUndefined();
  const payments = ['2026年春季', '2025-2026学年第一学期'].map((period) => payment({ period }));
  const deaths = [{ personId: 'person1', diedOn: '2026-01-01', listId: 'L1' }];
  expect(found('YJ28', { payments, deaths })).toEqual([]);
  expect(found('YJ29', { payments })).toEqual([]);
});

test('wages, and one sum once a month, are no split payment; two at a month’s turn are', () => {
  const paid = (days: string[], account?: string) => ({
    vouchers: days.map((on) => spent(on, 6_000, { ...(account && { account }) })),
  });
  expect(found('YJ02', paid(['2026-03-05', '2026-04-02', '2026-05-01']))).toEqual([]);
  expect(found('YJ02', paid(['2026-03-05', '2026-03-20'], '212'))).toEqual([]);
  expect(found('YJ02', paid(['2026-03-31', '2026-04-01']))).toHaveLength(1);
});

test('an officer’s share of what all households get is no favour', () => {
  const paid = (what: string, account: string, others: number) => ({
    officers: [SECRETARY],
    vouchers: [
      voucher('2026-03-02', [
        [account, 900, 0, what, '陈*', 'key-secretary'],
        ...Array.from({ length: others }, (_, place): [string, number, number, string, string, string] => [
          account,
          900,
          0,
          what,
          '王*',
          `key-${place}`,
        ]),
        ['102', 0, 900 * (others + 1)],
      ]),
    ],
  });
  expect(found('YJ15', paid('土地流转费', '241', 0))).toEqual([]);
  expect(found('YJ15', paid('砂石', '241', 0))).toHaveLength(1);
  expect(found('YJ15', paid('除草', '514', 5))).toEqual([]);
  expect(found('YJ15', paid('除草', '514', 4))).toHaveLength(1);
});

test('three rules wait for rows that nobody delivers, besides those that read nothing; two for a list, where there is none', () => {
  expect(DELIVERED_KINDS).toContain('payments');
  expect(['YJ06', 'YJ09', 'YJ10', 'YJ28', 'YJ30'].map((code) => undelivered(ruleOf(code)!.needs))).toEqual([
    ['cashLimits'],
    ['bankBalances'],
    ['unreconciled'],
    [],
    [],
  ]);
  expect(['YJ28', 'YJ30'].map((code) => undelivered(ruleOf(code)!.needs, ['standings']))).toEqual([['deaths'], []]);
  expect(undelivered(ruleOf('YJ24')!.needs)).toEqual([]);
});
