import { View } from '@tarojs/components';
import { useState } from 'react';
import { shortVillageName } from '@shared/divisions';
import { listNotices, NoticeKind, publishNotice, showPinnedNotice } from '@shared/affairs/notices';
import { holds } from '@shared/roles';
import { useAnswer, useAnswerPages } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { useVillage } from '@/platform/village';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { ChooseVillage } from '../choose-village';
import { KIND, NOTICES } from '../notice-copy';
import { NoticeCard } from './notice-card';
import { Scheduled } from './scheduled';
import '../affairs.css';

const ALL = 'all';
const KINDS = [
  { value: ALL, label: NOTICES.all },
  ...NoticeKind.options.map((value) => ({ value, label: KIND[value].word })),
] as const;

function Notices({ villageCode }: { villageCode: string }) {
  const mine = useVillage();
  const grants = useMe()?.grants ?? [];
  const [kind, setKind] = useState<NoticeKind | typeof ALL>(ALL);
  const pages = useAnswerPages(
    listNotices,
    { params: { villageCode }, query: kind === ALL ? {} : { kind } },
    { keep: true },
  );
  const { data: top } = useAnswer(showPinnedNotice, { params: { villageCode } }, { keep: true });
  const pinned = kind === ALL ? top?.notice : undefined;
  const name = mine?.villageCode === villageCode ? shortVillageName(mine.name) : '';
  const isOffice = holds(grants, publishNotice.access, villageCode);
  return (
    <Page>
      {name && <View className="affairs-village">{NOTICES.of(name)}</View>}
      {isOffice && (
        <View className="stack">
          <Button icon="plus" onClick={() => openPage('affairs/publish', { villageCode })}>
            {NOTICES.publish}
          </Button>
          <Scheduled villageCode={villageCode} />
        </View>
      )}
      <Card flush>
        <Row icon="board" {...NOTICES.decisions} onClick={() => openPage('affairs/decisions', { villageCode })} />
        <Row icon="people" {...NOTICES.appraisals} onClick={() => openPage('affairs/appraisals', { villageCode })} />
        <Row icon="check" {...NOTICES.overdue} onClick={() => openPage('affairs/overdue', { villageCode })} />
      </Card>
      <View className="affairs-kinds">
        <Choice options={KINDS} value={kind} onChange={setKind} label={NOTICES.kinds} />
      </View>
      {pinned && <NoticeCard notice={pinned} pinned />}
      <InfiniteList
        of={pages}
        empty={
          <EmptyState
            icon="board"
            title={kind === ALL ? NOTICES.empty : NOTICES.emptyKind}
            {...(kind === ALL && { note: NOTICES.emptyNote })}
          />
        }
      >
        {(items) =>
          items
            .filter(({ noticeId }) => noticeId !== pinned?.noticeId)
            .map((notice) => <NoticeCard key={notice.noticeId} notice={notice} />)
        }
      </InfiniteList>
    </Page>
  );
}

/** A village's notices, newest first; its cadres can add one. */
export default function NoticesPage() {
  const asked = useParams<'villageCode'>().villageCode;
  const mine = useVillage()?.villageCode;
  const villageCode = asked || mine;
  return villageCode ? <Notices villageCode={villageCode} /> : <ChooseVillage title={NOTICES.choose} />;
}
