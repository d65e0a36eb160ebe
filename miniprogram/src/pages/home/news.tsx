import { View } from '@tarojs/components';
import { listNotices } from '@shared/notices';
import { useAnswer } from '@/platform/answers';
import { openPage } from '@/platform/navigate';
import { Answer } from '@/ui/answer';
import { Card, SectionTitle } from '@/ui/card';
import { DayText } from '@/ui/day-text';
import { Row } from '@/ui/row';
import { EmptyState } from '@/ui/states';
import { copy, NOTICE_KIND_WORDS } from './copy';

const SHOWN = 5;

/** What is new in the village: its last notices. */
export function News({ villageCode }: { villageCode: string }) {
  const notices = useAnswer(listNotices, { params: { villageCode }, query: { limit: SHOWN } }, { keep: true });
  return (
    <View>
      <SectionTitle more={copy.allNews} onMore={() => openPage('affairs/notices', { villageCode })}>
        {copy.news}
      </SectionTitle>
      <Answer of={notices}>
        {({ items }) => (
          <Card flush>
            {items.length === 0 && <EmptyState title={copy.noNews} icon="bell" />}
            {items.map((notice) => (
              <Row
                key={notice.noticeId}
                title={notice.title}
                note={
                  <>
                    {notice.withdrawnAt ? copy.newsWithdrawn : NOTICE_KIND_WORDS[notice.kind]} ·{' '}
                    <DayText value={notice.publishedAt} />
                  </>
                }
                onClick={() => openPage('affairs/notice', { villageCode, noticeId: notice.noticeId })}
              />
            ))}
          </Card>
        )}
      </Answer>
    </View>
  );
}
