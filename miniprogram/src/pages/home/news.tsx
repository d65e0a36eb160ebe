import { View } from '@tarojs/components';
import { listNotices, type Notice, showPinnedNotice } from '@shared/affairs/notices';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Answer } from '@/ui/words/answer';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { copy, NOTICE_KIND_WORDS } from './copy';

const SHOWN = 5;

/** What leads the first page: what the village put above the others, then the newest; what was taken back is in its list only. */
export const leading = (newest: readonly Notice[], pinned: Notice | undefined): Notice[] =>
  [...(pinned ? [pinned] : []), ...newest.filter(({ noticeId }) => noticeId !== pinned?.noticeId)]
    .filter(({ withdrawnAt }) => !withdrawnAt)
    .slice(0, SHOWN);

/** What is new in the village: its last notices. */
export function News({ villageCode }: { villageCode: string }) {
  // Some of the newest may be taken back.
  const notices = useAnswer(listNotices, { params: { villageCode }, query: { limit: 2 * SHOWN } }, { keep: true });
  const { data: top } = useAnswer(showPinnedNotice, { params: { villageCode } }, { keep: true });
  return (
    <View>
      <SectionTitle more={copy.allNews} onMore={() => openPage('affairs/notices', { villageCode })}>
        {copy.news}
      </SectionTitle>
      <Answer of={notices}>
        {({ items }) => {
          const shown = leading(items, top?.notice);
          return (
            <Card flush>
              {shown.length === 0 && <EmptyState title={copy.noNews} icon="bell" />}
              {shown.map((notice) => (
                <Row
                  key={notice.noticeId}
                  title={notice.title}
                  note={
                    <>
                      {notice.noticeId === top?.notice?.noticeId ? copy.newsPinned : NOTICE_KIND_WORDS[notice.kind]} ·{' '}
                      <DayText value={notice.publishedAt} />
                    </>
                  }
                  onClick={() => openPage('affairs/notice', { villageCode, noticeId: notice.noticeId })}
                />
              ))}
            </Card>
          );
        }}
      </Answer>
    </View>
  );
}
