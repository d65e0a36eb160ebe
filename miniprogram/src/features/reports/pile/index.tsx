import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { type FloodPile, listPile, MOST_SORTED, type PileLine } from '@shared/reports/work';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { useHeldOffice, useOffice, type WorkingRole } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { EmptyPage } from '@/ui/layout/whole-page';
import { copy as words } from '../copy';
import '../report.css';
import '../work/work.css';
import { byWords } from './alike';
import { copy } from './copy';
import { PileRow } from './pile-row';
import { SortBar } from './sort-bar';
import { useSorting } from './use-sorting';

const TABS = (['held', 'aside'] as const).map((key) => ({ key, label: copy.tabs[key] }));

function Held({ items }: { items: readonly PileLine[] }) {
  const sorting = useSorting();
  // What an office above sees because it is late is sorted by the office that has it.
  const mine = items.filter(({ part }) => part === 'handler');
  const groups = byWords(items);
  return (
    <>
      <Card flush>
        {groups.map((group) => (
          <PileRow
            key={group.first.reportId}
            group={group}
            sorting={group.first.part === 'handler' ? sorting : undefined}
          />
        ))}
      </Card>
      {mine.length > 0 && <SortBar sorting={sorting} all={mine.slice(0, MOST_SORTED)} />}
    </>
  );
}

function Pile({ role, which }: { role: WorkingRole; which: FloodPile }) {
  const pile = useAnswerPages(
    listPile,
    { query: { ...useOffice(role), which, limit: MOST_SORTED } },
    { staleTime: ALWAYS },
  );
  usePullDownRefresh(() => void pile.refetch().finally(() => Taro.stopPullDownRefresh()));
  const empty =
    which === 'held' ? <EmptyState icon="check" {...copy.none} /> : <EmptyState icon="check" title={copy.noneAside} />;
  return (
    <InfiniteList of={pile} empty={empty}>
      {(items) =>
        which === 'held' ? (
          <Held items={items} />
        ) : (
          <Card flush>
            {byWords(items).map((group) => (
              <PileRow key={group.first.reportId} group={group} />
            ))}
          </Card>
        )
      }
    </InfiniteList>
  );
}

/** What came in a flood: a person lets each through, or sets it aside. */
export default function PilePage() {
  const asked = useParams<'role'>().role;
  const role = useHeldOffice(asked)?.role;
  const [which, show] = useState<FloodPile>('held');
  if (!role) return <EmptyPage icon="lock" title={words.notForYou} note={words.notForYouNote} />;
  return (
    <Page>
      <Tabs tabs={TABS} value={which} onChange={show} />
      {which === 'held' && <View className="note work-more">{copy.lead}</View>}
      <Pile key={`${role}|${which}`} role={role} which={which} />
    </Page>
  );
}
