import type { PaymentRule } from '@shared/subsidies/subsidies';
import { whySentence } from './why';

const rule = { effectiveOn: '2026-03-01' } as PaymentRule;

test.each([
  [
    { quantity: 3.2, unit: '亩', unitPriceFen: 11_800, amountFen: 37_760, rule },
    '3.2 亩 × 每亩 ¥118.00 = ¥377.60，按2026年3月1日起执行的标准。',
  ],
  [
    { quantity: 3, unit: '月', unitPriceFen: 9_000, amountFen: 27_000, standing: '二级残疾', rule },
    '3 个月 × 每月 ¥90.00 = ¥270.00（二级残疾），按2026年3月1日起执行的标准。',
  ],
  [
    { quantity: 3.33, unit: '亩', unitPriceFen: 11_800, amountFen: 39_000, rule },
    '3.33 亩 × 每亩 ¥118.00，核定后实发 ¥390.00，按2026年3月1日起执行的标准。',
  ],
  [{ quantity: 2, unitPriceFen: 5_000, amountFen: 10_000, rule }, '2 × ¥50.00 = ¥100.00，按2026年3月1日起执行的标准。'],
  [{ amountFen: 36_000, rule }, '按固定数额发 ¥360.00，按2026年3月1日起执行的标准。'],
  [{ amountFen: 36_000 }, '按固定数额发 ¥360.00。'],
])('%j', (payment, sentence) => {
  expect(whySentence(payment)).toBe(sentence);
});
