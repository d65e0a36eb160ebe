import { Text } from '@tarojs/components';
import { listScheduledNotices } from '@shared/affairs/notices';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { Row } from '@/ui/layout/row';
import { NOTICES } from '../notice-copy';

/** What the village's cadres have written for later: nobody else sees it. */
export function Scheduled({ villageCode }: { villageCode: string }) {
  const { data } = useAnswer(listScheduledNotices, { params: { villageCode }, query: { limit: 50 } });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={NOTICES.scheduled} flush>
      {data.items.map(({ noticeId, title, publishedAt }) => (
        <Row
          key={noticeId}
          icon="bell"
          title={title}
          note={
            <Text>
              {NOTICES.goesOut}
              <DayText value={publishedAt} clock />
            </Text>
          }
          onClick={() => openPage('affairs/publish', { villageCode, scheduledId: noticeId })}
        />
      ))}
    </Section>
  );
}
