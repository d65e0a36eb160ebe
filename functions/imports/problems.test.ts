import { excerptOf } from './problems';

test('a village’s code is shown whole, and in another column a number as long is not', () => {
  expect(excerptOf('511503002228', 'village')).toBe('511503002228');
  expect(excerptOf('511503002228')).toBe('5115****28');
  // Who wrote an identity number where the village belongs is not shown it back.
  expect(excerptOf('511503195804160022', 'village')).toBe('5115****22');
});
