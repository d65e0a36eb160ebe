import { countDeadLetters } from '@shared/messages/dead-letters';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { copy } from './copy';

/** An admin's way to what did not get through, and how much of it there is. */
export function UndeliveredRow() {
  const { data } = useAnswer(countDeadLetters);
  const count = data ? data.reminders + data.steps : 0;
  return (
    <Row
      icon="bell"
      {...copy.undelivered}
      value={count > 0 ? <StatusTag tone="bad">{copy.undeliveredCount(count)}</StatusTag> : undefined}
      onClick={() => openPage('messages/dead-letters')}
    />
  );
}
