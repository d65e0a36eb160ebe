import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './facts.css';

export type Fact = readonly [label: string, value: ReactNode];

/** What is known of one thing, label by label. A fact without a value is left out. */
export function Facts({ of }: { of: readonly Fact[] }) {
  return (
    <View className="facts">
      {of
        .filter(([, value]) => value !== undefined && value !== '' && value !== null && value !== false)
        .map(([label, value]) => (
          <View key={label} className="facts-one">
            <View className="facts-label">{label}</View>
            <View className="facts-value">
              <View className="facts-words">{value}</View>
            </View>
          </View>
        ))}
    </View>
  );
}
