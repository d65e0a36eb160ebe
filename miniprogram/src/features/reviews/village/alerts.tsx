import { View } from '@tarojs/components';
import { showVillageAlertCounts } from '@shared/supervision/centres';
import { useAnswer } from '@/platform/server/answers';
import { Section } from '@/ui/layout/section';
import { copy } from '../copy';

/** What the rules found of the village's own flow in a year, and what became of it; nothing where they are few. */
export function Alerts({ villageCode }: { villageCode: string }) {
  const { data } = useAnswer(showVillageAlertCounts, { params: { villageCode } }, { keep: true });
  if (!data?.counts) return null;
  const { through, raised, real, closed } = data.counts;
  return (
    <Section title={copy.alerts}>
      {copy.alertSentences({ through, raised, real, closed }).map((sentence) => (
        <View key={sentence} className="reviews-sentence">
          {sentence}
        </View>
      ))}
      <View className="note">{copy.alertsNote}</View>
    </Section>
  );
}
