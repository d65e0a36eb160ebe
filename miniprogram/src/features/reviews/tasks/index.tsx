import { View } from '@tarojs/components';
import { useState } from 'react';
import { answerReviewTask, listReviewTasks, type OfficeTask } from '@shared/reviews/review-tasks';
import { confirm } from '@/platform/notify';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { useRole } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { EmptyPage } from '@/ui/layout/whole-page';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { PublicAnswer } from '../public-answer';
import { Judged } from '../review-text';
import { task as copy } from '../task-copy';
import { TaskAnswers } from '../task-text';
import { useSubjectName } from '../use-subject-name';
import { useWordsForm } from '../use-words-form';
import '../reviews.css';

interface Props {
  task: OfficeTask;
  refresh: () => void;
  onCancel: () => void;
}

/** 整改答复: what was done, kept on the phone until it is sent, and public once it is. */
function AnswerForm({ task, refresh, onCancel }: Props) {
  const ask = () => confirm(copy.send, copy.sendAsk, copy.send);
  const form = useWordsForm(answerReviewTask, { held: task, refresh }, { blank: { words: '' }, sent: copy.sent, ask });
  return <PublicAnswer form={form} copy={copy} max={500} onCancel={onCancel} />;
}

function TaskCard({ task, refresh }: { task: OfficeTask; refresh: () => void }) {
  const [answering, setAnswering] = useState(false);
  const { name, note } = useSubjectName(task);
  return (
    <Card>
      <View className="reviews-head">
        <View className="reviews-name">{name}</View>
        {task.isLate && <StatusTag tone="bad">{copy.late}</StatusTag>}
      </View>
      <View className="note">
        {note} · {copy.due}
        <DayText value={task.dueOn} />
        {copy.dueEnd}
      </View>
      <Judged review={task} />
      <TaskAnswers answers={task.answers} />
      {answering ? (
        <AnswerForm task={task} refresh={refresh} onCancel={() => setAnswering(false)} />
      ) : (
        <View className="reviews-action">
          <Button small onClick={() => setAnswering(true)}>
            {copy.answer}
          </Button>
        </View>
      )}
    </Card>
  );
}

/** 差评整改: what this office has to answer for, the most urgent first. */
export default function TasksPage() {
  const [role, , grant] = useRole();
  const isOffice = role === 'cadre' || role === 'township' || role === 'regulator';
  const tasks = useAnswerPages(
    listReviewTasks,
    { params: { division: grant?.division ?? '' } },
    { enabled: isOffice && grant !== undefined, staleTime: ALWAYS },
  );
  if (!isOffice) return <EmptyPage icon="lock" title={copy.notOffice} />;
  const refresh = () => askAgain(listReviewTasks);
  return (
    <Page>
      <Card>
        <View>{copy.lead}</View>
        <View className="note">{copy.leadWho}</View>
      </Card>
      <InfiniteList of={tasks} empty={<EmptyState icon="check" {...copy.none} />}>
        {(items) => items.map((task) => <TaskCard key={task.reviewId} task={task} refresh={refresh} />)}
      </InfiniteList>
    </Page>
  );
}
