import { covers, levelOf, shortVillageName, townOf } from './divisions';
import { idCheckDigit, isIdNumber } from './text/id-number';
import { isCreditCode } from './text/credit-code';
import { maskIdNumber, maskName, maskPhone } from './text/mask';
import { formatAmount, formatFen } from './money';
import { divisionsOf, holds } from './roles';
import { dayInChina, daysAfter, formatDay, formatInstant } from './time';

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [123, '¥1.23'],
  [100_000, '¥1,000.00'],
  [1_234_567, '¥12,345.67'],
  [9_999_999_999, '¥99,999,999.99'],
  [-1200, '−¥12.00'],
])('formatFen(%d) is %s, in a column without the mark', (fen, text) => {
  expect(formatFen(fen)).toBe(text);
  expect(formatAmount(fen)).toBe(text.replace('¥', ''));
});

test.each([
  ['2026-03-12', 2026, '3月12日'],
  ['2025-12-01', 2026, '2025年12月1日'],
  ['2025-12-31T16:30:00.000Z', 2026, '1月1日'],
])('formatDay(%s) read in %d is %s', (day, year, text) => expect(formatDay(day, year)).toBe(text));

test('an instant late in the day in UTC is the next day in China', () => {
  expect(dayInChina('2026-03-11T16:00:00.000Z')).toBe('2026-03-12');
  expect(formatInstant('2026-03-12T01:05:00.000Z', 2026)).toBe('3月12日 09:05');
  expect(daysAfter('2026-02-27T00:00:00.000Z', 15)).toBe('2026-03-14T00:00:00.000Z');
});

describe('isIdNumber (GB 11643)', () => {
  // The number printed as the example in GB 11643-1999, annex.
  test.each(['11010519491231002X', '440524188001010014'])('%s is one', (text) => expect(isIdNumber(text)).toBe(true));
  test.each([
    ['110105194912310021', 'wrong check digit'],
    ['11010519491331002X', 'no thirteenth month'],
    ['11010519490230002X', 'no 30 February'],
    ['11010519491231002x', 'lower case'],
    ['110105491231002', 'fifteen places'],
    ['', 'nothing'],
  ])('%s is not: %s', (text) => expect(isIdNumber(text)).toBe(false));
  test('any single altered digit is caught', () => {
    const right = '51150319570315432';
    const whole = right + idCheckDigit(right);
    expect(isIdNumber(whole)).toBe(true);
    for (let place = 14; place < 17; place += 1)
      for (let digit = 0; digit < 10; digit += 1) {
        const altered = whole.slice(0, place) + digit + whole.slice(place + 1);
        expect(isIdNumber(altered)).toBe(altered === whole);
      }
  });
});

test.each([
  ['王秀英', '王*英'],
  ['李四', '李*'],
  ['欧阳建国', '欧**国'],
  ['王', '王'],
  ['王 英', '王*'],
  ['欧阳 建国', '欧**国'],
  ['阿依古丽·买买提', '阿******提'],
  ['吉克阿牛木', '吉***木'],
  ['王秀英、李四', '王*英、李*'],
  ['张三 李四', '张* 李*'],
  ['王秀英和李四', '王*英和李*'],
  ['李和平', '李*平'],
  ['1.王秀英，2.李四', '王*英，李*'],
  ['王秀英等5户', '王*英等5户'],
  ['王秀英、李四等十二户', '王*英、李*等十二户'],
  ['王秀英（已故）', '王*英（已故）'],
  ['李建国（其子代签）', '李*国（其子代签）'],
  ['王秀英（李四）', '王*英（李*）'],
  ['王秀英 3组', '王*英 3组'],
  ['王秀英 13800138000', '王*英'],
  ['王秀英（电话：138 0013 8000）', '王*英'],
  ['杨秀英511503194001010004', '杨*英'],
  ['王\u200b秀\u{E0100}英', '王*英'],
  ['王秀英电话一三八零零一三八零零零', '王*英'],
  ['王秀英 ±86 138·0013·8000'.replace('±', '+'), '王*英'],
  ['𠮷田一', '𠮷*一'],
  ['王*英等5户', '王*英等5户'],
  ['13800138000', ''],
])('maskName(%s) is %s', (name, masked) => expect(maskName(name)).toBe(masked));

test.each([
  ['91110108551385082Q', true],
  ['911101085513850820', false],
  ['91110108551385028Q', false],
  ['91110108551385082q', false],
  ['91110108551385082', false],
  ['9111010855138508IQ', false],
])('isCreditCode(%s) is %s', (code, real) => expect(isCreditCode(code)).toBe(real));

test('numbers keep only what their owner recognises', () => {
  expect(maskIdNumber('511503195703154321')).toBe('5115************21');
  expect(maskPhone('13812345678')).toBe('138****5678');
});

test.each([
  ['牛角村民委员会', '牛角村'],
  ['凤翔社区居民委员会', '凤翔社区'],
  ['金星社区村民委员会', '金星社区'],
  ['滨江居民委员会', '滨江社区'],
])('%s is called %s', (name, short) => expect(shortVillageName(name)).toBe(short));

test('a role is held for a division and what is below it, and nowhere else', () => {
  const grants = [
    { role: 'township', division: '511503002' } as const,
    { role: 'resident', division: '511503103201' } as const,
  ];
  expect(holds(grants, ['township'], '511503002228')).toBe(true);
  expect(holds(grants, ['township'], '511503003201')).toBe(false);
  expect(holds(grants, ['township'], '511503')).toBe(false);
  expect(holds(grants, ['resident'], '511503103201')).toBe(true);
  expect(holds(grants, ['resident'], '511503002228')).toBe(false);
  expect(holds(grants, [], '511503002228')).toBe(false);
  expect(divisionsOf(grants, 'township')).toEqual(['511503002']);
  expect(covers('511503', townOf('511503002228'))).toBe(true);
  expect(['511503', '511503002', '511503002228'].map(levelOf)).toEqual(['district', 'town', 'village']);
});
