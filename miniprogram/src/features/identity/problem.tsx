import { View } from '@tarojs/components';
import { aria } from '@/ui/aria';
import { Icon } from '@/ui/icon';
import './identity.css';

/** What went wrong with the whole form, and what to do. */
export function Problem({ children }: { children: string | undefined }) {
  if (!children) return null;
  return (
    <View className="identity-problem" {...aria({ role: 'alert' })}>
      <Icon name="warn" />
      <View>{children}</View>
    </View>
  );
}
