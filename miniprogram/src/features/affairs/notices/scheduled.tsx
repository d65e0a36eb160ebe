import { Text } from '@tarojs/components';
import { listScheduledNotices } from '@shared/notices';
import { useAnswer } from '@/platform/answers';
import { openPage } from '@/platform/navigate';
import { Card, SectionTitle } from '@/ui/card';
import { DayText } from '@/ui/day-text';
import { Row } from '@/ui/row';
import { NOTICES } from '../notice-copy';

/** What the village's cadres have written for later: nobody else sees it. */
export function Scheduled({ villageCode }: { villageCode: string }) {
  const { data } = useAnswer(listScheduledNotices, { params: { villageCode }, query: { limit: 50 } });
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <SectionTitle>{NOTICES.scheduled}</SectionTitle>
      <Card flush>
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
      </Card>
    </>
  );
}
