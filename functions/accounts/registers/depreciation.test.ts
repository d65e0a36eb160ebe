import { monthEnd } from '@shared/time';
import fc from 'fast-check';
import { accumulatedOn, type Depreciating, monthsOf, netOn, originalOn, residualFen, yearsOf } from './depreciation';

const card = (
  originalValueFen: number,
  months: number,
  from: string,
  more: Partial<Depreciating> = {},
): Depreciating => ({
  method: 'straightLine',
  residualPercent: 5,
  bases: [{ from, originalValueFen, depreciatedFen: 0, months }],
  ...more,
});

test('a month is taken on its last day, the first one the month after the card was opened', () => {
  const asset = card(120_000, 12, '2026-01-15', { residualPercent: 0 });
  expect(
    ['2026-01-15', '2026-01-31', '2026-02-27', '2026-02-28', '2026-03-01', '2026-03-31'].map((day) =>
      accumulatedOn(asset, day),
    ),
  ).toEqual([0, 0, 0, 10_000, 10_000, 20_000]);
  expect([
    accumulatedOn(asset, '2027-01-30'),
    accumulatedOn(asset, '2027-01-31'),
    accumulatedOn(asset, '2040-01-01'),
  ]).toEqual([110_000, 120_000, 120_000]);
});

test('29 February ends its month in a leap year only', () => {
  const asset = card(120_000, 12, '2024-01-01', { residualPercent: 0 });
  expect([accumulatedOn(asset, '2024-02-28'), accumulatedOn(asset, '2024-02-29')]).toEqual([0, 10_000]);
});

test('the residual stays, and what is scrapped is worn to the end of its month', () => {
  const asset = card(100_000, 10, '2026-01-01');
  expect(netOn(asset, '2030-01-01')).toBe(5_000);
  const scrapped = { ...asset, scrappedOn: '2026-03-02' };
  expect([
    accumulatedOn(scrapped, '2026-03-02'),
    accumulatedOn(scrapped, '2026-03-31'),
    accumulatedOn(scrapped, '2027-01-01'),
  ]).toEqual([9_500, 19_000, 19_000]);
});

test('land is not worn', () => {
  const land = card(1_000_000, 12, '2020-01-01', { method: 'none' });
  expect(netOn(land, '2030-01-01')).toBe(1_000_000);
});

test('a revaluation goes on from what was taken, and leaves the months before as they were', () => {
  const before = card(120_000, 12, '2026-01-01', { residualPercent: 0 });
  const after: Depreciating = {
    ...before,
    bases: [...before.bases, { from: '2026-04-10', originalValueFen: 180_000, depreciatedFen: 30_000, months: 30 }],
  };
  expect([originalOn(after, '2026-04-09'), originalOn(after, '2026-04-10')]).toEqual([120_000, 180_000]);
  expect(['2026-03-31', '2026-04-30', '2026-05-31'].map((day) => accumulatedOn(after, day))).toEqual([
    20_000, 30_000, 35_000,
  ]);
  expect(
    monthsOf(after, 2026, '2026-05-31')
      .map(({ fen }) => fen)
      .slice(0, 6),
  ).toEqual([0, 10_000, 10_000, 10_000, 5_000, 5_000]);
  expect(accumulatedOn(after, '2040-01-01')).toBe(180_000);
});

const cards = fc.record({
  originalValueFen: fc.integer({ min: 1, max: 1_000_000_000 }),
  months: fc.integer({ min: 1, max: 600 }),
  residualPercent: fc.integer({ min: 0, max: 100 }),
  year: fc.integer({ min: 2000, max: 2026 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});
const two = (value: number) => String(value).padStart(2, '0');

test('all months, and all years, are exactly what there is to take, to the fen; it never shrinks', () => {
  fc.assert(
    fc.property(cards, ({ originalValueFen, months, residualPercent, year, month, day }) => {
      const from = `${year}-${two(month)}-${two(day)}`;
      const asset = card(originalValueFen, months, from, { residualPercent });
      const toTake = originalValueFen - residualFen(originalValueFen, residualPercent);
      const years = yearsOf(asset);
      expect(years.reduce((sum, { fen }) => sum + fen, 0)).toBe(toTake);
      for (const one of years.slice(0, 3)) {
        const taken = monthsOf(asset, one.year, '2100-01-01');
        expect(taken.reduce((sum, { fen }) => sum + fen, 0)).toBe(one.fen);
        expect(taken.every(({ fen, month: name }) => fen >= 0 && accumulatedOn(asset, monthEnd(name)) <= toTake)).toBe(
          true,
        );
      }
      expect(netOn(asset, '2200-01-01')).toBe(originalValueFen - toTake);
    }),
    { numRuns: 200 },
  );
});

test('one that has served its time when its card is opened has all of it taken, and is worth what is left', () => {
  const served = (depreciatedFen: number) => ({
    method: 'straightLine' as const,
    residualPercent: 5,
    bases: [{ from: '2026-03-12', originalValueFen: 100_000, depreciatedFen, months: 0 }],
  });
  for (const day of ['2026-03-12', '2026-03-31', '2027-01-01']) {
    expect([accumulatedOn(served(95_000), day), netOn(served(95_000), day)]).toEqual([95_000, 5_000]);
    expect([accumulatedOn(served(100_000), day), netOn(served(100_000), day)]).toEqual([100_000, 0]);
  }
  expect(accumulatedOn(served(90_000), '2027-01-01')).toBe(95_000);
  expect(yearsOf(served(95_000))).toEqual([]);
});
