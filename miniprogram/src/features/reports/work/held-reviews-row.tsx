import { listFlaggedReviews, listHeldReviews } from '@shared/reviews/moderation';
import { formatDay } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { useRole, type WorkingRole } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { copy } from './copy';

/** How many comments wait for this office or were flagged to it, and since when; nothing while none does. */
export function HeldReviewsRow({ role }: { role: WorkingRole }) {
  const [, , grant] = useRole();
  const division = grant?.division ?? '';
  const enabled = (role === 'township' || role === 'regulator') && division !== '';
  const { data } = useAnswer(listHeldReviews, { params: { division } }, { enabled });
  const { data: flags } = useAnswer(listFlaggedReviews, { params: { division } }, { enabled });
  const oldest = data?.items[0];
  const oldestFlagged = flags?.items[0];
  if (!oldest && !oldestFlagged) return null;
  const since = (day: string) => copy.heldSince(formatDay(day, new Date().getFullYear()));
  return (
    <Card flush>
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
