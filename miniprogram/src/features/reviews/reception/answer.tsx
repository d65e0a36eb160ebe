import { View } from '@tarojs/components';
import type { ReviewAnswer } from '@shared/reviews/reviews';
import { DayText } from '@/ui/words/day-text';
import { reception as copy } from './reception-copy';
import '../reviews.css';

/** What the rated say to a comment. */
export function AnswerText({ answer: { office, words, on, changed } }: { answer: ReviewAnswer }) {
  return (
    <View className="reviews-answer">
      <View className="note">
        {office ?? copy.byRated} · <DayText value={on} />
        {changed && ` · ${copy.changed}`}
      </View>
      <View className="reviews-comment">{words}</View>
    </View>
  );
}
