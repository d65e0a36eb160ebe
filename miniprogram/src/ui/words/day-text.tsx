import { Text } from '@tarojs/components';
import { formatDay, formatInstant } from '@shared/time';

/** A day or an instant as 3月12日, with the year when it is not this one; with the clock when asked. */
export function DayText({ value, clock = false }: { value: string; clock?: boolean }) {
  const thisYear = new Date().getFullYear();
  return <Text className="day-text">{clock ? formatInstant(value, thisYear) : formatDay(value, thisYear)}</Text>;
}
