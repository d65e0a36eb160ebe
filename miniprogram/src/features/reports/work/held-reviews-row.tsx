import { listHeldReviews } from '@shared/reviews/moderation';
import { formatDay } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { useRole, type WorkingRole } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { copy } from './copy';

/** How many comments wait for this office, and since when; nothing while none does. */
export function HeldReviewsRow({ role }: { role: WorkingRole }) {
  const [, , grant] = useRole();
  const division = grant?.division ?? '';
  const enabled = (role === 'township' || role === 'regulator') && division !== '';
  const { data } = useAnswer(listHeldReviews, { params: { division } }, { enabled });
  const oldest = data?.items[0];
  if (!data || !oldest) return null;
  return (
    <Card flush>
      <Row
        icon="warn"
        title={copy.heldReviews(data.items.length, data.next !== undefined)}
        note={copy.heldSince(formatDay(oldest.since, new Date().getFullYear()))}
        onClick={() => openPage('reviews/queue')}
      />
    </Card>
  );
}
