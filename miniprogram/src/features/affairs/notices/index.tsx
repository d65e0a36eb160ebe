import { View } from '@tarojs/components';
import { listNotices, publishNotice, type Notice } from '@shared/affairs';
import { shortVillageName } from '@shared/divisions';
import { holds } from '@shared/roles';
import { useAnswerPages } from '@/platform/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useMe } from '@/platform/session';
import { useVillage } from '@/platform/village';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { DayText } from '@/ui/day-text';
import { InfiniteList } from '@/ui/infinite-list';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/states';
import { StatusTag } from '@/ui/status-tag';
import { KIND, NOTICES } from '../copy';
import './notices.css';

const NoticeCard = ({ notice: { noticeId, villageCode, kind, title, excerpt, publishedAt } }: { notice: Notice }) => (
  <Card onClick={() => openPage('affairs/notice', { villageCode, noticeId })} label={`${KIND[kind].word}，${title}`}>
    <View className="notices-meta note">
      <StatusTag>{KIND[kind].word}</StatusTag>
      <DayText value={publishedAt} />
    </View>
    <View className="notices-title">{title}</View>
    <View className="notices-excerpt muted">{excerpt}</View>
  </Card>
);

function Notices({ villageCode }: { villageCode: string }) {
  const mine = useVillage();
  const grants = useMe()?.grants ?? [];
  const pages = useAnswerPages(listNotices, { params: { villageCode } }, { keep: true });
  const name = mine?.villageCode === villageCode ? shortVillageName(mine.name) : '';
  return (
    <Page asOf={pages.dataUpdatedAt}>
      {name && <View className="notices-village">{NOTICES.of(name)}</View>}
      {holds(grants, publishNotice.access, villageCode) && (
        <View className="notices-publish">
          <Button icon="plus" onClick={() => openPage('affairs/publish', { villageCode })}>
            {NOTICES.publish}
          </Button>
        </View>
      )}
      <InfiniteList of={pages} empty={<EmptyState icon="board" title={NOTICES.empty} note={NOTICES.emptyNote} />}>
        {(items) => items.map((notice) => <NoticeCard key={notice.noticeId} notice={notice} />)}
      </InfiniteList>
    </Page>
  );
}

/** A village's notices, newest first; its cadres can add one. */
export default function NoticesPage() {
  const asked = useParams<'villageCode'>().villageCode;
  const mine = useVillage()?.villageCode;
  const villageCode = asked || mine;
  if (villageCode) return <Notices villageCode={villageCode} />;
  return (
    <Page>
      <EmptyState
        icon="map"
        title={NOTICES.choose}
        action={NOTICES.chooseAction}
        onAction={() => openPage('accounts/villages', { then: 'back' })}
      />
    </Page>
  );
}
