import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerReviewTask, type OfficeTask } from '@shared/reviews/review-tasks';
import { checkForm } from '@/platform/check-form';
import { confirm, say } from '@/platform/notify';
import { useDraft } from '@/platform/sending/drafts';
import { sayError } from '@/platform/server/call';
import { useSendOnce } from '@/platform/server/use-send-once';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { task as copy } from '../task-copy';

interface Props {
  task: OfficeTask;
  refresh: () => void;
  onCancel: () => void;
}

/** 整改答复: what was done, kept on the phone until it is sent, and public once it is. */
export function AnswerForm({ task: { reviewId, version }, refresh, onCancel }: Props) {
  const [draft, change, clear] = useDraft(`answerReviewTask:${reviewId}`, { words: '' });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const sendOnce = useSendOnce();
  const sending = useMutation({
    mutationFn: (body: { version: number; words: string }) =>
      sendOnce(answerReviewTask, { params: { reviewId }, body }),
    onSuccess: () => {
      clear();
      say(copy.sent);
    },
    onError: (error) => say(sayError(error)),
    onSettled: refresh,
  });
  const submit = async () => {
    const { value, errors = {} } = checkForm(answerReviewTask.body!, { ...draft, version });
    setWrong(errors);
    if (value && (await confirm(copy.send, copy.sendAsk, copy.send))) sending.mutate(value);
  };
  return (
    <View className="reviews-action">
      <Field label={copy.wordsLabel} hint={copy.wordsHint} error={wrong.words}>
        <TextArea
          value={draft.words}
          max={500}
          onChange={(words) => change({ words })}
          placeholder={copy.wordsPlaceholder}
          label={copy.wordsLabel}
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
