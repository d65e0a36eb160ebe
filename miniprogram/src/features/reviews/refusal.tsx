import { View } from '@tarojs/components';
import { useState } from 'react';
import { appealReviewRefusal } from '@shared/reviews/moderation';
import type { MyReview } from '@shared/reviews/reviews';
import { sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/sending/drafts';
import { say } from '@/platform/notify';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { moderation as copy, REASON_WORDS } from './moderation-copy';
import type { Subject } from './use-subject-name';
import './reviews.css';

interface Props {
  subject: Subject;
  mine: MyReview;
  refresh: () => Promise<unknown>;
}

/** What its author says to a refusal, kept on the phone until it is sent. */
function AppealForm({ subject, mine, refresh }: Props) {
  const [draft, change, clear] = useDraft(`appeal:${mine.reviewId}`, { words: '' });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const sending = useChange({
    act: (sendOnce, body: { version: number; words: string }) =>
      sendOnce(appealReviewRefusal, { params: { ...subject, quarter: mine.quarter }, body }),
    done: copy.appealSent,
    onSuccess: () => {
      clear();
      void refresh();
    },
    onError: (error) => {
      say(sayError(error));
      void refresh();
    },
  });
  const submit = () => {
    const { value, errors = {} } = checkForm(appealReviewRefusal.body!, { ...draft, version: mine.version });
    setWrong(errors);
    if (value) sending.mutate(value);
  };
  return (
    <>
      <Field label={copy.appealLabel} hint={copy.appealNote} error={wrong.words}>
        <TextArea
          value={draft.words}
          max={200}
          onChange={(words) => change({ words })}
          placeholder={copy.appealPlaceholder}
        />
      </Field>
      <Button small loading={sending.isPending} onClick={submit}>
        {copy.sendAppeal}
      </Button>
    </>
  );
}

/** Why my words are not shown, what came of my appeal, and the way to it. */
export function Refusal({ subject, mine, refresh }: Props) {
  const [appealing, setAppealing] = useState(false);
  const { refusal, decision } = mine;
  return (
    <>
      {refusal && (
        <View className="reviews-action">
          <View>{copy.because(REASON_WORDS[refusal.reason])}</View>
          <View className="reviews-comment">{refusal.words}</View>
        </View>
      )}
      {decision && (
        <View className="reviews-action">
          <View>{copy.decided[decision.outcome]}</View>
          <View className="reviews-comment">{decision.words}</View>
        </View>
      )}
      {refusal?.mayAppeal && (
        <View className="reviews-action">
          {appealing ? (
            <AppealForm subject={subject} mine={mine} refresh={refresh} />
          ) : (
            <Button small look="quiet" onClick={() => setAppealing(true)}>
              {copy.appeal}
            </Button>
          )}
        </View>
      )}
    </>
  );
}
