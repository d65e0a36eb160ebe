import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { aria } from '../aria';
import { cx } from '../cx';
import { Icon } from '../icon';
import './row.css';
import './disclosure.css';

interface Props {
  title: ReactNode;
  note?: ReactNode;
  value?: ReactNode;
  /** Drawn only while open. */
  children: ReactNode;
  open?: boolean;
  /** What a screen reader says of the line that opens it. */
  label?: string;
}

/** A line of a list that unfolds in place, where a page of its own would be too much. */
export function Disclosure({ title, note, value, children, open: initial = false, label }: Props) {
  const [open, setOpen] = useState(initial);
  return (
    <View className="fold">
      <View
        className="row"
        hoverClass="row-press"
        onClick={() => setOpen(!open)}
        {...aria({
          role: 'button',
          expanded: open,
          // A label would hide the words of the line from who steers a browser by voice.
          ...(process.env.TARO_ENV === 'weapp' && label && { label: `${label}，${open ? '收起' : '展开'}` }),
        })}
      >
        <View className="row-body">
          <View className={cx('row-main', note === undefined && 'row-alone')}>
            <View className="row-title">{title}</View>
            {note !== undefined && <View className="row-note">{note}</View>}
          </View>
          {value !== undefined && <View className="row-value">{value}</View>}
        </View>
        <Icon name="down" className={cx('row-chevron', open && 'fold-up')} />
      </View>
      {open && <View className="fold-body">{children}</View>}
    </View>
  );
}
