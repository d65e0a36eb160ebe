import { View } from '@tarojs/components';
import { useState } from 'react';
import { LOW_STARS, type MyFlag, type Review } from '@shared/reviews/reviews';
import { Button } from '@/ui/button';
import { ReviewText } from '../review-text';
import { AnswerForm } from './answer-form';
import { FlagForm } from './flag-form';
import { UsefulButton } from './useful';
import { reception as copy } from './reception-copy';

export interface Reader {
  /** They are who is judged: the cadre, or of all else a cadre of the village. */
  isRated: boolean;
  isCadreJudged: boolean;
  /** A real name is bound. */
  isKnown: boolean;
  flags: readonly MyFlag[];
  /** They live there and are not judged. */
  isNeighbour: boolean;
  useful: readonly string[];
}

/** A comment of somebody else, with what its reader may do about it. */
export function Comment({ review, reader }: { review: Review; reader: Reader }) {
  const [doing, setDoing] = useState<'answer' | 'flag'>();
  const hasWords = Boolean(review.comment);
  // What the village itself has to mend is answered in 差评整改.
  const mayAnswer = reader.isRated && hasWords && (reader.isCadreJudged || review.stars > LOW_STARS);
  const isFlagged = reader.flags.some(({ reviewId }) => reviewId === review.reviewId);
  const mayFlag = reader.isKnown && hasWords && !isFlagged;
  const mayFindUseful = reader.isNeighbour && hasWords;
  const stop = () => setDoing(undefined);
  return (
    <View className="reviews-one">
      <ReviewText review={review} />
      {isFlagged && <View className="note">{copy.flagged}</View>}
      {doing === 'answer' && <AnswerForm review={review} onCancel={stop} />}
      {doing === 'flag' && <FlagForm reviewId={review.reviewId} onDone={stop} />}
      {!doing && (mayAnswer || mayFlag || mayFindUseful) && (
        <View className="reviews-choices">
          {mayAnswer && (
            <Button small look="quiet" onClick={() => setDoing('answer')}>
              {review.answer ? copy.change : copy.answer}
            </Button>
          )}
          {mayFindUseful && (
            <UsefulButton reviewId={review.reviewId} isUseful={reader.useful.includes(review.reviewId)} />
          )}
          {mayFlag && (
            <Button small look="quiet" onClick={() => setDoing('flag')}>
              {copy.flag}
            </Button>
          )}
        </View>
      )}
    </View>
  );
}
