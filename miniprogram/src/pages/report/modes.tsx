import { View } from '@tarojs/components';
import type { ReportMode } from '@shared/reports/reports';
import { Choice } from '@/ui/forms/choice';
import { Facts } from '@/ui/layout/facts';
import { copy } from './copy';

const MODES = [
  { value: 'anonymous', ...copy.anonymous },
  { value: 'confidential', ...copy.confidential },
  { value: 'named', ...copy.named },
] as const;

/** 匿名 · 保密 · 实名, and what the chosen one means: who sees the name, who can reach them, where the answer comes. */
export function Modes({ value, onChange }: { value: ReportMode; onChange: (mode: ReportMode) => void }) {
  const words = copy.modes[value];
  return (
    <View>
      <Choice look="rows" label={copy.who} options={MODES} value={value} onChange={onChange} />
      <View className="report-mode">
        <Facts
          of={[
            [copy.whoSees, words.sees],
            [copy.whoReaches, words.reaches],
            [copy.whereAnswered, words.answered],
          ]}
        />
      </View>
    </View>
  );
}
