import { View } from '@tarojs/components';
import { confirmReviewTask } from '@shared/reviews/review-tasks';
import type { MyTask } from '@shared/reviews/reviews';
import { call } from '@/platform/server/call';
import { DidThey } from './did-they';
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
  return (
    <>
      <TaskText task={task} />
      {state === 'done' && (
        <View className="reviews-action">
          <DidThey
            question={iSaid === undefined ? copy.asked(task.office) : copy.iSaid[iSaid ? 'true' : 'false']}
            note={copy.askedNote}
            words={copy}
            send={(mended) => call(confirmReviewTask, { params: { ...subject, quarter }, body: { mended } })}
            refresh={refresh}
          />
        </View>
      )}
    </>
  );
}
