import { View } from '@tarojs/components';
import type { Figures, ReportStatistics } from '@shared/reports/statistics';
import { durationWords, figuresWords, GROUND_NAMES, rateWords } from '@shared/reports/statistics-words';
import { ShareBar } from '@/ui/bars';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Section } from '@/ui/layout/section';
import { besideWords, copy } from './copy';

/** What the figures say, in sentences, before any table. */
export function Sentences({ of, when }: { of: ReportStatistics & { figures: Figures }; when: string }) {
  const [first, ...more] = figuresWords(of.figures, when);
  const beside = besideWords(of);
  return (
    <Card>
      <View className="statistics-first">{first}</View>
      {[...more, ...(beside ? [beside] : [])].map((sentence) => (
        <View key={sentence} className="statistics-sentence">
          {sentence}
        </View>
      ))}
    </Card>
  );
}

/** Each figure with how many it is of. */
export function FiguresCard({ of }: { of: Figures }) {
  const grounds = of.grounds.map(({ ground, count }) => `${GROUND_NAMES[ground]} ${count} 件`).join('，');
  return (
    <>
      <Section title={copy.facts}>
        <Facts
          of={[
            [copy.accept, durationWords('受理', of.toAccept)],
            [copy.answer, durationWords('答复', of.toAnswer)],
            [copy.inTime, rateWords(of.inTime)],
            [copy.refused, grounds ? `${rateWords(of.refused)}：${grounds}` : rateWords(of.refused)],
            [copy.reopened, rateWords(of.reopened)],
            [copy.extended, rateWords(of.extended)],
            [copy.supervised, copy.cases(of.supervised)],
            [copy.others, copy.otherCases(of.moved, of.merged, of.withdrawn)],
          ]}
        />
      </Section>
      <Stars of={of.satisfaction} />
    </>
  );
}

function Stars({ of: { rated, average, stars } }: { of: Figures['satisfaction'] }) {
  if (rated.count === 0) return null;
  const most = Math.max(...stars);
  return (
    <Section title={copy.stars}>
      <View>
        {average === undefined ? copy.fewStars(rated.count, rated.of) : copy.starsOf(average, rated.count, rated.of)}
      </View>
      {average !== undefined &&
        stars
          .map((count, place) => ({ count, points: place + 1 }))
          .reverse()
          .map(({ count, points }) => (
            <View key={points} className="statistics-star">
              <View className="statistics-points">{copy.star(points)}</View>
              <View className="statistics-bar">
                <ShareBar part={count} whole={most} second />
              </View>
              <View className="statistics-count">{count}</View>
            </View>
          ))}
    </Section>
  );
}
