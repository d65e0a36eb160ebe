import { View } from '@tarojs/components';
import type { Import } from '@shared/imports/imports';
import { Money } from '@/ui/words/money';
import { COMMON, DETAIL } from '../copy';

const ORDER = ['new', 'changed', 'same', 'refused'] as const;

/** What writing the file does, row by row counted, and what its money adds up to. */
export function Figures({ of: { counts, sums = [] } }: { of: Import }) {
  if (!counts) return null;
  return (
    <View>
      <View className="imports-counts">
        {ORDER.map((name) => (
          <View key={name} className={name === 'refused' && counts.refused > 0 ? 'imports-count-wrong' : ''}>
            <View className="imports-count-figure">{counts[name].toLocaleString('zh-CN')}</View>
            <View className="note">{COMMON.counts[name]}</View>
          </View>
        ))}
      </View>
      {sums.length > 0 && (
        <View className="imports-sums">
          {sums.map(({ title, fen }) => (
            <View key={title} className="imports-sum">
              <View>{DETAIL.sum(title, counts.refused > 0)}</View>
              <Money fen={fen} size="row" />
            </View>
          ))}
        </View>
      )}
    </View>
  );
}
