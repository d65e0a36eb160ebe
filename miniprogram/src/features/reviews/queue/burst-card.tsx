import { View } from '@tarojs/components';
import { useState } from 'react';
import { decideReviewBurst, type ReviewBurst } from '@shared/reviews/bursts';
import { BurstReason } from '@shared/reviews/reviews';
import { confirm } from '@/platform/notify';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field } from '@/ui/forms/field';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { BURST_REASON_WORDS, moderation as copy, SIGN_WORDS } from '../moderation-copy';
import { useSubjectName } from '../use-subject-name';
import { useWordsForm } from '../use-words-form';
import { WordsField } from './decision-forms';
import { SendOrCancel } from '../send-or-cancel';

interface Props {
  burst: ReviewBurst;
  refresh: () => void;
}

const REASONS = BurstReason.options.map((value) => ({ value, label: BURST_REASON_WORDS[value] }));

/** 都不计入: for how they came about, with words to their authors. */
function LeaveOutForm({ burst, refresh, onCancel }: Props & { onCancel: () => void }) {
  const blank = { leftOut: { reason: undefined as BurstReason | undefined, words: '' } };
  const form = useWordsForm(decideReviewBurst, { held: burst, refresh }, { blank, sent: copy.burstLeftOut });
  const { leftOut } = form.draft;
  const change = (part: Partial<typeof leftOut>) => form.change({ leftOut: { ...leftOut, ...part } });
  return (
    <View className="reviews-action">
      <Field label={copy.burstReasonLabel} error={form.wrong['leftOut.reason'] && copy.reasonMissing}>
        <Choice look="rows" options={REASONS} value={leftOut.reason} onChange={(reason) => change({ reason })} />
      </Field>
      <WordsField
        placeholder={copy.burstWordsPlaceholder}
        value={leftOut.words}
        error={form.wrong['leftOut.words']}
        onChange={(words) => change({ words })}
      />
      <SendOrCancel form={form} send={copy.burstSendLeaveOut} onCancel={onCancel} />
    </View>
  );
}

function Deciding({ burst, refresh, onLeaveOut }: Props & { onLeaveOut: () => void }) {
  const params = { burstId: burst.burstId };
  const releasing = useSpokenChange({
    act: (sendOnce) => sendOnce(decideReviewBurst, { params, body: { version: burst.version } }),
    done: copy.burstReleased,
    onSettled: refresh,
  });
  const release = async () => {
    if (await confirm(copy.burstRelease, copy.burstReleaseAsk, copy.burstRelease)) releasing.mutate();
  };
  return (
    <View className="reviews-choices">
      <Button small loading={releasing.isPending} onClick={() => void release()}>
        {copy.burstRelease}
      </Button>
      <Button small look="quiet" onClick={onLeaveOut}>
        {copy.burstLeaveOut}
      </Button>
    </View>
  );
}

/** Voices that came all at once, as one line and one decision; neither who gave them nor what they say. */
export function BurstCard({ burst, refresh }: Props) {
  const [leavesOut, setLeavesOut] = useState(false);
  const { name, note } = useSubjectName(burst);
  return (
    <Card>
      <View className="reviews-head">
        <View className="reviews-name">{name}</View>
        {burst.isLate && <StatusTag tone="bad">{copy.burstLate}</StatusTag>}
      </View>
      <View className="note">
        {burst.villageName} · {note} · {copy.burstSince}
        <DayText value={burst.since} />
      </View>
      <View>{copy.burstCount(burst.atLeast)}</View>
      {burst.signs.map((sign) => (
        <View key={sign} className="note">
          {SIGN_WORDS[sign]}
        </View>
      ))}
      <View>
        {copy.burstDue}
        <DayText value={burst.dueOn} />
      </View>
      {leavesOut ? (
        <LeaveOutForm burst={burst} refresh={refresh} onCancel={() => setLeavesOut(false)} />
      ) : (
        <Deciding burst={burst} refresh={refresh} onLeaveOut={() => setLeavesOut(true)} />
      )}
    </Card>
  );
}
