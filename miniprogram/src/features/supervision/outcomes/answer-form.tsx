import { useState } from 'react';
import { answerOutcome, listMyOutcomes, type MyOutcome } from '@shared/supervision/outcomes';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/sending/drafts';
import { keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { MINE } from '../copy';

/** My side of it. What is typed stays on the phone until it is sent, and counts once however often it is pressed. */
export function AnswerForm({ outcome: { alertId, closedAt, answer } }: { outcome: MyOutcome }) {
  const [{ text }, change, clear] = useDraft(`outcome:${alertId}:${closedAt}`, { text: answer?.text ?? '' });
  const [wrong, setWrong] = useState<string>();
  const sending = useSpokenChange({
    act: (sendOnce, body: { text: string }) => sendOnce(answerOutcome, { params: { alertId }, body }),
    done: MINE.sent,
    onSuccess: () => clear(),
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
