import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOutcome, listMyOutcomes, type MyOutcome } from '@shared/supervision/outcomes';
import { checkForm } from '@/platform/check-form';
import { say } from '@/platform/notify';
import { useDraft } from '@/platform/sending/drafts';
import { keyOf } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { useSendOnce } from '@/platform/server/use-send-once';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { MINE } from '../copy';

/** My side of it. What is typed stays on the phone until it is sent, and counts once however often it is pressed. */
export function AnswerForm({ outcome: { alertId, closedAt, answer } }: { outcome: MyOutcome }) {
  const sendOnce = useSendOnce();
  const [{ text }, change, clear] = useDraft(`outcome:${alertId}:${closedAt}`, { text: answer?.text ?? '' });
  const [wrong, setWrong] = useState<string>();
  const sending = useMutation({
    mutationFn: (body: { text: string }) => sendOnce(answerOutcome, { params: { alertId }, body }),
    onSuccess: () => {
      clear();
      say(MINE.sent);
    },
    onError: (error) => say(sayError(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(listMyOutcomes) }),
  });
  const submit = () => {
    const { value, errors } = checkForm(answerOutcome.body!, { text });
    setWrong(errors?.text);
    if (value) sending.mutate(value);
  };
  return (
    <>
      <Field label={MINE.answerLabel} hint={MINE.answerHint} {...(wrong !== undefined && { error: wrong })}>
        <TextArea value={text} max={1000} onChange={(next) => change({ text: next })} />
      </Field>
      <Button loading={sending.isPending} onClick={submit}>
        {answer ? MINE.change : MINE.send}
      </Button>
    </>
  );
}
