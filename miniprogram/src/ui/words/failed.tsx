import { View } from '@tarojs/components';
import { sayError } from '@/platform/server/call';
import { aria } from '../aria';

interface Props {
  /** What was thrown, or the words for it; nothing is drawn while there is none. */
  of: unknown;
  className: string;
}

/** Why what was sent did not go, beside its button, spoken where nobody looks. */
export function Failed({ of, className }: Props) {
  if (of === undefined || of === null || of === '') return null;
  return (
    <View className={className} {...aria({ role: 'alert' })}>
      {typeof of === 'string' ? of : sayError(of)}
    </View>
  );
}
