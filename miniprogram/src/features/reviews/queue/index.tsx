import { View } from '@tarojs/components';
import { listReviewBursts } from '@shared/reviews/bursts';
import { listFlaggedReviews, listHeldReviews } from '@shared/reviews/moderation';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { useRole } from '@/platform/server/session';
import { Card, SectionTitle } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { EmptyPage } from '@/ui/layout/whole-page';
import { moderation as copy } from '../moderation-copy';
import { BurstCard } from './burst-card';
import { FlaggedCard } from './flagged-card';
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
  const flagged = useAnswerPages(
    listFlaggedReviews,
    { params: { division: grant?.division ?? '' } },
    { enabled: isOffice && grant !== undefined, staleTime: ALWAYS },
  );
  const decides = role === 'regulator';
  const bursts = useAnswerPages(
    listReviewBursts,
    { params: { division: grant?.division ?? '' } },
    { enabled: decides && grant !== undefined, staleTime: ALWAYS },
  );
  if (!isOffice) return <EmptyPage icon="lock" title={copy.notOffice} />;
  const refresh = () => askAgain(listHeldReviews);
  const refreshBursts = () => askAgain(listReviewBursts);
  const refreshFlagged = () => askAgain(listFlaggedReviews);
  return (
    <Page>
      {decides && (
        <>
          <Section title={copy.bursts}>
            <View>{copy.burstsLead}</View>
          </Section>
          <InfiniteList of={bursts} empty={<EmptyState icon="check" title={copy.noBursts} />}>
            {(items) => items.map((burst) => <BurstCard key={burst.burstId} burst={burst} refresh={refreshBursts} />)}
          </InfiniteList>
          <SectionTitle>{copy.held}</SectionTitle>
        </>
      )}
      <Card>
        <View>{copy.lead}</View>
      </Card>
      <InfiniteList of={waiting} empty={<EmptyState icon="check" {...copy.none} />}>
        {(items) => items.map((held) => <HeldCard key={held.reviewId} held={held} refresh={refresh} />)}
      </InfiniteList>
      <Section title={copy.flagged}>
        <View>{copy.flaggedLead}</View>
      </Section>
      <InfiniteList of={flagged} empty={<EmptyState icon="check" title={copy.noneFlagged} />}>
        {(items) => items.map((each) => <FlaggedCard key={each.reviewId} flagged={each} refresh={refreshFlagged} />)}
      </InfiniteList>
    </Page>
  );
}
