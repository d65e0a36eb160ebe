import { View } from '@tarojs/components';
import { listWatchLists, type WatchList } from '@shared/supervision/lists';
import { formatDay } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { useAnswerPages } from '@/platform/server/answers';
import { Facts } from '@/ui/layout/facts';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { LIST_KIND, LISTS } from '../freshness/copy';
import '../supervision.css';
import { OnlyRegulators, useRegulator } from '../regulator';

const dayWords = (day: string) => formatDay(day, new Date().getFullYear());

function OneList({ list }: { list: WatchList }) {
  const { listId, kind, source, asOf, ground, deleteOn, rows, neverCompared } = list;
  return (
    <>
      <Section title={LIST_KIND[kind]}>
        <View>{LISTS.of(source, dayWords(asOf))}</View>
        <Facts
          of={[
            [LISTS.ground, ground],
            [LISTS.deleteOn, dayWords(deleteOn)],
            [LISTS.rows, LISTS.people(rows)],
            [LISTS.neverCompared, neverCompared > 0 && `${LISTS.people(neverCompared)}：${LISTS.neverWhy}`],
          ]}
        />
      </Section>
      <RowCard
        title={LISTS.open(LIST_KIND[kind])}
        note={LISTS.openNote}
        onClick={() => openPage('supervision/list-matches', { listId, kind })}
      />
    </>
  );
}

/** 比对名单: the lists of other offices that subsidies are compared with, each with whence, of which day, and until when. */
export default function ListsPage() {
  const { mine, districtCode } = useRegulator();
  const pages = useAnswerPages(listWatchLists, { params: { districtCode }, query: {} }, { enabled: mine });
  if (!mine) return <OnlyRegulators />;
  return (
    <Page>
      {LISTS.notes.map((note) => (
        <View key={note} className="note supervision-note">
          {note}
        </View>
      ))}
      <InfiniteList of={pages} end={LISTS.end} empty={<EmptyState icon="file" {...LISTS.empty} />}>
        {(items) => (
          <>
            {items.map((list) => (
              <OneList key={list.listId} list={list} />
            ))}
          </>
        )}
      </InfiniteList>
    </Page>
  );
}
