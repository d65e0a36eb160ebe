import { View } from '@tarojs/components';
import { useState } from 'react';
import { LOW_STARS, type Review } from '@shared/reviews/reviews';
import { Button } from '@/ui/button';
import { ReviewText } from '../review-text';
import { AnswerForm } from './answer-form';
import { reception as copy } from './reception-copy';

export interface Reader {
  /** They are who is judged: the cadre, or of all else a cadre of the village. */
  isRated: boolean;
  isCadreJudged: boolean;
}

/** A comment of somebody else, with what its reader may do about it. */
export function Comment({ review, reader }: { review: Review; reader: Reader }) {
  const [answering, setAnswering] = useState(false);
  // What the village itself has to mend is answered in 差评整改.
  const mayAnswer = reader.isRated && Boolean(review.comment) && (reader.isCadreJudged || review.stars > LOW_STARS);
  return (
    <View className="reviews-one">
      <ReviewText review={review} />
      {mayAnswer && answering && <AnswerForm review={review} onCancel={() => setAnswering(false)} />}
      {mayAnswer && !answering && (
        <View className="reviews-choices">
          <Button small look="quiet" onClick={() => setAnswering(true)}>
            {review.answer ? copy.change : copy.answer}
          </Button>
        </View>
      )}
    </View>
  );
}
