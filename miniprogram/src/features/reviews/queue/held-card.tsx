import { View } from '@tarojs/components';
import { useState } from 'react';
import { type HeldReview, releaseHeldReview } from '@shared/reviews/moderation';
import { confirm } from '@/platform/notify';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { ReviewPictures } from '../own-pictures';
import { moderation as copy, REASON_WORDS, WHY_WORDS } from '../moderation-copy';
import { useSubjectName } from '../use-subject-name';
import { DecisionForm, RefusalForm } from './decision-forms';

interface Props {
  held: HeldReview;
  refresh: () => void;
}

function Deciding({ held, refresh }: Props) {
  const [refusing, setRefusing] = useState(false);
  const params = { reviewId: held.reviewId };
  const releasing = useSpokenChange({
    act: (sendOnce) => sendOnce(releaseHeldReview, { params, body: { version: held.version } }),
    done: copy.released,
    onSettled: refresh,
  });
  const release = async () => {
    if (await confirm(copy.release, copy.releaseAsk, copy.release)) releasing.mutate();
  };
  if (refusing) return <RefusalForm held={held} refresh={refresh} onCancel={() => setRefusing(false)} />;
  return (
    <View className="reviews-choices">
      <Button small loading={releasing.isPending} onClick={() => void release()}>
        {copy.release}
      </Button>
      <Button small look="quiet" onClick={() => setRefusing(true)}>
        {copy.refuse}
      </Button>
    </View>
  );
}

/** One comment with what it is about, why it waits and since when; never who wrote it. */
export function HeldCard({ held, refresh }: Props) {
  const { name, note } = useSubjectName(held);
  const { why, since, comment, refusal, appeal, needsOther } = held;
  return (
    <Card>
      <View className="reviews-head">
        <View className="reviews-name">{name}</View>
        <StatusTag tone="wait">{WHY_WORDS[why]}</StatusTag>
      </View>
      <View className="note">
        {note} · {copy.since}
        <DayText value={since} />
        {copy.until}
      </View>
      <View className="reviews-comment">{comment}</View>
      <ReviewPictures pictures={held.pictures} />
      {refusal && (
        <View className="reviews-action">
          <View>{copy.refusedFor(REASON_WORDS[refusal.reason])}</View>
          <View className="note">{refusal.words}</View>
          <View>{copy.appealSays}</View>
          <View className="reviews-comment">{appeal}</View>
        </View>
      )}
      {needsOther && <View className="reviews-stale">{copy.needsOther}</View>}
      {why === 'appeal' && !needsOther && <DecisionForm held={held} refresh={refresh} />}
      {why !== 'appeal' && <Deciding held={held} refresh={refresh} />}
    </Card>
  );
}
