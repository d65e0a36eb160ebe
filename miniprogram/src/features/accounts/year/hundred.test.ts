import { hundredOf } from './hundred';

const parts = (...fen: number[]) => fen.map((totalFen) => ({ totalFen }));
const yuan = (most: number, ...fen: number[]) => hundredOf(parts(...fen), most).map((one) => one.yuan);

test.each([
  [5, [50, 30, 20], [50, 30, 20]],
  [5, [1, 1, 1], [34, 33, 33]],
  [2, [60, 20, 10, 10], [60, 20, 20]],
  [5, [999_999, 1], [100, 0]],
  [5, [100, 0, -5], [100]],
  [5, [], []],
])('at most %d of %j', (most, fen, expected) => expect(yuan(most, ...fen)).toEqual(expected));

test('whatever there is, it adds up to a hundred', () => {
  for (let seed = 1; seed < 200; seed += 1) {
    const fen = Array.from({ length: (seed % 9) + 1 }, (_, at) => ((seed * 7919 * (at + 1)) % 9973) + 1);
    expect(yuan(4, ...fen).reduce((sum, one) => sum + one, 0)).toBe(100);
  }
});

test('the rest has no name', () => {
  expect(hundredOf(parts(3, 2, 1), 2).map(({ of }) => of?.totalFen)).toEqual([3, 2, undefined]);
});
