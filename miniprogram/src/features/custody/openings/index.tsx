import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { listIdentityOpenings } from '@shared/custody/custody';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { useMe, useSignedIn } from '@/platform/server/session';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { copy } from '../copy';
import { OpeningCard } from '../opening-card';
import '../custody.css';

const TABS = [
  { key: 'open', label: copy.todo },
  { key: 'done', label: copy.done },
] as const;

function Openings({ which, district }: { which: 'open' | 'done'; district: string | undefined }) {
  const openings = useAnswerPages(listIdentityOpenings, { query: { which, district } }, { staleTime: ALWAYS });
  usePullDownRefresh(() => void openings.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <InfiniteList
      of={openings}
      empty={
        which === 'open' ? (
          <EmptyState icon="lock" {...copy.nothing} />
        ) : (
          <EmptyState icon="lock" title={copy.nothingDone} />
        )
      }
    >
      {(items) => items.map((opening) => <OpeningCard key={opening.openingId} opening={opening} />)}
    </InfiniteList>
  );
}

/** 身份保管: what the custodians of a district have to decide. Nothing of it is kept on the phone. */
export default function OpeningsPage() {
  const [which, setWhich] = useState<'open' | 'done'>('open');
  const signedIn = useSignedIn();
  const mine = useMe()?.grants.filter(({ role }) => role === 'custodian') ?? [];
  const [chosen, choose] = useState<string>();
  if (!signedIn || mine.length === 0) {
    return (
      <Page>
        {signedIn ? (
          <EmptyState icon="lock" title={copy.notYours} />
        ) : (
          <EmptyState icon="lock" {...copy.signIn} onAction={() => openPage('login')} />
        )}
      </Page>
    );
  }
  const district = chosen ?? mine[0]?.division;
  return (
    <Page>
      <View className="note custody-rule">{copy.rule}</View>
      {mine.length > 1 && (
        <Tabs
          tabs={mine.map(({ division, divisionName }) => ({ key: division, label: divisionName }))}
          value={district ?? ''}
          onChange={choose}
        />
      )}
      <Tabs tabs={[...TABS]} value={which} onChange={setWhich} />
      <Openings key={`${which}${district}`} which={which} district={district} />
    </Page>
  );
}
