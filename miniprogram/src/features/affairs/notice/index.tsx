import { Text } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { showNotice } from '@shared/affairs';
import { shortVillageName } from '@shared/divisions';
import { useAnswer } from '@/platform/answers';
import { openPage, useParams } from '@/platform/navigate';
import { Answer } from '@/ui/answer';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { DayText } from '@/ui/day-text';
import { Page } from '@/ui/page';
import { Row } from '@/ui/row';
import { NOTICE } from '../copy';
import { NoticePaper } from '../notice-paper';

/** One notice, and the way to say how the matter was handled. */
export default function NoticePage() {
  const { villageCode, noticeId } = useParams<'villageCode' | 'noticeId'>();
  const answer = useAnswer(showNotice, { params: { villageCode, noticeId } }, { keep: true });
  useShareAppMessage(() => ({
    title: answer.data?.title ?? '村里的公告',
    path: `/features/affairs/notice/index?villageCode=${villageCode}&noticeId=${noticeId}`,
  }));
  return (
    <Page asOf={answer.dataUpdatedAt}>
      <Answer of={answer}>
        {(notice) => (
          <>
            <NoticePaper
              notice={notice}
              by={
                <Text>
                  {`${shortVillageName(notice.villageName)} · ${notice.author} · `}
                  <DayText value={notice.publishedAt} clock />
                </Text>
              }
            />
            <Card flush>
              <Row
                icon="star"
                title={NOTICE.review}
                note={NOTICE.reviewNote}
                onClick={() => openPage('reviews/subject', { villageCode, kind: 'notice', id: noticeId })}
              />
            </Card>
            {process.env.TARO_ENV === 'weapp' && (
              <Button look="quiet" openType="share">
                {NOTICE.share}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
