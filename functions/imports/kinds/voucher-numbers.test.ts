import { monthlyNo, serialOf, wordsBegunAnew } from './voucher-numbers';

const of = (...numbers: [string, string][]) => numbers.map(([voucherOn, voucherNo]) => ({ voucherOn, voucherNo }));
const free = () => false;

test.each([
  ['记-0012', { word: '记-', serial: 12, padded: true }],
  ['收1', { word: '收', serial: 1, padded: false }],
  ['12', { word: '', serial: 12, padded: false }],
  ['03-0001', { word: '03-', serial: 1, padded: true }],
  ['更正', undefined],
])('%s is read', (voucherNo, expected) => expect(serialOf(voucherNo)).toEqual(expected));

test('a number has its month in front', () => {
  expect(monthlyNo({ voucherNo: '记-0001', voucherOn: '2026-02-06' })).toBe('2月记-0001');
});

test.each<[string, ReturnType<typeof of>, string[]]>([
  ['1, 2, then 1 again', of(['2026-01-05', '记-1'], ['2026-01-06', '记-2'], ['2026-02-06', '记-1']), ['记-']],
  ['one a month with noughts', of(['2026-01-05', '记-0001'], ['2026-02-06', '记-0001']), ['记-']],
  ['one a month by hand', of(['2026-01-05', '记-1'], ['2026-02-06', '记-1']), []],
  ['a year through', of(['2026-01-05', '记-0001'], ['2026-02-06', '记-0002']), []],
  ['a number in the middle twice', of(['2026-01-05', '记-0031'], ['2026-02-06', '记-0031']), []],
  [
    'words of their own',
    of(['2026-01-05', '收1'], ['2026-01-05', '付1'], ['2026-01-06', '付2'], ['2026-02-01', '付1']),
    ['付'],
  ],
])('%s', (_, vouchers, expected) => expect([...wordsBegunAnew(vouchers, free)]).toEqual(expected));

test('a month whose 1 another month of the book has, and that goes on, begins anew', () => {
  const february = of(['2026-02-06', '记-1'], ['2026-02-07', '记-2']);
  expect([...wordsBegunAnew(february, ({ voucherNo }) => voucherNo === '记-1')]).toEqual(['记-']);
  expect([...wordsBegunAnew(february.slice(0, 1), () => true)]).toEqual([]);
});
