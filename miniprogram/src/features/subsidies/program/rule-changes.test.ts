import type { PaymentRule } from '@shared/subsidies/subsidies';
import { ruleChanges } from './rule-changes';

const rule: PaymentRule = {
  programCode: 'BT01',
  effectiveOn: '2025-03-01',
  standard: '每亩 115 元',
  eligibility: '有承包耕地',
  audience: '承包农户',
  department: '农业农村局',
  confidence: 'high',
};

test('a version that only took effect later says nothing new', () => {
  expect(ruleChanges({ ...rule, effectiveOn: '2026-03-01', confidence: 'low' }, rule)).toEqual([]);
});

test('what changed is said beside what it was, what is not written too', () => {
  expect(ruleChanges({ ...rule, standard: '每亩 118 元', documentNo: '南农〔2026〕3号' }, rule)).toEqual([
    { label: '标准', was: '每亩 115 元', is: '每亩 118 元' },
    { label: '文件', was: '没有写', is: '南农〔2026〕3号' },
  ]);
});
