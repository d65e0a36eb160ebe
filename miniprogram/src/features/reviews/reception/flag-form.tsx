import { View } from '@tarojs/components';
import { useState } from 'react';
import { flagReview } from '@shared/reviews/reception';
import { RefusalReason, showMyReview } from '@shared/reviews/reviews';
import { askAgain } from '@/platform/server/answers';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field } from '@/ui/forms/field';
import { REASON_WORDS } from '../moderation-copy';
import { reception as copy } from './reception-copy';

const REASONS = RefusalReason.options.map((value) => ({ value, label: REASON_WORDS[value] }));

/** 举报这条: for one of five reasons, none of which is an opinion. */
export function FlagForm({ reviewId, onDone }: { reviewId: string; onDone: () => void }) {
  const [reason, setReason] = useState<RefusalReason>();
  const [isMissing, setMissing] = useState(false);
  const sending = useSpokenChange({
    act: (sendOnce, body: { reason: RefusalReason }) => sendOnce(flagReview, { params: { reviewId }, body }),
    done: copy.flagSent,
    onSuccess: () => {
      askAgain(showMyReview);
      onDone();
    },
  });
  const submit = () => {
    setMissing(reason === undefined);
    if (reason) sending.mutate({ reason });
  };
  return (
    <View className="reviews-action">
      <Field label={copy.flagLabel} hint={copy.flagNote} {...(isMissing && { error: copy.flagMissing })}>
        <Choice look="rows" options={REASONS} value={reason} onChange={setReason} />
      </Field>
      <View className="reviews-choices">
        <Button small loading={sending.isPending} onClick={submit}>
          {copy.sendFlag}
        </Button>
        <Button small look="quiet" onClick={onDone}>
          {copy.cancelFlag}
        </Button>
      </View>
    </View>
  );
}
