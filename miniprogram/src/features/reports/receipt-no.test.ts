import { digitsMissing, digitsOf, inGroups } from './receipt-no';

test('digits are drawn in groups of four as they are typed, and a pasted number keeps only its digits', () => {
  expect(inGroups('1234')).toBe('1234');
  expect(inGroups('12345')).toBe('1234 5');
  expect(inGroups('1234 5678 9012 3456')).toBe('1234 5678 9012 3456');
  expect(inGroups('回执号：1234-5678-9012-3456。')).toBe('1234 5678 9012 3456');
});

test('no more than sixteen digits are taken, and what is missing is counted', () => {
  expect(digitsOf('12345678901234567890')).toBe('1234567890123456');
  expect(digitsMissing('1234 5678 90')).toBe(6);
  expect(digitsMissing('1234567890123456')).toBe(0);
});
