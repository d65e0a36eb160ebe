import { View } from '@tarojs/components';
import { useState } from 'react';
import { townOf } from '@shared/divisions';
import { type ComparedVillages, compareVillageScores, VillageOfKind, WORK_THEMES } from '@shared/reviews/reviews';
import { openPage, useParams } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { Choice } from '@/ui/forms/choice';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { Answer } from '@/ui/words/answer';
import { copy as words } from '../copy';
import { oneDigit } from '../score-card';
import { TakeAway } from '../take-away';
import { copy } from './copy';
import { Interval } from './interval';
import '../reviews.css';

type Compared = ComparedVillages['items'][number];

function VillageRow({ village: { villageCode, villageName, score } }: { village: Compared }) {
  const open = () => openPage('reviews/village', { villageCode });
  if (!score) return <Row title={villageName} note={copy.tooFew} onClick={open} />;
  const { low, high } = score.good;
  return (
    <Row
      title={villageName}
      note={copy.interval(low, high, score.count)}
      value={<View className="reviews-points">{words.points(oneDigit(score.value))}</View>}
      below={<Interval low={low} high={high} />}
      onClick={open}
    />
  );
}

/** 各村比一比: a theme of the work in the villages of a town, those of a kind among themselves. */
export default function ComparePage() {
  const { villageCode } = useParams<'villageCode'>();
  const [theme, setTheme] = useState<(typeof WORK_THEMES)[number]>('finance');
  const compared = useAnswer(compareVillageScores, {
    params: { division: townOf(villageCode) },
    query: { theme },
  });
  return (
    <Page>
      <Choice
        label={copy.theme}
        options={WORK_THEMES.map((value) => ({ value, label: words.themes[value] }))}
        value={theme}
        onChange={setTheme}
      />
      <View className="note reviews-note">{copy.how}</View>
      <Answer of={compared}>
        {({ townName, items }) =>
          VillageOfKind.options.map((kind) => {
            const its = items.filter((village) => village.kind === kind);
            if (its.length === 0) return null;
            return (
              <View key={kind}>
                <Section title={`${townName} · ${copy.kinds[kind]}`} flush>
                  {its.map((village) => (
                    <VillageRow key={village.villageCode} village={village} />
                  ))}
                </Section>
              </View>
            );
          })
        }
      </Answer>
      <View className="note">{words.fromAll}</View>
      <TakeAway division={townOf(villageCode)} />
    </Page>
  );
}
