import { fenOfYuan } from './yuan';

it.each([
  ['1200', 120_000],
  ['1,200.5', 120_050],
  ['0.01', 1],
  ['99999999.99', 9_999_999_999],
  [' 12元', 1_200],
  ['1，234.5', 123_450],
  ['12,50', undefined],
  ['12 50', undefined],
  ['1,2345', undefined],
  ['1234,567', undefined],
  ['12 元', 1_200],
  ['1.234', undefined],
  ['-5', undefined],
  ['', undefined],
  ['1万', undefined],
])('%s is %s fen', (text, fen) => expect(fenOfYuan(text)).toBe(fen));
