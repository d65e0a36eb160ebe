import { View } from '@tarojs/components';
import type { BurstNotice } from '@shared/reviews/reviews';
import { formatDay } from '@shared/time';
import { Card } from '@/ui/layout/card';
import { BURST_REASON_WORDS, moderation as copy } from '../moderation-copy';

/** What everybody reads of voices that came all at once: that they are held and until when, or were left out and why. */
export function BurstNotices({ bursts = [] }: { bursts?: readonly BurstNotice[] | undefined }) {
  const day = (value: string) => formatDay(value, new Date().getFullYear());
  return (
    <>
      {bursts.map(({ state, week, dueOn, reason }) => (
        <Card key={`${state}${week}`}>
          <View>
            {state === 'open'
              ? copy.burstNotice(day(week))
              : copy.leftOutNotice(day(week), reason ? BURST_REASON_WORDS[reason] : '')}
          </View>
          {dueOn && <View className="note">{copy.burstNoticeDue(day(dueOn))}</View>}
        </Card>
      ))}
    </>
  );
}
