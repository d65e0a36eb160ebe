import { View } from '@tarojs/components';
import { DayText } from '@/ui/words/day-text';
import { REGISTER } from '../registers/copy';

/** Until when a sum was reckoned that changes with the day. */
export const AsOf = ({ day }: { day: string }) => (
  <View className="note">
    {REGISTER.asOf}
    <DayText value={day} />
  </View>
);
