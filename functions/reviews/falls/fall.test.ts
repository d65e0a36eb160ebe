import fc from 'fast-check';
import { wilson } from '../score';
import { fallsBetween } from './fall';

const scored = (
  quarter: string,
  themes: Record<string, [good: number, count: number]>,
  kind: 'work' | 'cadre' = 'work',
) => ({
  quarter,
  scores: Object.entries(themes).map(([id, [good, count]]) => {
    const [low, high] = wilson(good, count);
    const shares = { share: Math.round((good / count) * 100), low: Math.floor(low * 100), high: Math.ceil(high * 100) };
    return { kind, id, value: 3, count, stars: [count - good, 0, 0, good, 0], average: 3, kindMean: 3, good: shares };
  }),
});

test('what fell is measured by the lower end of the interval, and is sure where the intervals have nothing in common', () => {
  const before = scored('2026Q2', { finance: [40, 50], attitude: [6, 8], environment: [5, 10] });
  const after = scored('2026Q3', { finance: [12, 60], attitude: [6, 12], environment: [9, 12], fairness: [0, 9] });
  const falls = fallsBetween(before, after);
  expect(falls.map(({ theme, fell, isSure }) => [theme, fell, isSure])).toEqual([
    ['finance', 55, true],
    ['attitude', 15, false],
  ]);
  expect(falls[0]).toMatchObject({
    before: { quarter: '2026Q2', count: 50, good: { low: 66 } },
    after: { quarter: '2026Q3', count: 60, good: { low: 11 } },
  });
});

test('nothing falls from no page, from one of more than a year ago, and of a cadre', () => {
  const after = scored('2026Q3', { finance: [0, 60] });
  expect(fallsBetween(undefined, after)).toEqual([]);
  expect(fallsBetween(scored('2025Q3', { finance: [50, 50] }), after)).toHaveLength(1);
  expect(fallsBetween(scored('2025Q2', { finance: [50, 50] }), after)).toEqual([]);
  const cadres = (quarter: string, good: number) => scored(quarter, { finance: [good, 50] }, 'cadre');
  expect(fallsBetween(cadres('2026Q2', 50), cadres('2026Q3', 0))).toEqual([]);
});

test('many voices that fell a little stand over few that fell as far in the mean', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 2, max: 20 }), (few, times) => {
      const falls = (count: number) =>
        fallsBetween(scored('2026Q2', { finance: [count, count] }), scored('2026Q3', { finance: [0, count] }))[0]!.fell;
      expect(falls(few * times)).toBeGreaterThanOrEqual(falls(few));
    }),
  );
});
