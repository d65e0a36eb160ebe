import fc from 'fast-check';
import { byLowerBound, type ByQuarter, meanOf, viewScore, viewTags, weightedScore, weightOf, wilson } from './score';

const NOW = '2026Q4';

// Reference: C = 10, m = 3.8, weights 1.
test.each([
  [[0, 0, 0, 0, 1], 3.9091, [0.2065, 1]],
  [[0, 0, 0, 0, 5], 4.2, [0.5655, 1]],
  [[5, 0, 0, 0, 0], 2.8667, [0, 0.4345]],
  [[2, 1, 3, 10, 24], 4.22, [0.7093, 0.9294]],
  [[0, 0, 0, 0, 400], 4.9707, [0.9905, 1]],
])('%j scores %d, its share of four and five stars between %j', (stars, score, interval) => {
  expect(weightedScore({ [NOW]: stars }, NOW, 3.8)).toBeCloseTo(score, 4);
  const count = stars.reduce((sum, each) => sum + each, 0);
  const [low, high] = wilson(stars[3]! + stars[4]!, count);
  expect([low, high].map((end) => Number(end.toFixed(4)))).toEqual(interval);
});

test('a quarter weighs less each quarter, and nothing after eight; none weighs before it was', () => {
  const quarters = ['2026Q4', '2026Q3', '2026Q2', '2026Q1', '2025Q4', '2025Q3', '2025Q2', '2025Q1', '2024Q4', '2027Q1'];
  expect(quarters.map((quarter) => weightOf(quarter, NOW))).toEqual([1, 0.7, 0.5, 0.35, 0.25, 0.17, 0.12, 0.08, 0, 0]);
  // (10·3 + 1·5·5 + 0.5·5·1) / (10 + 5 + 2.5)
  expect(weightedScore({ '2026Q4': [0, 0, 0, 0, 5], '2026Q2': [5, 0, 0, 0, 0] }, NOW, 3)).toBeCloseTo(57.5 / 17.5, 9);
});

test('nothing at all is shown below five of one quarter, however many there are together', () => {
  const few: ByQuarter[] = [
    {},
    { [NOW]: [0, 0, 0, 0, 1] },
    { [NOW]: [1, 1, 0, 1, 1] },
    { [NOW]: [4, 0, 0, 0, 0], '2026Q3': [0, 0, 0, 0, 4] },
    { '2024Q4': [0, 0, 0, 0, 50] },
  ];
  expect(few.map((voices) => viewScore(voices, NOW, 3.8))).toEqual(few.map(() => ({})));
});

test('a score says what it rests on', () => {
  expect(viewScore({ [NOW]: [2, 1, 3, 10, 24] }, NOW, 3.8)).toEqual({
    score: {
      value: 4.2,
      count: 40,
      stars: [2, 1, 3, 10, 24],
      average: 4.3,
      kindMean: 3.8,
      good: { share: 85, low: 70, high: 93 },
    },
  });
});

test.each([
  ['up', [0, 0, 0, 0, 5], [0, 0, 5, 0, 0]],
  ['down', [5, 0, 0, 0, 0], [0, 0, 5, 0, 0]],
  ['level', [0, 0, 0, 5, 0], [0, 0, 0, 5, 0]],
  ['up', [4, 1, 0, 0, 0], [5, 0, 0, 0, 0]],
  ['down', [5, 0, 0, 0, 0], [4, 1, 0, 0, 0]],
  [undefined, [0, 0, 0, 0, 4], [0, 0, 5, 0, 0]],
])('the trend is %s for %j after %j', (trend, now, before) => {
  expect(viewScore({ [NOW]: now, '2026Q3': before }, NOW, 3).score!.trend).toBe(trend);
});

test('a tag is shown from five on, the most chosen first; of a quarter of fewer nothing, and the stars are those alone', () => {
  const few = [1, 0, 0, 0, 3, 4, 4, 4];
  const voices = { [NOW]: [0, 0, 0, 0, 9, 5, 4, 9], '2026Q3': [0, 0, 0, 0, 5, 1, 0, 0], '2026Q2': few };
  expect(viewTags(voices, NOW)).toEqual([
    { tag: 'clear', count: 9 },
    { tag: 'friendly', count: 6 },
  ]);
  expect(viewScore(voices, NOW, 3).score).toMatchObject({ count: 14, stars: [0, 0, 0, 0, 14], average: 5 });
  expect(viewTags({ [NOW]: few }, NOW)).toEqual([]);
});

test('a list is ordered by the lower bound: five who praise do not stand above forty', () => {
  const five = viewScore({ [NOW]: [0, 0, 0, 0, 5] }, NOW, 3.8).score!;
  const forty = viewScore({ [NOW]: [2, 1, 3, 10, 24] }, NOW, 3.8).score!;
  expect(five.average).toBeGreaterThan(forty.average);
  expect([five, forty].sort(byLowerBound)).toEqual([forty, five]);
});

test('of few voices no mean is taken: it would tell what a hidden few gave', () => {
  expect(meanOf({ count: 49, sum: 49 })).toBe(3);
  expect(meanOf({ count: 50, sum: 191 })).toBe(3.8);
});

test('a score lies between one and five, and one voice more moves it towards that voice', () => {
  const stars = fc.tuple(...Array.from({ length: 5 }, () => fc.nat(50)));
  fc.assert(
    fc.property(
      stars,
      fc.integer({ min: 1, max: 5 }),
      fc.double({ min: 1, max: 5, noNaN: true }),
      (given, more, mean) => {
        const before = weightedScore({ [NOW]: given }, NOW, mean);
        const after = weightedScore(
          { [NOW]: given.map((count, place) => count + (place + 1 === more ? 1 : 0)) },
          NOW,
          mean,
        );
        expect(before).toBeGreaterThanOrEqual(1);
        expect(before).toBeLessThanOrEqual(5);
        expect(Math.abs(more - after)).toBeLessThanOrEqual(Math.abs(more - before) + 1e-9);
      },
    ),
  );
});
