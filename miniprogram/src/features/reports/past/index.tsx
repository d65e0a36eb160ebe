import { useEffect, useState } from 'react';
import { showAccusedHistory, showVillageHistory } from '@shared/reports/work';
import { useParams } from '@/platform/navigate';
import { uuid } from '@/platform/random';
import { useAnswer } from '@/platform/server/answers';
import { Bars } from '@/ui/bars';
import { Section } from '@/ui/layout/section';
import { AnswerPage } from '@/ui/layout/whole-page';
import { copy } from './copy';
import { HistoryCard } from './history-card';
import './past.css';

const wordsOf = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

function VillagePast({ villageCode }: { villageCode: string }) {
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

/** One look is one line in the trail, however often the network has it asked for. */
function AccusedPast({ reportId }: { reportId: string }) {
  const [idempotencyKey, setKey] = useState('');
  useEffect(() => void uuid().then(setKey), []);
  const answer = useAnswer(
    showAccusedHistory,
    { params: { reportId }, idempotencyKey },
    { enabled: idempotencyKey !== '', staleTime: Infinity },
  );
  return (
    <AnswerPage of={answer}>
      {(history) => <HistoryCard history={history} title={copy.accusedTitle(history.name)} note={copy.accusedKept} />}
    </AnswerPage>
  );
}

/** What was reported before: about the cadre whom a report in hand names, or in a village. */
export default function PastPage() {
  const { reportId, villageCode } = useParams<'reportId' | 'villageCode'>();
  return reportId ? <AccusedPast reportId={reportId} /> : <VillagePast villageCode={villageCode} />;
}
