import { View } from '@tarojs/components';
import { listRefusedReviews } from '@shared/reviews/moderation';
import { useAnswer } from '@/platform/server/answers';
import { Section } from '@/ui/layout/section';
import { copy } from '../copy';
import { moderation, REASON_WORDS } from '../moderation-copy';

/** How many comments were kept from the page, and why: said by those who keep them. */
export function Refused({ villageCode }: { villageCode: string }) {
  const { data } = useAnswer(listRefusedReviews, { params: { villageCode } }, { keep: true });
  if (!data || data.quarters.length === 0) return null;
  return (
    <Section title={moderation.publicTitle}>
      {data.quarters.map(({ quarter, reasons }) => (
        <View key={quarter} className="reviews-sentence">
          {`${copy.quarterWords(quarter)}：`}
          {reasons.map(({ reason, count }) => moderation.publicLine(REASON_WORDS[reason], count)).join('')}
        </View>
      ))}
      <View className="note">{moderation.publicNote}</View>
    </Section>
  );
}
