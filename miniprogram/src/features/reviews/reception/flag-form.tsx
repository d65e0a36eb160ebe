import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { flagReview } from '@shared/reviews/reception';
import { RefusalReason, showMyReview } from '@shared/reviews/reviews';
import { say } from '@/platform/notify';
import { askAgain } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { useSendOnce } from '@/platform/server/use-send-once';
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
  const sendOnce = useSendOnce();
  const sending = useMutation({
    mutationFn: (body: { reason: RefusalReason }) => sendOnce(flagReview, { params: { reviewId }, body }),
    onSuccess: () => {
      say(copy.flagSent);
      askAgain(showMyReview);
      onDone();
    },
    onError: (error) => say(sayError(error)),
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
