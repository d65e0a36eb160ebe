import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerReview } from '@shared/reviews/reception';
import { listReviews, type Review } from '@shared/reviews/reviews';
import { checkForm } from '@/platform/check-form';
import { checkWords } from '@/platform/check-words';
import { confirm, say } from '@/platform/notify';
import { useDraft } from '@/platform/sending/drafts';
import { keyOf } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { useSendOnce } from '@/platform/server/use-send-once';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { reception as copy } from './reception-copy';

/** 公开答复 of the rated: kept on the phone until it is sent, and public once it is. */
export function AnswerForm({ review, onCancel }: { review: Review; onCancel: () => void }) {
  const { reviewId, answer } = review;
  const [draft, change, clear] = useDraft(`answerReview:${reviewId}`, { words: answer?.words ?? '' });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const sendOnce = useSendOnce();
  const sending = useMutation({
    mutationFn: (body: { version?: number | undefined; words: string }) =>
      sendOnce(answerReview, { params: { reviewId }, body }),
    onSuccess: () => {
      clear();
      say(copy.sent);
      onCancel();
    },
    onError: (error) => say(sayError(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(listReviews) }),
  });
  const submit = async () => {
    const form = { ...draft, ...(answer && { version: answer.version }) };
    const { value, errors = {} } = checkForm(answerReview.body!, form);
    const found = { ...checkWords(answerReview, form), ...errors };
    setWrong(found);
    if (!value || Object.keys(found).length > 0) return;
    if (await confirm(copy.send, copy.sendAsk, copy.send)) sending.mutate(value);
  };
  return (
    <View className="reviews-action">
      <Field label={copy.wordsLabel} hint={copy.answerNote} error={wrong.words}>
        <TextArea
          value={draft.words}
          max={300}
          onChange={(words) => change({ words })}
          placeholder={copy.wordsPlaceholder}
          label={copy.wordsLabel}
          isPublic
        />
      </Field>
      <View className="reviews-choices">
        <Button small loading={sending.isPending} onClick={() => void submit()}>
          {copy.send}
        </Button>
        <Button small look="quiet" onClick={onCancel}>
          {copy.cancel}
        </Button>
      </View>
    </View>
  );
}
