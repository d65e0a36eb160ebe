import { View } from '@tarojs/components';
import type { MyFlag } from '@shared/reviews/reviews';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { REASON_WORDS } from '../moderation-copy';
import { FLAG_WORDS, reception as copy } from './reception-copy';
import '../reviews.css';

/** What came of the comments that I flagged, also of those that are gone from the page. */
export function MyFlags({ flags }: { flags: readonly MyFlag[] | undefined }) {
  if (!flags || flags.length === 0) return null;
  return (
    <Section title={copy.myFlags} flush>
      {flags.map(({ reviewId, reason, on, state, words, removedFor }) => (
        <View key={reviewId} className="reviews-one">
          <StatusTag tone={state === 'open' ? 'wait' : 'good'}>{FLAG_WORDS[state]}</StatusTag>
          <View className="note">
            {copy.flaggedFor(REASON_WORDS[reason])} · <DayText value={on} />
          </View>
          {removedFor && <View>{copy.removedFor(REASON_WORDS[removedFor])}</View>}
          {words && <View className="reviews-comment">{words}</View>}
        </View>
      ))}
    </Section>
  );
}
