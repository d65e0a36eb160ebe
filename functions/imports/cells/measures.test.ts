import type { Cell } from './cell';
import { CellProblem } from './cell';
import { areaInMu, lifeInMonths, percent, yearlyMoney } from './measures';
import { quantity } from './numbers';

const text = (cell: string): Cell => ({ text: cell });
const number = (value: number, shown?: string): Cell => ({
  text: String(value),
  number: value,
  ...(shown && { shown }),
});
const refused = (value: unknown, words: string) => {
  expect(value).toBeInstanceOf(CellProblem);
  expect((value as CellProblem).message).toContain(words);
};

describe('areas', () => {
  test.each([
    ['12.5', 12.5],
    ['12.5亩', 12.5],
    ['１２．５ 亩', 12.5],
    ['500平方米', 0.75],
    ['300㎡', 0.45],
    ['5,000 m2', 7.5],
    ['500米²', 0.75],
    ['500 m ²', 0.75],
    ['1.2千米²', 1800],
    ['1 200 亩 2 分', 1200.2],
    ['1.2万平方米', 18],
    ['2公顷', 30],
    ['0.5 ha', 7.5],
    ['1平方公里', 1500],
    ['3亩2分', 3.2],
    ['3亩2分5厘', 3.25],
    ['0.0001', 0.0001],
    // 0.0015 × 333.33 = 0.499995: a half up at the fourth place.
    ['333.33平方米', 0.5],
    ['333.3平方米', 0.5],
    ['333.2平方米', 0.4998],
    ['666.67平方米', 1],
    ['12.12345', 12.1235],
  ])('%s is %d 亩', (cell, mu) => expect(areaInMu(text(cell))).toBe(mu));
  test('a number of the sheet is in 亩', () => expect(areaInMu(number(12.35))).toBe(12.35));
  test.each([
    ['3亩2', '不是面积'],
    ['2分3亩', '不是面积'],
    ['一亩', '不是面积'],
    ['-3', '不是面积'],
    ['0', '面积是 0'],
    ['30丈', '“丈”不知道'],
    ['99999999', '太大'],
  ])('%s is refused: %s', (cell, words) => refused(areaInMu(text(cell)), words));
  test.each(['500平方米', '2公顷', '300㎡', '10年', '5元'])('%s is no quantity of another unit', (cell) =>
    expect(quantity()(text(cell))).toBeInstanceOf(CellProblem),
  );
});

describe('times', () => {
  test.each([
    ['10', 120],
    ['10年', 120],
    ['2.5', 30],
    ['120月', 120],
    ['120个月', 120],
    ['10年6个月', 126],
    // 100 months in a column of years, as a decimal says it.
    ['8.33333333333', 100],
  ])('%s is %d months', (cell, months) => expect(lifeInMonths(text(cell))).toBe(months));
  test.each(['8.3', '120天', '长期', '0', '120年', '6个月10年'])('%s is refused', (cell) =>
    refused(lifeInMonths(text(cell)), ''),
  );
});

describe('shares', () => {
  test.each([
    [text('5'), 5],
    [text('5%'), 5],
    [text('５％'), 5],
    [text('0.5%'), 0.5],
    [text('百分之5'), 5],
    [number(0.05, '5%'), 5],
    [number(0.035, '3.50%'), 3.5],
    [number(5), 5],
    [number(0), 0],
    [number(1, '100%'), 100],
  ])('%j is %d', (cell, value) => expect(percent(cell)).toBe(value));
  test('a bare 0.05 may be either', () => {
    refused(percent(text('0.05')), '分不清是 5% 还是 0.05%');
    refused(percent(number(0.05)), '分不清是 5% 还是 0.05%');
  });
  test.each(['-5', '101', '五'])('%s is refused', (cell) => refused(percent(text(cell)), ''));
});

describe('a year’s rent', () => {
  test.each([
    ['6000', 600_000],
    ['6,000元/年', 600_000],
    ['每年6000元', 600_000],
    ['1.2万元/年', 1_200_000],
    ['0', 0],
  ])('%s is %d fen', (cell, fen) => expect(yearlyMoney(text(cell))).toBe(fen));
  test.each([
    '500元/亩',
    '500/亩',
    '600斤黄谷/亩',
    '500元/月',
    '前三年5000元/年，后两年6000元/年',
    '五年共25000元',
    '面议',
  ])('%s is quoted and refused', (cell) => refused(yearlyMoney(text(cell)), `“${cell}”`));
  test('what is wrong with a plain sum is said as it is', () => refused(yearlyMoney(text('6000.123')), '小数'));
});
