import { answerReview } from '@shared/reviews/reception';
import { listReviews, type Review } from '@shared/reviews/reviews';
import { confirm } from '@/platform/notify';
import { keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { PublicAnswer } from '../public-answer';
import { useWordsForm } from '../use-words-form';
import { reception as copy } from './reception-copy';

/** 公开答复 of the rated: kept on the phone until it is sent, and public once it is. */
export function AnswerForm({ review, onCancel }: { review: Review; onCancel: () => void }) {
  const { reviewId, answer } = review;
  const form = useWordsForm(
    answerReview,
    {
      held: { reviewId, version: answer?.version },
      refresh: () => void queryClient.invalidateQueries({ queryKey: keyOf(listReviews) }),
    },
    {
      ...{ blank: { words: answer?.words ?? '' }, sent: copy.sent, isPublic: true, onSent: onCancel },
      ask: () => confirm(copy.send, copy.sendAsk, copy.send),
    },
  );
  return <PublicAnswer form={form} copy={copy} max={300} isPublic onCancel={onCancel} />;
}
