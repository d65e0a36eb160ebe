import { Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { shortVillageName } from '@shared/divisions';
import { dutyOf, periodWords } from '@shared/affairs/duties';
import { type NoticeDetail, publishNotice, showNotice } from '@shared/affairs/notices';
import { holds } from '@shared/roles';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { MediaGrid } from '@/ui/media/media-grid';
import { ReadAloud } from '@/ui/words/read-aloud';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { KIND, NOTICE } from '../notice-copy';
import { NoticePaper } from '../notice-paper';
import { Office } from './office';
import { Reading } from './reading';
import '../affairs.css';

const From = ({ notice }: { notice: NoticeDetail }) => (
  <Text>
    {`${shortVillageName(notice.villageName)} · ${notice.author} · `}
    <DayText value={notice.publishedAt} clock />
  </Text>
);

/** What is left of a notice that was taken down: that it was there, and why it is not. */
const Withdrawn = ({ notice }: { notice: NoticeDetail }) => (
  <Card>
    <StatusTag>{KIND[notice.kind].word}</StatusTag>
    <View className="notice-title muted">{notice.title}</View>
    <View className="note">
      <From notice={notice} />
    </View>
    <View className="affairs-part affairs-lead">{NOTICE.withdrawn}</View>
    <View>{`${NOTICE.reason}：${notice.withdrawnReason ?? ''}`}</View>
    <View className="note affairs-part">
      {NOTICE.withdrawnBy(notice.withdrawnBy ?? '')} · <DayText value={notice.withdrawnAt ?? ''} clock />
    </View>
  </Card>
);

function Published({ notice }: { notice: NoticeDetail }) {
  const { villageCode, noticeId, revision, duty, decisionId } = notice;
  return (
    <>
      <NoticePaper
        notice={notice}
        by={
          <>
            <From notice={notice} />
            {duty && <View>{NOTICE.meets(dutyOf(duty.code).name, periodWords(duty.period))}</View>}
          </>
        }
      />
      {notice.pictures && (
        <Card>
          <MediaGrid media={notice.pictures} />
        </Card>
      )}
      <ReadAloud text={`${notice.title}。\n${notice.body}`} />
      {notice.asksReceipt && <Reading notice={notice} />}
      <Card flush>
        {revision > 1 && (
          <Row
            icon="clock"
            title={NOTICE.revisions(revision - 1)}
            note={NOTICE.revisionsNote}
            onClick={() => openPage('affairs/revisions', { villageCode, noticeId })}
          />
        )}
        {decisionId && (
          <Row
            icon="board"
            {...NOTICE.decision}
            onClick={() => openPage('affairs/decision', { villageCode, decisionId })}
          />
        )}
        <Row
          icon="star"
          {...NOTICE.review}
          onClick={() => openPage('reviews/subject', { villageCode, kind: 'notice', id: noticeId })}
        />
      </Card>
    </>
  );
}

/** One notice, what became of it, and the way to say how the matter was handled. */
export default function NoticePage() {
  const { villageCode, noticeId } = useParams<'villageCode' | 'noticeId'>();
  const grants = useMe()?.grants ?? [];
  const answer = useAnswer(showNotice, { params: { villageCode, noticeId } }, { keep: true });
  useShareAppMessage(() => ({
    title: answer.data?.title ?? '村里的公告',
    path: `/features/affairs/notice/index?villageCode=${villageCode}&noticeId=${noticeId}`,
  }));
  return (
    <AnswerPage of={answer}>
      {(notice) =>
        notice.withdrawnAt ? (
          <Withdrawn notice={notice} />
        ) : (
          <>
            <Published notice={notice} />
            {holds(grants, publishNotice.access, villageCode) && <Office notice={notice} />}
            {process.env.TARO_ENV === 'weapp' && (
              <Button look="quiet" openType="share">
                {NOTICE.share}
              </Button>
            )}
          </>
        )
      }
    </AnswerPage>
  );
}
