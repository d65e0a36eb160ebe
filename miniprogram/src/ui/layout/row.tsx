import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../aria';
import { cx } from '../cx';
import { Icon, type IconName } from '../icon';
import './row.css';

interface Props {
  /** Wraps to two lines: 罗龙街道牛角村民委员会股份经济合作联合社. */
  title: ReactNode;
  note?: ReactNode;
  /** At the right: a sum, a tag, a word. In 长辈版 it may go below. */
  value?: ReactNode;
  icon?: IconName;
  /** Under all of it and as wide: a bar that is compared with the bars of the other rows. */
  below?: ReactNode;
  onClick?: () => void;
  /** What a screen reader says for the whole row. */
  label?: string;
}

/** One line of a list. It opens something when it has an arrow, and never otherwise. */
export function Row({ title, note, value, icon, below, onClick, label }: Props) {
  return (
    <View
      className="row"
      hoverClass={onClick ? 'row-press' : 'none'}
      {...(onClick && { onClick })}
      {...aria({ role: onClick && 'button', label })}
    >
      {icon && <Icon name={icon} className="row-icon" />}
      <View className="row-all">
        <View className="row-body">
          <View className={cx('row-main', note === undefined && 'row-alone')}>
            <View className="row-title">{title}</View>
            {note !== undefined && <View className="row-note">{note}</View>}
          </View>
          {value !== undefined && <View className="row-value">{value}</View>}
        </View>
        {below}
      </View>
      {onClick && <Icon name="chevron" className="row-chevron" />}
    </View>
  );
}
