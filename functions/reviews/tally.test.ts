import fc from 'fast-check';
import type { ByQuarter } from './score';
import { EMPTY_TALLY, tallied, type Tally, type VoiceChange } from './tally';

const change = (mark: string, after: number | undefined, before?: number): VoiceChange => ({
  mark,
  quarter: '2026Q4',
  before,
  after,
  at: '2026-11-28T01:00:00.000Z',
});
const given = (...stars: number[]) => stars.map((each, place) => change(`p${place}`, each));
const total = (voices: ByQuarter) =>
  Object.values(voices)
    .flat()
    .reduce((sum, count) => sum + count, 0);

test('what is published moves by five people at once', () => {
  const four = tallied(EMPTY_TALLY, given(5, 4, 1, 2));
  expect([total(four.counted), total(four.shown)]).toEqual([4, 0]);
  const five = tallied(four, [change('p4', 3)]);
  expect(five.shown).toEqual({ '2026Q4': [1, 1, 1, 1, 1] });
  const six = tallied(five, [change('p5', 1)]);
  expect([total(six.counted), six.shown]).toEqual([6, five.shown]);
});

describe('elimination: what one person does changes nothing that is read', () => {
  const shown = tallied(EMPTY_TALLY, given(5, 4, 1, 2, 3));
  test.each([
    ['one more rater', [change('p9', 1)]],
    ['an edit', [change('p0', 1, 5)]],
    ['a withdrawal', [change('p0', undefined, 5)]],
    ['one who edits again and again', [1, 2, 3, 4, 1, 2].map((after, i, all) => change('p0', after, all[i - 1] ?? 5))],
    [
      'one who withdraws what they gave in five quarters',
      ['2026Q4', '2026Q3', '2026Q2', '2026Q1', '2025Q4'].map((quarter) => ({ ...change('p0', undefined, 5), quarter })),
    ],
    ['four together', [change('p6', 1), change('p7', 1), change('p8', 1), change('p9', 1)]],
  ])('%s', (_, changes) => {
    const after = changes.reduce<Tally>((tally, each) => tallied(tally, [each]), shown);
    expect(after.shown).toEqual(shown.shown);
    expect(after.shownThrough).toBe(shown.shownThrough);
    expect(after.counted).not.toEqual(shown.counted);
  });
});

test('in whatever order and parts changes come, what is counted is the sum of the voices, and no two readings differ by fewer than five', () => {
  const changes = fc.array(
    fc.record({
      who: fc.nat(9),
      quarter: fc.constantFrom('2026Q3', '2026Q4'),
      stars: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(changes, fc.integer({ min: 1, max: 7 }), (sent, atOnce) => {
      const stands = new Map<string, number | undefined>();
      let tally = EMPTY_TALLY;
      let since = new Set<string>();
      for (let from = 0; from < sent.length; from += atOnce) {
        const part = sent.slice(from, from + atOnce).map(({ who, quarter, stars }) => {
          const before = stands.get(`${who}#${quarter}`);
          stands.set(`${who}#${quarter}`, stars);
          if (before !== stars) since.add(String(who));
          return { mark: String(who), quarter, before, after: stars, at: '2026-11-28T01:00:00.000Z' };
        });
        const { shown } = tally;
        tally = tallied(tally, part);
        if (JSON.stringify(tally.shown) !== JSON.stringify(shown)) {
          expect(since.size).toBeGreaterThanOrEqual(5);
          since = new Set();
        }
      }
      for (const quarter of ['2026Q3', '2026Q4'])
        for (const stars of [1, 2, 3, 4, 5]) {
          const are = [...stands].filter(([key, value]) => key.endsWith(quarter) && value === stars).length;
          expect(tally.counted[quarter]?.[stars - 1] ?? 0).toBe(are);
        }
    }),
  );
});
