import { View } from '@tarojs/components';
import { showVillageHandling, type VillageHandling } from '@shared/reports/statistics';
import { useAnswer } from '@/platform/server/answers';
import { Section } from '@/ui/layout/section';
import { copy } from '../copy';

/** The year that has a quarter that is over. */
const yearOf = (today: Date) => today.getFullYear() - (today.getMonth() < 3 ? 1 : 0);

function sentences({ year, throughQuarter, came, median, inTimeTenths, average, quarters }: VillageHandling): string[] {
  const when = copy.quarters(year, throughQuarter);
  if (came === undefined) return [copy.fewHandled(when)];
  return [
    copy.handled(when, came) + copy.byQuarter(quarters),
    median === undefined ? copy.slowHandled : copy.halfHandled(median),
    ...(inTimeTenths === undefined ? [] : [copy.inTime(inTimeTenths)]),
    ...(average === undefined ? [] : [copy.judgedHandled(average.toFixed(1))]),
  ];
}

/** How the village's own office handles what is reported to it: a few sentences, and nothing that tells who. */
export function Handling({ villageCode }: { villageCode: string }) {
  const { data } = useAnswer(
    showVillageHandling,
    { params: { villageCode, year: yearOf(new Date()) } },
    { keep: true },
  );
  if (!data) return null;
  return (
    <Section title={copy.handling}>
      {sentences(data).map((sentence) => (
        <View key={sentence} className="reviews-sentence">
          {sentence}
        </View>
      ))}
      <View className="note">{copy.handlingNote}</View>
    </Section>
  );
}
