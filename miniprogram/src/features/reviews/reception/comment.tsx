import { View } from '@tarojs/components';
import { useState } from 'react';
import { answerReview, markReviewUseful } from '@shared/reviews/reception';
import { listReviews, LOW_STARS, type MyFlag, type Review, showMyReview } from '@shared/reviews/reviews';
import { confirm } from '@/platform/notify';
import { askAgain, keyOf } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { PublicAnswer } from '../public-answer';
import { ReviewText } from '../review-text';
import { useWordsForm } from '../use-words-form';
import { FlagForm } from './flag-form';
import { reception as copy } from './reception-copy';

/** 有用, or taken back. */
function UsefulButton({ reviewId, isUseful }: { reviewId: string; isUseful: boolean }) {
  const saying = useSpokenChange({
    act: () => call(markReviewUseful, { params: { reviewId }, body: { useful: !isUseful } }),
    onSettled: () =>
      Promise.all(
        [showMyReview, listReviews].map((route) => queryClient.invalidateQueries({ queryKey: keyOf(route) })),
      ),
  });
  return (
    <Button small look="quiet" loading={saying.isPending} onClick={() => saying.mutate()}>
      {isUseful ? copy.usefulTaken : copy.useful}
    </Button>
  );
}

/** 公开答复 of the rated: kept on the phone until it is sent, and public once it is. */
function AnswerForm({ review, onCancel }: { review: Review; onCancel: () => void }) {
  const { reviewId, answer } = review;
  const form = useWordsForm(
    answerReview,
    {
      held: { reviewId, version: answer?.version },
      refresh: () => askAgain(listReviews),
    },
    {
      ...{ blank: { words: answer?.words ?? '' }, sent: copy.sent, isPublic: true, onSent: onCancel },
      ask: () => confirm(copy.send, copy.sendAsk, copy.send),
    },
  );
  return <PublicAnswer form={form} copy={copy} max={300} isPublic onCancel={onCancel} />;
}

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
