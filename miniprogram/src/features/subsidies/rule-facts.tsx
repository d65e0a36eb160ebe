import type { PaymentRule } from '@shared/subsidies/subsidies';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Sureness } from '@/ui/words/sureness';

/** One version of a program's rule, and how sure it is. */
export function RuleFacts({ rule }: { rule: PaymentRule }) {
  return (
    <>
      <Sureness of={rule.confidence} />
      <Facts
        of={[
          ['标准', rule.standard],
          ['条件', rule.eligibility],
          ['谁能领', rule.audience],
          ['经办部门', rule.department],
          ['文件', rule.documentNo],
          ['执行时间', <DayText key="day" value={rule.effectiveOn} />],
        ]}
      />
    </>
  );
}
