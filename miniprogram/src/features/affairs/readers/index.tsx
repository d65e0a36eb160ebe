import { View } from '@tarojs/components';
import { useState } from 'react';
import { listNoticeReaders, type NoticeReader } from '@shared/affairs/notices';
import type { ResponseOf } from '@shared/route';
import { useAnswerPages } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { Tabs } from '@/ui/layout/tabs';
import { READERS } from '../notice-copy';
import '../affairs.css';

const TABS = [
  { key: 'all', label: READERS.tabs.all },
  { key: 'read', label: READERS.tabs.read },
] as const;

/** They come group by group: each group under its own heading. */
function groupsOf(readers: readonly NoticeReader[]): [group: string, readers: NoticeReader[]][] {
  const groups = new Map<string, NoticeReader[]>();
  for (const reader of readers) groups.set(reader.group, [...(groups.get(reader.group) ?? []), reader]);
  return [...groups];
}

const Mark = ({ reader: { readAt, bound } }: { reader: NoticeReader }) =>
  readAt ? (
    <StatusTag tone="good">{READERS.read}</StatusTag>
  ) : bound ? (
    <StatusTag tone="wait">{READERS.unread}</StatusTag>
  ) : (
    <StatusTag>{READERS.unbound}</StatusTag>
  );

/** For the village's cadres: who has read a notice, and whom somebody should go and tell. */
export default function ReadersPage() {
  const { villageCode, noticeId } = useParams<'villageCode' | 'noticeId'>();
  const [tab, setTab] = useState<'all' | 'read'>('all');
  const pages = useAnswerPages(listNoticeReaders, {
    params: { villageCode, noticeId },
    query: { limit: 50, ...(tab === 'read' && { only: 'read' as const }) },
  });
  const count = (pages.data?.pages[0] as ResponseOf<typeof listNoticeReaders> | undefined)?.readCount;
  return (
    <Page>
      {count !== undefined && <View className="affairs-village">{READERS.count(count)}</View>}
      <Tabs tabs={TABS} value={tab} onChange={setTab} />
      {tab === 'all' && <View className="note affairs-part">{READERS.note}</View>}
      <InfiniteList
        of={pages}
        empty={<EmptyState icon="people" title={tab === 'read' ? READERS.noneRead : READERS.none} />}
      >
        {(items) =>
          groupsOf(items).map(([group, readers]) => (
            <View key={group}>
              <Section title={group} flush>
                {readers.map((reader) => (
                  <Row
                    key={reader.personId}
                    title={reader.name}
                    {...(reader.readAt && { note: <DayText value={reader.readAt} clock /> })}
                    value={<Mark reader={reader} />}
                  />
                ))}
              </Section>
            </View>
          ))
        }
      </InfiniteList>
    </Page>
  );
}
