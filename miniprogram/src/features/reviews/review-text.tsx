import { View } from '@tarojs/components';
import type { Review } from '@shared/reviews';
import { DayText } from '@/ui/day-text';
import { Stars, starWord } from '@/ui/stars';
import './reviews.css';

/** One review: the stars with their word, what was said, by whom (masked) and when. */
export function ReviewText({ review }: { review: Review }) {
  return (
    <>
      <View className="reviews-head">
        <Stars value={review.stars} />
        <View>{starWord(review.stars)}</View>
      </View>
      {review.comment && <View className="reviews-comment">{review.comment}</View>}
      <View className="note">
        {review.maskedName} · <DayText value={review.reviewedAt} />
      </View>
    </>
  );
}
