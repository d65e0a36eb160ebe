import { type Useful, usefulShown, withVoice } from './useful';

const OF = '2026-11-18T04:00:00.000Z';
const after = (changes: readonly (1 | -1)[], before?: Useful) =>
  changes.reduce<Useful | undefined>((useful, change) => withVoice(useful, change, OF), before);
const many = (count: number, change: 1 | -1 = 1) => Array<1 | -1>(count).fill(change);

test.each([
  [4, undefined],
  [5, 5],
  [9, 5],
  [10, 10],
])('%i people are shown as %p', (count, shown) => {
  expect(usefulShown(after(many(count)), OF)).toBe(shown);
});

test('one who comes or goes at the edge moves nothing that anybody reads', () => {
  const five = after(many(5));
  expect(usefulShown(after([-1], five), OF)).toBe(5);
  expect(usefulShown(after([-1, 1, -1, 1, 1], five), OF)).toBe(5);
  expect(usefulShown(after(many(5, -1), five), OF)).toBeUndefined();
});

test('voices are of the words that were read', () => {
  const five = after(many(5));
  const later = '2026-11-18T05:00:00.000Z';
  expect(usefulShown(five, later)).toBeUndefined();
  expect(withVoice(five, 1, later)).toEqual({ of: later, counted: 1, shown: 0 });
});
