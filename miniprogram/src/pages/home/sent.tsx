import { openTab } from '@/platform/navigate';
import { type Outgoing, useOutbox } from '@/platform/sending/outbox';
import { REPORT } from '@/pages/report/send-report';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { copy } from './copy';

const wordsOf = ({ receipt, refusal }: Outgoing) =>
  receipt !== undefined ? copy.sentReceipt : refusal !== undefined ? copy.sentRefused : copy.sentWaits;

/** What left the form and was not looked at since: a receipt that waits, a report that waits for a network or was refused. */
export function Sent() {
  const sent = useOutbox().filter(({ kind }) => kind === REPORT);
  if (sent.length === 0) return null;
  // The same order as the tab shows them in, one after the other.
  const [first] = sent;
  const { title, note, icon } = wordsOf(first!);
  return (
    <Card flush>
      <Row
        icon={icon}
        title={title}
        note={sent.length > 1 ? copy.sentMore(note, sent.length) : note}
        onClick={() => openTab('report')}
      />
    </Card>
  );
}
