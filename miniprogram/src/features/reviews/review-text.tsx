import { View } from '@tarojs/components';
import type { Review } from '@shared/reviews/reviews';
import { DayText } from '@/ui/words/day-text';
import { Stars, starWord } from '@/ui/forms/stars';
import { copy } from './copy';
import { ReviewPictures } from './own-pictures';
import { AnswerText } from './reception/answer';
import { reception } from './reception/reception-copy';
import { TaskText } from './task-text';
import './reviews.css';

/** The stars with their word, and what was said. */
export function Judged({ review: { stars, comment } }: { review: Pick<Review, 'stars' | 'comment'> }) {
  return (
    <>
      <View className="reviews-head">
        <Stars value={stars} />
        <View>{starWord(stars)}</View>
      </View>
      {comment && <View className="reviews-comment">{comment}</View>}
    </>
  );
}

/** One review of somebody: by whom, as they chose, and in which week it came to the page. */
export function ReviewText({ review }: { review: Review }) {
  return (
    <>
      <Judged review={review} />
      <ReviewPictures pictures={review.pictures} />
      <View className="note">
        {review.by ?? copy.hidden} · <DayText value={review.week} /> {copy.weekOf}
      </View>
      {review.useful && <View className="note">{reception.usefulCount(review.useful)}</View>}
      {review.task && <TaskText task={review.task} />}
      {review.answer && <AnswerText answer={review.answer} />}
    </>
  );
}
