import type { ClosingFaultKind } from '@shared/accounts/closing-faults';
import * as fc from 'fast-check';
import { addToBalances, type Balances } from '../balances/balances';
import { type ClosingFacts, closingFaults } from './closing-faults';
import { missingNumbers } from './missing-numbers';

const OPENED: Balances = {
  accounts: [
    { accountCode: '101', accountName: '库存现金', openingFen: 1_000, turnover: [] },
    { accountCode: '102', accountName: '银行存款', openingFen: 9_000, turnover: [] },
    { accountCode: '301', accountName: '资本', openingFen: -10_000, turnover: [] },
  ],
  lastNumber: 0,
};
type Voucher = ClosingFacts['vouchers'][number];
const voucher = (number: number, day: number, from: string, to: string, fen: number, pages = 1): Voucher => ({
  ...{ voucherId: `V${number}`, voucherNo: `记-000${number}`, voucherOn: `2026-03-${String(day).padStart(2, '0')}` },
  lines: [
    { summary: '', accountCode: to, accountName: '', debitFen: fen, creditFen: 0 },
    { summary: '', accountCode: from, accountName: '', debitFen: 0, creditFen: fen },
  ],
  attachments: pages > 0 ? [{ kind: '发票', title: '发票', pages }] : [],
});
/** A month whose book is that of its vouchers, and whatever is said besides. */
const facts = (vouchers: Voucher[], more: Partial<ClosingFacts> = {}): ClosingFacts => ({
  ...{ year: 2026, month: 3, vouchers, numbers: vouchers.map(({ voucherNo }) => voucherNo) },
  balances: vouchers.reduce((balances, each) => addToBalances(balances, each), OPENED),
  ...{ withAddedPapers: new Set(), waiting: [], banks: [], transfers: new Set(), ...more },
});
const kinds = (of: ClosingFacts): ClosingFaultKind[] => closingFaults(of).map(({ kind }) => kind);
const only = (of: ClosingFacts) => {
  expect(closingFaults(of)).toHaveLength(1);
  return closingFaults(of)[0]!;
};
const bank = { bankAccountId: 'B', bankName: '农商银行 5678', unexplained: 0, isSigned: true, openVouchers: [] };

test('a month in which all is there has no fault, whatever was booked', () => {
  expect(kinds(facts([]))).toEqual([]);
  const paid = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 100 }));
  fc.assert(
    fc.property(fc.array(paid, { maxLength: 9 }), (some) => {
      expect(kinds(facts(some.map(([day, fen], place) => voucher(place + 1, day, '101', '513', fen))))).toEqual([]);
    }),
  );
});

test('what waits, and what the bank has that nobody explained or two did not sign, blocks and names what to open', () => {
  expect(only(facts([], { waiting: [{ voucherOn: '2026-03-02' }] }))).toEqual({
    ...{ kind: 'vouchersWaiting', blocks: true, count: 1, things: [{ on: '2026-03-02' }] },
  });
  const faults = closingFaults(facts([], { banks: [{ ...bank, unexplained: 3, isSigned: false }] }));
  expect(faults.map(({ kind, blocks, count }) => [kind, blocks, count])).toEqual([
    ['unexplainedLines', true, 3],
    ['notSigned', true, 1],
  ]);
  expect(faults[0]!.things).toEqual([{ bankAccountId: 'B', bankName: '农商银行 5678', count: 3 }]);
});

test('balances that are not those of the vouchers block, however they differ', () => {
  const vouchers = [voucher(1, 2, '102', '513', 100)];
  const { balances } = facts(vouchers);
  expect(only(facts([], { balances, numbers: ['记-0001'] })).things).toEqual([
    { accountCode: '102', fen: 100 },
    { accountCode: '513', fen: -100 },
  ]);
  expect(kinds(facts(vouchers, { balances: OPENED }))).toEqual(['trialBalance']);
  const torn = balances.accounts.map((one) => ({ ...one, openingFen: Math.max(0, one.openingFen) }));
  expect(only(facts(vouchers, { balances: { ...balances, accounts: torn } })).things).toEqual([{ fen: 10_000 }]);
});

test('cash below zero on a day wants a look; below zero at the end, it blocks', () => {
  const early = [voucher(1, 5, '101', '513', 1_500), voucher(2, 9, '102', '101', 900)];
  expect(only(facts(early))).toEqual({
    ...{ kind: 'cashShort', blocks: false, count: 1, things: [{ on: '2026-03-05', fen: -500, accountCode: '101' }] },
  });
  expect(kinds(facts(early.slice(0, 1)))).toEqual(['overdrawn', 'cashShort']);
});

test('a voucher without a paper wants a look, but for one that mends another, and one that papers were added to', () => {
  const bare = voucher(1, 2, '102', '513', 100, 0);
  expect(only(facts([bare]))).toMatchObject({ kind: 'withoutPaper', blocks: false, things: [{ voucherId: 'V1' }] });
  expect(kinds(facts([{ ...bare, reversalOf: 'V0' }]))).toEqual([]);
  expect(kinds(facts([bare], { withAddedPapers: new Set(['V1']) }))).toEqual([]);
});

test('an own transfer that a bank has not wants a look; an open voucher of another kind does not', () => {
  const open = { ...bank, openVouchers: [{ voucherId: 'V1', voucherNo: '记-0001' }] };
  expect(kinds(facts([], { banks: [open] }))).toEqual([]);
  expect(only(facts([], { banks: [open], transfers: new Set(['V1']) }))).toMatchObject({
    ...{ kind: 'openTransfer', blocks: false, things: [{ bankAccountId: 'B', voucherId: 'V1', voucherNo: '记-0001' }] },
  });
});

test('numbers that are missing are told by the first of each gap; those of another kind are none of them', () => {
  const gaps = missingNumbers(['记-0002', '记-0005', 'A-7'], 6);
  expect(gaps).toEqual([
    { first: '记-0001', count: 1 },
    { first: '记-0003', count: 2 },
    { first: '记-0006', count: 1 },
  ]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (missing) => {
      const there = Array.from({ length: 60 }, (_, place) => place + 1).filter((one) => !missing.includes(one));
      const found = missingNumbers(
        there.map((one) => `记-${String(one).padStart(4, '0')}`),
        60,
      );
      expect(found.reduce((count, gap) => count + gap.count, 0)).toBe(missing.length);
    }),
  );
  const lost = facts([voucher(1, 2, '102', '513', 100), voucher(3, 3, '102', '513', 100)]);
  expect(only(lost)).toMatchObject({ kind: 'numberGap', blocks: false, count: 1, things: [{ voucherNo: '记-0002' }] });
});

test('of many things some are named, and all are counted', () => {
  const some = Array.from({ length: 30 }, () => ({ voucherOn: '2026-03-02' }));
  const { count, things } = only(facts([], { waiting: some }));
  expect([count, things.length]).toEqual([30, 20]);
});
