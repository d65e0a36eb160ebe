import { View } from '@tarojs/components';
import { aria } from '@/ui/aria';

/** From the lower to the upper end, on a line from nothing to all. */
export const Interval = ({ low, high }: { low: number; high: number }) => (
  <View className="reviews-interval" {...aria({ hidden: true })}>
    <View className="reviews-interval-part" style={{ left: `${low}%`, width: `${high - low}%` }} />
  </View>
);
