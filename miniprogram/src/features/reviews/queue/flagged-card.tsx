import { View } from '@tarojs/components';
import { useState } from 'react';
import type { FlaggedReview } from '@shared/reviews/moderation';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { ReviewPictures } from '../own-pictures';
import { moderation as copy, REASON_WORDS } from '../moderation-copy';
import { useSubjectName } from '../use-subject-name';
import { FlagDecisionForm } from './decision-forms';

/** One comment that stands on its page and was flagged; neither who wrote it nor who flagged it. */
export function FlaggedCard({ flagged, refresh }: { flagged: FlaggedReview; refresh: () => void }) {
  const [doing, setDoing] = useState<'stay' | 'takeOff'>();
  const { name, note } = useSubjectName(flagged);
  const { since, comment, reasons } = flagged;
  return (
    <Card>
      <View className="reviews-name">{name}</View>
      <View className="note">
        {note} · {copy.since}
        <DayText value={since} />
        {copy.until}
      </View>
      <View className="reviews-comment">{comment}</View>
      <ReviewPictures pictures={flagged.pictures} />
      <View className="note">{copy.flaggedReasons(reasons.map((reason) => REASON_WORDS[reason]))}</View>
      {doing ? (
        <FlagDecisionForm
          key={doing}
          flagged={flagged}
          takesOff={doing === 'takeOff'}
          refresh={refresh}
          onCancel={() => setDoing(undefined)}
        />
      ) : (
        <View className="reviews-choices">
          <Button small onClick={() => setDoing('stay')}>
            {copy.stay}
          </Button>
          <Button small look="quiet" onClick={() => setDoing('takeOff')}>
            {copy.takeOff}
          </Button>
        </View>
      )}
    </Card>
  );
}
