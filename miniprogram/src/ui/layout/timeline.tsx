import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { cx } from '../cx';
import './timeline.css';

export interface Step {
  key: string;
  title: ReactNode;
  /** When and by whom. */
  note?: ReactNode;
  body?: ReactNode;
  /** `now` is reached, `wait` is owed, `bad` went wrong, `plain` lies ahead. */
  tone?: 'plain' | 'now' | 'wait' | 'bad';
}

/** What happened, one step under the other. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  return (
    <View>
      {steps.map((step) => (
        <View key={step.key} className={cx('steps-one', step.tone && `steps-${step.tone}`)}>
          <View className="steps-title">{step.title}</View>
          {step.note !== undefined && <View className="note">{step.note}</View>}
          {step.body !== undefined && <View className="steps-body">{step.body}</View>}
        </View>
      ))}
    </View>
  );
}
