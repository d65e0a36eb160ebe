import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { listOpenGrants } from '@shared/identity/grants';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { copy } from './copy';
import { GrantCard } from './grant-card';
import '../identity.css';

function Waiting() {
  const grants = useAnswerPages(listOpenGrants, {}, { staleTime: ALWAYS });
  usePullDownRefresh(() => void grants.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <InfiniteList of={grants} empty={<EmptyState icon="lock" {...copy.nothing} />}>
      {(items) => items.map((open) => <GrantCard key={open.grantId} open={open} />)}
    </InfiniteList>
  );
}

/** 待我确认的授权. */
export default function GrantsPage() {
  const mine = useMe()?.grants.some(({ role }) => role !== 'resident');
  return (
    <Page>
      {mine ? (
        <>
          <View className="note counter-how">{copy.rule}</View>
          <Waiting />
        </>
      ) : (
        <EmptyState icon="lock" title={copy.only} />
      )}
    </Page>
  );
}
