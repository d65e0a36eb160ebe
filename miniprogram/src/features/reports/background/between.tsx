import { View } from '@tarojs/components';
import { replacePage } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { usePlace } from '../queue';
import { copy } from './copy';
import './background.css';

/** One after the other down the list it was opened from, without going back each time. */
export function Between({ reportId }: { reportId: string }) {
  const place = usePlace(reportId);
  if (!place || place.of < 2) return null;
  const go = (to: string | undefined) => to && replacePage('reports/detail', { reportId: to });
  return (
    <View className="background-between">
      <Button small look="quiet" disabled={!place.before} onClick={() => go(place.before)}>
        {copy.before}
      </Button>
      <View className="note">{copy.place(place.at, place.of)}</View>
      <Button small look="quiet" disabled={!place.after} onClick={() => go(place.after)}>
        {copy.after}
      </Button>
    </View>
  );
}
