import { NoticeKind, listScheduledNotices, showNotice } from '@shared/affairs/notices';
import { useAnswer } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { Page } from '@/ui/layout/page';
import { Skeleton } from '@/ui/layout/states';
import { PUBLISH } from '../notice-copy';
import { dutyValue, type NoticeForm } from './form';
import { usePublishTo } from './publish-to';
import { ReviseNotice } from './revise-notice';
import { WriteNotice } from './write-notice';
import '../affairs.css';

const Loading = () => (
  <Page>
    <Skeleton />
  </Page>
);

function Revise({ villageCode, noticeId }: { villageCode: string; noticeId: string }) {
  const answer = useAnswer(showNotice, { params: { villageCode, noticeId } });
  return (
    <Answer of={answer} loading={<Loading />}>
      {(notice) => <ReviseNotice key={noticeId} notice={notice} />}
    </Answer>
  );
}

function Change({ villageCode, scheduledId }: { villageCode: string; scheduledId: string }) {
  const answer = useAnswer(listScheduledNotices, { params: { villageCode }, query: { limit: 50 } });
  return (
    <Answer of={answer} loading={<Loading />}>
      {({ items }) => {
        const scheduled = items.find(({ noticeId }) => noticeId === scheduledId);
        return scheduled ? (
          <WriteNotice key={scheduledId} villageCode={villageCode} scheduled={scheduled} />
        ) : (
          <EmptyPage icon="bell" {...PUBLISH.gone} />
        );
      }}
    </Answer>
  );
}

/** What the page was opened to write: 现在公开这一项, 发一条公告告诉大家. */
function useGiven(): Partial<NoticeForm> {
  const { kind, duty, period, decisionId, title } = useParams();
  return {
    ...(NoticeKind.options.some((option) => option === kind) && { kind: kind as NoticeKind }),
    ...(duty && period && { duty: dutyValue(duty as never, period) }),
    ...(decisionId && { decisionId }),
    ...(title && { title }),
  };
}

/** A cadre writes a notice, sees it as villagers will, and publishes it, now or later; or changes one. */
export default function PublishPage() {
  const { villageCode, allowed, chooser } = usePublishTo();
  const { noticeId, scheduledId } = useParams<'noticeId' | 'scheduledId'>();
  const given = useGiven();
  if (!allowed) return <EmptyPage icon="lock" title={PUBLISH.notYours} />;
  if (villageCode && noticeId) return <Revise villageCode={villageCode} noticeId={noticeId} />;
  if (villageCode && scheduledId) return <Change villageCode={villageCode} scheduledId={scheduledId} />;
  return <WriteNotice villageCode={villageCode} chooser={chooser} given={given} />;
}
