import { fenOf } from './form';

test.each([
  ['126000', 12_600_000],
  ['126,000', 12_600_000],
  ['1，234，567.8', 123_456_780],
  [' 12.48 ', 1_248],
  ['', undefined],
  ['12,50', Number.NaN],
  ['12 50', Number.NaN],
  ['1,2345', Number.NaN],
  ['1234,567', Number.NaN],
  ['十二', Number.NaN],
])('“%s” yuan is %s fen', (typed, fen) => expect(fenOf(typed)).toBe(fen));
