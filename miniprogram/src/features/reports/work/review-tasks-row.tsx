import { listReviewTasks } from '@shared/reviews/review-tasks';
import { formatDay } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { useRole } from '@/platform/server/session';
import { RowCard } from '@/ui/layout/row-card';
import { copy } from './copy';

/** How many low reviews this office has to answer for, and by when the first; nothing while there is none. */
export function ReviewTasksRow() {
  const [role, , grant] = useRole();
  const division = grant?.division ?? '';
  const { data } = useAnswer(listReviewTasks, { params: { division } }, { enabled: division !== '' });
  const first = data?.items[0];
  if (!data || !first) return null;
  return (
    <RowCard
      icon="warn"
      title={copy.reviewTasks(data.items.length, data.next !== undefined)}
      note={copy.tasksDue(formatDay(first.dueOn, new Date().getFullYear()))}
      onClick={() => openPage('reviews/tasks', { role })}
    />
  );
}
