import { listReviewBursts } from '@shared/reviews/bursts';
import { listFlaggedReviews, listHeldReviews } from '@shared/reviews/moderation';
import { formatDay } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { useRole, type WorkingRole } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { copy } from './copy';

/** How many comments wait for this office or were flagged to it, and since when, and how many bursts; nothing while none does. */
export function HeldReviewsRow({ role }: { role: WorkingRole }) {
  const [, , grant] = useRole();
  const division = grant?.division ?? '';
  const enabled = (role === 'township' || role === 'regulator') && division !== '';
  const { data } = useAnswer(listHeldReviews, { params: { division } }, { enabled });
  const { data: flags } = useAnswer(listFlaggedReviews, { params: { division } }, { enabled });
  const { data: bursts } = useAnswer(
    listReviewBursts,
    { params: { division } },
    { enabled: enabled && role === 'regulator' },
  );
  const firstDue = bursts?.items[0];
  const oldest = data?.items[0];
  const oldestFlagged = flags?.items[0];
  if (!oldest && !oldestFlagged && !firstDue) return null;
  const dayOf = (day: string) => formatDay(day, new Date().getFullYear());
  const since = (day: string) => copy.heldSince(dayOf(day));
  return (
    <Card flush>
      {bursts && firstDue && (
        <Row
          icon="warn"
          title={copy.reviewBursts(bursts.items.length, bursts.next !== undefined)}
          note={copy.burstDue(dayOf(firstDue.dueOn))}
          onClick={() => openPage('reviews/queue')}
        />
      )}
      {data && oldest && (
        <Row
          icon="warn"
          title={copy.heldReviews(data.items.length, data.next !== undefined)}
          note={since(oldest.since)}
          onClick={() => openPage('reviews/queue')}
        />
      )}
      {flags && oldestFlagged && (
        <Row
          icon="warn"
          title={copy.flaggedReviews(flags.items.length, flags.next !== undefined)}
          note={since(oldestFlagged.since)}
          onClick={() => openPage('reviews/queue')}
        />
      )}
    </Card>
  );
}
