import { View } from '@tarojs/components';
import { Money } from '@/ui/words/money';
import { aria } from '@/ui/aria';
import { cx } from '@/ui/cx';
import '@/ui/bars.css';
import './compare.css';

interface Line {
  label: string;
  fen: number;
}

const width = (fen: number, most: number) => `${most > 0 ? Math.max(0, Math.round((fen / most) * 100)) : 0}%`;

/** Two sums one under the other, each as long as it is large: what is compared is seen before it is read. */
export function Pair({ of, second }: { of: readonly [Line, Line]; second?: boolean }) {
  const most = Math.max(...of.map(({ fen }) => fen));
  return (
    <View className="pair">
      {of.map(({ label, fen }, place) => (
        <View key={label} className="pair-line">
          <View className="pair-words">
            <View className={cx(place === 1 && 'muted')}>{label}</View>
            <Money fen={fen} />
          </View>
          <View className="share-track" {...aria({ hidden: true })}>
            <View
              className={cx('share-fill', second && 'bars-second', place === 1 && 'pair-faint')}
              style={{ width: width(fen, most), ...(fen === 0 && { minWidth: '0' }) }}
            />
          </View>
        </View>
      ))}
    </View>
  );
}
