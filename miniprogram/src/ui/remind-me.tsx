import { View } from '@tarojs/components';
import type { ReminderGroup } from '@shared/messages/subscriptions';
import { useReminders } from '@/platform/reminders';
import { Button } from './button';
import { Card } from './layout/card';
import { Icon } from './icon';
import './remind-me.css';

/** Why one would agree, and what one agrees to, before WeChat asks. */
const WORDS: Record<ReminderGroup, { title: string; why: string }> = {
  progress: {
    title: '有了进展，微信提醒您',
    why: '点一次，提醒一次。提醒里只说“有新进展”，不说是什么事，别人看见也不知道。',
  },
  work: {
    title: '有事要办，微信提醒您',
    why: '点一次，提醒一次。每天 8 点、12 点、18 点各看一次，有新事才提醒，不写是什么事。',
  },
};
const COPY = {
  left: (count: number) => `还能提醒 ${count} 次`,
  first: '提醒我',
  more: '再加一次',
};

/** Asks for one more reminder by WeChat, with the reason first. Nothing at all where there are none. */
export function RemindMe({ group }: { group: ReminderGroup }) {
  const { items, ask, asking } = useReminders([group]);
  const [subscription] = items;
  if (!subscription) return null;
  const { left } = subscription;
  const { title, why } = WORDS[group];
  return (
    <Card className="remind">
      <Icon name="bell" className="remind-icon" />
      <View className="remind-words">
        <View>{title}</View>
        <View className="note">{left > 0 ? COPY.left(left) : why}</View>
      </View>
      <Button small look="quiet" loading={asking} onClick={ask}>
        {left > 0 ? COPY.more : COPY.first}
      </Button>
    </Card>
  );
}
