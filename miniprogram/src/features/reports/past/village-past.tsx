import { showVillageHistory } from '@shared/reports/work';
import { useAnswer } from '@/platform/server/answers';
import { Section } from '@/ui/layout/section';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Bars } from '@/ui/bars';
import { copy } from './copy';
import { HistoryCard } from './history-card';

const wordsOf = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

export function VillagePast({ villageCode }: { villageCode: string }) {
  const answer = useAnswer(showVillageHistory, { params: { villageCode } });
  return (
    <AnswerPage of={answer}>
      {(history) => (
        <HistoryCard history={history} title={copy.villageTitle(history.villageName)} note={copy.villageNote}>
          {!history.few && (
            <Section title={copy.byMonth}>
              <Bars
                bars={history.months.map(({ month, count }) => ({
                  key: month,
                  // Two years of months: only the quarters fit under their bars.
                  label: Number(month.slice(5)) % 6 === 1 ? `${Number(month.slice(5))}月` : '',
                  values: [count],
                  spoken: copy.month(wordsOf(month), count),
                }))}
              />
            </Section>
          )}
        </HistoryCard>
      )}
    </AnswerPage>
  );
}
