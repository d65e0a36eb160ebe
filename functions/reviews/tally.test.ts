import fc from 'fast-check';
import type { ByQuarter } from './score';
import { saidBy } from './tags';
import { EMPTY_TALLY, tallied, type Tally, type VoiceChange } from './tally';

const change = (mark: string, after: number | undefined, before?: number): VoiceChange => ({
  mark,
  quarter: '2026Q4',
  before,
  after,
  at: '2026-11-28T01:00:00.000Z',
});
const NOW = '2026Q4';
const given = (...stars: number[]) => stars.map((each, place) => change(`p${place}`, each));
const total = (voices: ByQuarter) =>
  Object.values(voices)
    .flat()
    .reduce((sum, count) => sum + count, 0);

test('what is published moves by five people at once', () => {
  const four = tallied(EMPTY_TALLY, given(5, 4, 1, 2), NOW);
  expect([total(four.counted), total(four.shown)]).toEqual([4, 0]);
  const five = tallied(four, [change('p4', 3)], NOW);
  expect(five.shown).toEqual({ '2026Q4': [1, 1, 1, 1, 1] });
  const six = tallied(five, [change('p5', 1)], NOW);
  expect([total(six.counted), six.shown]).toEqual([6, five.shown]);
});

describe('elimination: what one person does changes nothing that is read', () => {
  const shown = tallied(EMPTY_TALLY, given(5, 4, 1, 2, 3), NOW);
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
    const after = changes.reduce<Tally>((tally, each) => tallied(tally, [each], NOW), shown);
    expect(after.shown).toEqual(shown.shown);
    expect(after.shownThrough).toBe(shown.shownThrough);
    expect(after.counted).not.toEqual(shown.counted);
  });
});

test('those who take back do not make up the five with whom a newcomer is shown, and leave the sum five together', () => {
  const shown = tallied(EMPTY_TALLY, given(5, 4, 1, 2, 3, 3, 3, 3, 3), NOW);
  const left = [5, 4, 1, 2].map((stars, place) => change(`p${place}`, undefined, stars));
  const waits = tallied(shown, [...left, change('p8', 1)], NOW);
  expect([waits.shown, waits.shownThrough]).toEqual([shown.shown, shown.shownThrough]);
  const gone = tallied(waits, [{ ...change('p4', undefined, 3), at: '2026-11-29T01:00:00.000Z' }], NOW);
  expect([gone.shown, gone.shownThrough]).toEqual([{ '2026Q4': [0, 0, 4, 0, 0] }, shown.shownThrough]);
  expect(Object.keys(gone.moved)).toEqual(['p8#2026Q4']);
});

test('the only one of a new quarter does not come out with those who had waited in the last', () => {
  const last = (mark: string) => ({ ...change(mark, 5), quarter: '2026Q3' });
  const nine = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(last);
  const waits = nine.reduce<Tally>((tally, each) => tallied(tally, [each], NOW), EMPTY_TALLY);
  expect(waits.shown).toEqual({ '2026Q3': [0, 0, 0, 0, 5] });
  const one = tallied(waits, [change('j', 1)], NOW);
  expect(one.shown).toEqual(waits.shown);
  const five = tallied(
    one,
    ['k', 'l', 'm', 'n'].map((mark) => change(mark, 1)),
    NOW,
  );
  expect(five.shown).toEqual({ '2026Q3': [0, 0, 0, 0, 9], '2026Q4': [5, 0, 0, 0, 0] });
});

test('four who change and change back, or give and withdraw, do not bring out the fifth', () => {
  const shown = tallied(EMPTY_TALLY, given(5, 4, 1, 2, 3), NOW);
  const back = [5, 4].flatMap((stars, place) => [change(`p${place}`, 1, stars), change(`p${place}`, stars, 1)]);
  const gone = ['p6', 'p7'].flatMap((mark) => [change(mark, 4), change(mark, undefined, 4)]);
  const after = [...back, ...gone, change('p8', 1)].reduce<Tally>((tally, one) => tallied(tally, [one], NOW), shown);
  expect(after.shown).toEqual(shown.shown);
  expect(Object.keys(after.moved)).toEqual(['p8#2026Q4']);
});

test('tags are counted and published with the stars they came with, and one who changes a tag alone is no news', () => {
  const tagged = ['quick', 'quick', 'clear', 'quick', 'quick'].map((tag, place) =>
    change(`p${place}`, saidBy(5, tag === 'clear' ? ['clear', 'quick'] : [tag])),
  );
  const shown = tallied(EMPTY_TALLY, tagged, NOW);
  // quick is the second of the list, clear the third.
  expect(shown.shown[NOW]).toEqual([0, 0, 0, 0, 5, 0, 5, 1]);
  const changed = tallied(shown, [change('p2', saidBy(5, ['quick']), saidBy(5, ['clear', 'quick']))], NOW);
  expect([changed.counted[NOW], changed.shown[NOW]]).toEqual([[0, 0, 0, 0, 5, 0, 5], shown.shown[NOW]]);
  const gone = tagged.map(({ mark, after }) => change(mark, undefined, mark === 'p2' ? saidBy(5, ['quick']) : after));
  expect(tallied(changed, gone, NOW).shown[NOW]).toEqual([0, 0, 0, 0, 0]);
});

test('a voice of a quarter that counts no more moves nothing', () => {
  const shown = tallied(EMPTY_TALLY, given(5, 4, 1, 2, 3), NOW);
  const old = ['p0', 'p1', 'p2', 'p3', 'p4'].map((mark) => ({ ...change(mark, undefined, 5), quarter: '2024Q4' }));
  expect(tallied(shown, old, NOW).shown).toEqual(shown.shown);
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
      let asShown = new Map<string, number | undefined>();
      for (let from = 0; from < sent.length; from += atOnce) {
        const part = sent.slice(from, from + atOnce).map(({ who, quarter, stars }) => {
          const before = stands.get(`${who}#${quarter}`);
          stands.set(`${who}#${quarter}`, stars);
          return { mark: String(who), quarter, before, after: stars, at: '2026-11-28T01:00:00.000Z' };
        });
        const { shown } = tally;
        tally = tallied(tally, part, NOW);
        if (JSON.stringify(tally.shown) !== JSON.stringify(shown)) {
          const people = [...stands.keys()].filter((key) => stands.get(key) !== asShown.get(key));
          expect(new Set(people.map((key) => key.split('#')[0])).size).toBeGreaterThanOrEqual(5);
          asShown = new Map(stands);
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
