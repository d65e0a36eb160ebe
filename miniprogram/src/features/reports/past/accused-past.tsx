import { useEffect, useState } from 'react';
import { showAccusedHistory } from '@shared/reports/work';
import { useAnswer } from '@/platform/server/answers';
import { uuid } from '@/platform/random';
import { AnswerPage } from '@/ui/layout/whole-page';
import { copy } from './copy';
import { HistoryCard } from './history-card';

/** One look is one line in the trail, however often the network has it asked for. */
export function AccusedPast({ reportId }: { reportId: string }) {
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
