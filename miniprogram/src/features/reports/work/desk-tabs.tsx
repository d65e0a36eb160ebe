import { ScrollView, View } from '@tarojs/components';
import type { DeskLine } from '@shared/reports/work';
import { aria } from '@/ui/aria';
import { cx } from '@/ui/cx';
import { copy as words } from '../copy';
import { copy } from './copy';
import { countWords, DESK_TABS, type DeskTab } from './desk-view';

interface Props {
  lines: readonly DeskLine[];
  /** The last that was read, where there are more. */
  last: DeskLine | undefined;
  value: DeskTab | 'done';
  onChange: (tab: DeskTab | 'done') => void;
}

/** The views of the desk with how much is in each; as many as fit are in sight, the others are a swipe away. */
export function DeskTabs({ lines, last, value, onChange }: Props) {
  const tabs = [
    ...DESK_TABS.map((tab) => ({ ...tab, count: countWords(lines, tab.key, last) })),
    { key: 'done' as const, label: words.finished, count: '' },
  ];
  return (
    <ScrollView scrollX className="work-tabs" {...aria({ role: 'tablist', label: copy.tabs })}>
      <View className="work-tabs-all">
        {tabs.map(({ key, label, count }) => (
          <View
            key={key}
            className={cx('work-tab', key === value && 'work-tab-on')}
            onClick={() => onChange(key)}
            {...aria({ role: 'tab', selected: key === value, label: count ? `${label} ${count} 件` : label })}
          >
            {label}
            {count && <View className={cx('work-count', key === 'late' && 'work-count-late')}>{count}</View>}
          </View>
        ))}
      </View>
    </ScrollView>
  );
}
