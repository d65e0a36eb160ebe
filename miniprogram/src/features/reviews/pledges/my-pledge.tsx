import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { confirmPledge } from '@shared/reviews/pledges';
import { call, sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import type { Subject } from '../use-subject-name';
import { pledge as copy } from './copy';

interface Props {
  subject: Subject;
  asked: { iSaid?: boolean | undefined } | undefined;
  refresh: () => Promise<unknown>;
}

/** 做到了吗: asked of who judged, from the day of the promise until it is counted. */
export function MyPledge({ subject, asked, refresh }: Props) {
  const saying = useMutation({
    mutationFn: (kept: boolean) => call(confirmPledge, { params: subject, body: { kept } }),
    onSuccess: () => say(copy.said),
    onError: (error) => say(sayError(error)),
    onSettled: refresh,
  });
  if (!asked) return null;
  return (
    <Card>
      <View>{asked.iSaid === undefined ? copy.asked : copy.iSaid[asked.iSaid ? 'true' : 'false']}</View>
      <View className="note">{copy.askedNote}</View>
      <View className="reviews-choices">
        <Button small loading={saying.isPending} onClick={() => saying.mutate(true)}>
          {copy.yes}
        </Button>
        <Button small look="quiet" onClick={() => saying.mutate(false)}>
          {copy.no}
        </Button>
      </View>
    </Card>
  );
}
