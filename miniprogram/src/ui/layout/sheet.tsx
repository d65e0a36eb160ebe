import { ScrollView, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../aria';
import { Icon } from '../icon';
import { InSheet } from './in-sheet';
import './sheet.css';

interface Props {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel from below, for one choice or one short thing. Pressing outside closes it. */
export function Sheet({ open, title, onClose, children }: Props) {
  if (!open) return null;
  return (
    <View {...aria({ role: 'dialog', label: title })}>
      <View className="sheet-mask" catchMove onClick={onClose} />
      <View className="sheet">
        <View className="sheet-head">
          <View className="sheet-title">{title}</View>
          <View className="sheet-close" onClick={onClose} {...aria({ role: 'button', label: '关闭' })}>
            <Icon name="close" />
          </View>
        </View>
        <ScrollView scrollY className="sheet-body">
          <InSheet.Provider value={true}>{children}</InSheet.Provider>
        </ScrollView>
      </View>
    </View>
  );
}
