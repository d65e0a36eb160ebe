import { View } from '@tarojs/components';
import { aria } from './aria';
import { cx } from './cx';
import './bars.css';

export interface Bar {
  key: string;
  /** Short: 1月. An empty label keeps its place. */
  label: string;
  /** One value, or two side by side (收入 then 支出). Zero or more. */
  values: readonly [number] | readonly [number, number];
  /** What a screen reader says: 3月，收入 ¥1,200.00，支出 ¥300.00. */
  spoken: string;
}

interface Props {
  bars: readonly Bar[];
  /** The chosen bar's key, and what pressing one does. */
  value?: string;
  onChange?: (key: string) => void;
}

/** A part below zero (more was taken back than there was) has no length. */
const percent = (part: number, whole: number) => `${whole > 0 ? Math.round((Math.max(0, part) / whole) * 100) : 0}%`;

/** Upright bars in CSS. All share one scale, from zero. */
export function Bars({ bars, value, onChange }: Props) {
  const highest = Math.max(0, ...bars.flatMap((bar) => bar.values));
  return (
    <View className="bars">
      {bars.map((bar) => (
        <View
          key={bar.key}
          className={cx('bars-one', bar.key === value && 'bars-on')}
          {...aria({ role: onChange && 'button', label: bar.spoken })}
          {...(onChange && { onClick: () => onChange(bar.key) })}
        >
          <View className="bars-pair">
            {bar.values.map((amount, index) => (
              <View
                key={index}
                className={cx('bars-bar', index === 1 && 'bars-second')}
                style={{ height: percent(amount, highest) }}
              />
            ))}
          </View>
          <View className="bars-label">{bar.label || '\u00a0'}</View>
        </View>
      ))}
    </View>
  );
}

/** How much of the whole one part is, as a line under its row. */
export function ShareBar({ part, whole, second }: { part: number; whole: number; second?: boolean }) {
  return (
    <View className="share-track" {...aria({ hidden: true })}>
      <View
        className={cx('share-fill', second && 'bars-second')}
        style={{ width: percent(part, whole), ...(part <= 0 && { minWidth: '0' }) }}
      />
    </View>
  );
}
