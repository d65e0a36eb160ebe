import { View } from '@tarojs/components';
import type icons from '../../icons/icons.json';
import { aria } from './aria';
import { cx } from './cx';
import './icon.css';

export type IconName = keyof typeof icons | 'star-full';

/** One of the line icons, in the colour and size of the words beside it. Always with words: it has no label of its own. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return <View className={cx('icon', `icon-${name}`, className)} {...aria({ hidden: true })} />;
}
