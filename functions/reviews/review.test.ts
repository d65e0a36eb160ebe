import fc from 'fast-check';
import { type Judgement, isRepeat, needsCheck, scoreChange, stateAfter, viewMine, viewScore } from './review';

const published = (stars: number, comment?: string): Judgement => ({ stars, comment, state: 'published' });
const held = (stars: number, comment?: string): Judgement => ({ stars, comment, state: 'held' });

test('only what passed is published; what is unsure or unreachable waits; what is risky is refused', () => {
  expect((['pass', 'review', 'unknown', 'risky'] as const).map(stateAfter)).toEqual([
    'published',
    'held',
    'held',
    undefined,
  ]);
});

test('a comment is checked unless it is none, or the one that passed before', () => {
  expect(needsCheck(undefined, undefined)).toBe(false);
  expect(needsCheck(undefined, '好')).toBe(true);
  expect(needsCheck(published(3, '好'), '好')).toBe(false);
  expect(needsCheck(published(3, '好'), '很好')).toBe(true);
  expect(needsCheck(held(3, '好'), '好')).toBe(true);
});

test('the same review sent again with the version its phone knew is a repeat', () => {
  const done = { ...published(4, '好'), version: 2 };
  expect(isRepeat(done, { stars: 4, comment: '好', version: 1 })).toBe(true);
  expect(isRepeat({ ...done, version: 1 }, { stars: 4, comment: '好' })).toBe(true);
  expect(isRepeat(done, { stars: 3, comment: '好', version: 1 })).toBe(false);
  expect(isRepeat(done, { stars: 4, comment: '好', version: 2 })).toBe(false);
  expect(isRepeat(undefined, { stars: 4 })).toBe(false);
});

test.each([
  ['a first one', undefined, published(4), { count: 1, sum: 4, stars: [0, 0, 0, 1, 0] }],
  ['another number of stars', published(5), published(2), { count: 0, sum: -3, stars: [0, 1, 0, 0, -1] }],
  ['the same number of stars', published(5), published(5, '好'), undefined],
  ['a first one, held', undefined, held(5), undefined],
  ['published, then held', published(5), held(1), { count: -1, sum: -5, stars: [0, 0, 0, 0, -1] }],
  ['held, then published', held(5), published(1), { count: 1, sum: 1, stars: [1, 0, 0, 0, 0] }],
  ['held twice', held(5), held(1), undefined],
])('%s moves the score by the difference', (_, before, next, change) => {
  expect(scoreChange(before, next)).toEqual(change);
});

test('whatever a person changes, the score is what is published now', () => {
  const judgement = fc.record({
    stars: fc.integer({ min: 1, max: 5 }),
    state: fc.constantFrom('published' as const, 'held' as const),
  });
  fc.assert(
    fc.property(fc.array(judgement, { minLength: 1 }), (history) => {
      const score = { count: 0, sum: 0, stars: [0, 0, 0, 0, 0] };
      history.forEach((next, i) => {
        const change = scoreChange(history[i - 1], next);
        score.count += change?.count ?? 0;
        score.sum += change?.sum ?? 0;
        change?.stars.forEach((each, star) => (score.stars[star]! += each));
      });
      const last = history.at(-1)!;
      const counts = last.state === 'published';
      expect(score).toEqual({
        count: counts ? 1 : 0,
        sum: counts ? last.stars : 0,
        stars: [1, 2, 3, 4, 5].map((star) => (counts && star === last.stars ? 1 : 0)),
      });
    }),
  );
});

test('three voices are needed for an average, shown to one decimal', () => {
  const score = { stars1: 0, stars2: 0, stars3: 0, stars4: 1, stars5: 1 };
  expect(viewScore({ ...score, count: 2, sum: 9 })).toEqual({ count: 2, stars: [0, 0, 0, 1, 1] });
  expect(viewScore({ ...score, stars5: 2, count: 3, sum: 14 })).toEqual({
    count: 3,
    average: 4.7,
    stars: [0, 0, 0, 1, 2],
  });
  expect(viewScore(undefined)).toEqual({ count: 0, stars: [0, 0, 0, 0, 0] });
});

test('my review shows nothing of how it is stored', () => {
  const stored = {
    reviewId: 'r',
    maskedName: '王*英',
    stars: 4,
    state: 'held' as const,
    reviewedAt: 'at',
    version: 1,
    personId: 'p',
  };
  expect(viewMine(stored)).not.toHaveProperty('personId');
});
