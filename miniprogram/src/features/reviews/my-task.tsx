import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { confirmReviewTask } from '@shared/reviews/review-tasks';
import type { MyTask } from '@shared/reviews/reviews';
import { call, sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { Button } from '@/ui/button';
import { task as copy } from './task-copy';
import { TaskText } from './task-text';
import type { Subject } from './use-subject-name';

interface Props {
  subject: Subject;
  task: MyTask;
  refresh: () => Promise<unknown>;
}

/** What became of my low review, and 做到了吗 once an office has answered. */
export function MyTaskText({ subject, task, refresh }: Props) {
  const { quarter, iSaid, state } = task;
  const saying = useMutation({
    mutationFn: (mended: boolean) => call(confirmReviewTask, { params: { ...subject, quarter }, body: { mended } }),
    onSuccess: () => say(copy.said),
    onError: (error) => say(sayError(error)),
    onSettled: refresh,
  });
  return (
    <>
      <TaskText task={task} />
      {state === 'done' && (
        <View className="reviews-action">
          <View>{iSaid === undefined ? copy.asked(task.office) : copy.iSaid[iSaid ? 'true' : 'false']}</View>
          <View className="note">{copy.askedNote}</View>
          <View className="reviews-choices">
            <Button small loading={saying.isPending} onClick={() => saying.mutate(true)}>
              {copy.yes}
            </Button>
            <Button small look="quiet" onClick={() => saying.mutate(false)}>
              {copy.no}
            </Button>
          </View>
        </View>
      )}
    </>
  );
}
