import { View } from '@tarojs/components';
import { aria } from '../aria';
import { cx } from '../cx';
import './tabs.css';

interface Props<Key extends string> {
  tabs: readonly { key: Key; label: string }[];
  value: Key;
  onChange: (key: Key) => void;
}

/** Two to four views of one thing. */
export function Tabs<Key extends string>({ tabs, value, onChange }: Props<Key>) {
  return (
    <View className="tabs" {...aria({ role: 'tablist' })}>
      {tabs.map(({ key, label }) => (
        <View
          key={key}
          className={cx('tabs-one', key === value && 'tabs-on')}
          onClick={() => onChange(key)}
          {...aria({ role: 'tab', selected: key === value })}
        >
          {label}
        </View>
      ))}
    </View>
  );
}
