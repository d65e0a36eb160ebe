import { View } from '@tarojs/components';
import type { PaymentRule } from '@shared/subsidies/subsidies';
import { dayInChina, formatDay } from '@shared/time';
import { Card } from '@/ui/layout/card';
import { StatusTag } from '@/ui/words/status-tag';
import { PROGRAM } from '../copy';
import { RuleFacts } from '../rule-facts';
import { ruleChanges } from './rule-changes';

interface Props {
  rule: PaymentRule;
  /** The version before; absent for the first. */
  previous: PaymentRule | undefined;
  newest: boolean;
}

/** One version of a program's rule, and what it changed. */
export function RuleVersion({ rule, previous, newest }: Props) {
  const changes = previous && ruleChanges(rule, previous);
  const inForce = newest && rule.effectiveOn <= dayInChina(new Date().toISOString());
  return (
    <Card>
      <View className="program-from">
        {PROGRAM.from(formatDay(rule.effectiveOn, new Date().getFullYear()))}{' '}
        {inForce && <StatusTag tone="good">{PROGRAM.now}</StatusTag>}
      </View>
      <RuleFacts rule={rule} />
      {changes && (
        <View className="program-changes">
          <View className="muted">{changes.length > 0 ? PROGRAM.changed : PROGRAM.unchanged}</View>
          {changes.map(({ label, was, is }) => (
            <View key={label}>
              <View>{`${label}：${is}`}</View>
              <View className="note">{PROGRAM.was(was)}</View>
            </View>
          ))}
        </View>
      )}
    </Card>
  );
}
