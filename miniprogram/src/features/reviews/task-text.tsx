import { View } from '@tarojs/components';
import type { ReviewTask } from '@shared/reviews/reviews';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { STATE_WORDS, task as copy } from './task-copy';
import './reviews.css';

/** What offices said they did about a review, the latest last. */
export function TaskAnswers({ answers }: Pick<ReviewTask, 'answers'>) {
  return (
    <>
      {answers.map(({ office, words, on }) => (
        <View key={`${office}${on}`} className="reviews-answer">
          <View className="note">
            {office} · <DayText value={on} />
          </View>
          <View className="reviews-comment">{words}</View>
        </View>
      ))}
    </>
  );
}

/** What became of a low review: where it stands, until when, and what was said. */
export function TaskText({ task }: { task: ReviewTask }) {
  return (
    <View className="reviews-action">
      <StatusTag tone={task.state === 'mended' ? 'good' : 'wait'}>{STATE_WORDS[task.state]}</StatusTag>
      {task.state === 'open' && (
        <View className="note">
          {task.office} · {copy.due}
          <DayText value={task.dueOn} />
          {copy.dueEnd}
        </View>
      )}
      <TaskAnswers answers={task.answers} />
    </View>
  );
}
