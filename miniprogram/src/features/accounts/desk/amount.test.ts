import { fenOf } from './amount';

test.each([
  ['', 0],
  ['0', 0],
  ['12', 1200],
  ['12.5', 1250],
  ['12.05', 1205],
  ['12.', 1200],
  ['1,234.50', 123450],
  ['￥9', 900],
  ['1，234.5', 123_450],
  ['12,50', undefined],
  ['12 50', undefined],
  ['1,2345', undefined],
  ['1234,567', undefined],
  ['12￥5', undefined],
  ['12.345', undefined],
  ['-3', undefined],
  ['十二', undefined],
  ['1e3', undefined],
])('%s is %s fen', (typed, fen) => expect(fenOf(typed)).toBe(fen));
