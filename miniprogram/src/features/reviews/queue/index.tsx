import { View } from '@tarojs/components';
import { listHeldReviews } from '@shared/reviews/moderation';
import { ALWAYS, keyOf, useAnswerPages } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useRole } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { moderation as copy } from '../moderation-copy';
import { HeldCard } from './held-card';
import '../reviews.css';

/** 待审留言: what waits for this office, the oldest first. */
export default function QueuePage() {
  const [role, , grant] = useRole();
  const isOffice = role === 'township' || role === 'regulator';
  const waiting = useAnswerPages(
    listHeldReviews,
    { params: { division: grant?.division ?? '' } },
    { enabled: isOffice && grant !== undefined, staleTime: ALWAYS },
  );
  if (!isOffice) {
    return (
      <Page>
        <EmptyState icon="lock" title={copy.notOffice} />
      </Page>
    );
  }
  const refresh = () => void queryClient.invalidateQueries({ queryKey: keyOf(listHeldReviews) });
  return (
    <Page>
      <Card>
        <View>{copy.lead}</View>
      </Card>
      <InfiniteList of={waiting} empty={<EmptyState icon="check" title={copy.none} note={copy.noneNote} />}>
        {(items) => items.map((held) => <HeldCard key={held.reviewId} held={held} refresh={refresh} />)}
      </InfiniteList>
    </Page>
  );
}
