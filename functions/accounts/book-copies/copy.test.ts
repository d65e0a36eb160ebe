import fc from 'fast-check';
import { answered, type Copy, dueOf, isLate, publicCount } from './copy';

const hand = (personId: string | undefined, at = '2026-11-20T02:00:00.000Z') => ({
  ...{ accountId: 'A', personId, name: '甲', at },
});
const copy: Copy = {
  ...{ year: 2026, from: 1, through: 3, contents: ['vouchers'], state: 'asked', asked: hand('P') },
};
const year = { given: 0, answeredLate: 0 };

test('a copy is given under the next number by another person, and answered once', () => {
  const { copy: given, year: after } = answered(copy, { given: 6, answeredLate: 0 }, hand('Q'), undefined);
  expect([given.state, given.number, after.given]).toEqual(['given', '2026-007', 7]);
  expect(() => answered(given, after, hand('Q'), undefined)).toThrow('copies.answered');
  expect(() => answered(copy, year, hand('P'), undefined)).toThrow('copies.samePerson');
  expect(() => answered(copy, year, hand(undefined), undefined)).toThrow('copies.samePerson');
  const refused = answered(copy, year, hand('Q'), 'notMember');
  expect([refused.copy.state, refused.copy.number, refused.year.given]).toEqual(['refused', undefined, 0]);
});

test('the term is over when its last day in China is', () => {
  expect(dueOf(copy)).toBe('2026-11-27');
  expect(isLate(copy, '2026-11-27T15:59:59.000Z')).toBe(false);
  expect(isLate(copy, '2026-11-27T16:00:00.000Z')).toBe(true);
  expect(answered(copy, year, hand('Q', '2026-11-28T02:00:00.000Z'), undefined).year.answeredLate).toBe(1);
});

test('whatever is asked and answered in whatever order, numbers have no gap and none is there twice', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (gives) => {
      let sums = year;
      const numbers: string[] = [];
      for (const gives1 of gives) {
        const next = answered(copy, sums, hand('Q'), gives1 ? undefined : 'given');
        sums = next.year;
        if (next.copy.number) numbers.push(next.copy.number);
      }
      expect(numbers).toEqual(numbers.map((_, place) => `2026-${String(place + 1).padStart(3, '0')}`));
      expect(sums.given).toBe(numbers.length);
    }),
  );
});

test('nobody is told a number of fewer than five', () => {
  expect([0, 1, 4, 5, 12].map(publicCount)).toEqual([0, undefined, undefined, 5, 12]);
});
