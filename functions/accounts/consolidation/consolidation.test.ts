import fc from 'fast-check';
import { monthOfYear } from '@shared/time';
import { addToBalances, type Balances } from '../balances/balances';
import { postVoucher } from '../book';
import { secondOf, statementsOf } from '../statements/statements';
import { figuresOf, lastWholeMonth, together, type VillageBook, villageMonth } from './consolidation';

const CODES = ['101', '102', '112', '131', '151', '201', '241', '301', '501', '513', '521'];

interface Move {
  readonly debit: string;
  readonly credit: string;
  readonly fen: number;
  readonly month: number;
}

/** A book of these vouchers, each of two lines. */
const balancesOf = (moves: readonly Move[]): Balances =>
  moves.reduce<Balances>(
    (balances, { debit, credit, fen, month }, place) => {
      const line = (accountCode: string, debitFen: number, creditFen: number) => ({
        ...{ summary: '摘要', accountCode, accountName: accountCode, debitFen, creditFen },
      });
      const voucher = postVoucher({
        ...{ voucherId: `v${place}`, voucherNo: `记-${place}`, villageCode: '511503002228', villageName: '牛角村' },
        ...{ bookkeeper: '', attachments: [], preparedBy: '', reviewedBy: '', approvedBy: '' },
        voucherOn: `${monthOfYear(2026, month)}-03`,
        lines: [line(debit, fen, 0), line(credit, 0, fen)],
      });
      return addToBalances(balances, voucher);
    },
    { accounts: [], lastNumber: 0 },
  );
const anyBalances = fc
  .array(
    fc.record({
      debit: fc.constantFrom(...CODES),
      credit: fc.constantFrom(...CODES),
      fen: fc.integer({ min: 1, max: 1e9 }),
      month: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 8 },
  )
  .map(balancesOf);

const anyVillage: fc.Arbitrary<VillageBook> = fc
  .record({
    code: fc.integer({ min: 200, max: 999 }).map((end) => `511503002${end}`),
    closedThrough: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
    population: fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }),
    areaParts: fc.integer({ min: 0, max: 100_000_000 }),
    balances: anyBalances,
  })
  .map(({ code, closedThrough, population, areaParts, balances }) => ({
    ...{ code, name: code, areaMu: areaParts / 10_000 },
    ...(closedThrough !== undefined && { closedThrough }),
    ...(closedThrough && { balances }),
    ...(population !== undefined && { population }),
  }));

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

test('the sums are those of the villages that closed the month, and everybody else is missing', () => {
  fc.assert(
    fc.property(fc.array(anyVillage, { maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (villages, month) => {
      const all = together(villages.map((village) => villageMonth(village, month)));
      const inIt = villages.filter(({ closedThrough = 0 }) => closedThrough >= month);
      expect(all).toMatchObject({ villages: villages.length, closed: inIt.length });
      expect(all.missing.map(({ code }) => code)).toEqual(
        villages.filter((village) => !inIt.includes(village)).map(({ code }) => code),
      );
      expect(all.figures === undefined).toBe(inIt.length === 0);
      const own = inIt.map(({ balances }) => statementsOf(balances!, { from: month, through: month }));
      for (const id of ['cash', 'receivables', 'assets'])
        if (all.figures) expect(all.figures.assets[id]?.[1]).toBe(sum(own.map(({ assets }) => secondOf(assets, id))));
      if (all.figures) {
        expect(all.figures.assets.assets).toEqual(all.figures.claims.claims);
        expect(all.figures.surplus.sales?.[2]).toBe(sum(own.map(({ surplus }) => secondOf(surplus, 'sales'))));
      }
    }),
  );
});

test('towns added up are the district added up of its villages, in any order', () => {
  fc.assert(
    fc.property(fc.array(anyVillage, { maxLength: 9 }), fc.integer({ min: 0, max: 9 }), (villages, at) => {
      const parts = villages.map((village) => villageMonth(village, 6));
      const { missing, ...whole } = together(parts);
      const towns = together([together(parts.slice(at)), together(parts.slice(0, at))]);
      expect({ ...towns, missing: towns.missing.map(({ code }) => code).sort() }).toEqual({
        ...whole,
        missing: missing.map(({ code }) => code).sort(),
      });
    }),
  );
});

test('people are added up only where those of each village in the sums are known; one that is missing asks for none', () => {
  const village = (more: Partial<VillageBook>): VillageBook => ({
    ...{
      code: '511503002201',
      name: '甲村',
      areaMu: 10.25,
      closedThrough: 6,
      balances: { accounts: [], lastNumber: 0 },
    },
    ...more,
  });
  const sums = (...all: Partial<VillageBook>[]) => together(all.map((more) => villageMonth(village(more), 6)));
  expect(sums({ population: 5 }, { population: 7 })).toMatchObject({ population: 12, areaMu: 20.5 });
  expect(sums({ population: 5 }, {})).not.toHaveProperty('population');
  expect(sums({ population: 5 }, { closedThrough: 5 })).toMatchObject({ population: 5, areaMu: 10.25 });
});

test('a quarter is its months so far, and the year all of them', () => {
  const balances = balancesOf([3, 4, 5].map((month) => ({ debit: '102', credit: '501', fen: month * 100, month })));
  expect(figuresOf(balances, 5).surplus.sales).toEqual([500, 900, 1200]);
});

test('the last whole month', () => {
  expect(lastWholeMonth(2026, '2026-11-29')).toBe(10);
  expect(lastWholeMonth(2025, '2026-11-29')).toBe(12);
  expect(lastWholeMonth(2026, '2026-01-31')).toBe(0);
  expect(lastWholeMonth(2027, '2026-12-31')).toBe(0);
});
