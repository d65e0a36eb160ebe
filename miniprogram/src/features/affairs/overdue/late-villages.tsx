import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { dutyOf, listOverdueVillages, urgePublication } from '@shared/affairs/duties';
import { useAnswerPages } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { confirm, say } from '@/platform/notify';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { DUTY } from '../notice-copy';
import { lateTable } from './late-table';

function Urge({ villageCode }: { villageCode: string }) {
  const urging = useSpokenChange({
    act: () => call(urgePublication, { params: { villageCode } }),
    done: ({ told }) => DUTY.urged(told),
  });
  const press = async () => {
    if (await confirm(DUTY.urge, DUTY.urgeAsk, DUTY.urge)) urging.mutate();
  };
  return (
    <Button small look="quiet" loading={urging.isPending} onClick={() => void press()}>
      {DUTY.urge}
    </Button>
  );
}

/** For the town and the district: the villages that are late, longest first; how many, to take along, and to remind. */
export function LateVillages({ division }: { division: string }) {
  const pages = useAnswerPages(listOverdueVillages, { params: { division } });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  // How many there are is told of all: a district has some hundred and fifty villages, which is eight pages.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return (
    <>
      <View className="affairs-village">{DUTY.villages}</View>
      <InfiniteList of={pages} empty={<EmptyState icon="check" {...DUTY.villagesNone} />}>
        {(items) => (
          <>
            <View className="affairs-count">
              <View className="note">{DUTY.villagesCount(items.length, !hasNextPage)}</View>
              {!hasNextPage && (
                <Button
                  small
                  look="quiet"
                  onClick={() =>
                    void Taro.setClipboardData({ data: lateTable(items) }).then(
                      () => say(DUTY.taken(items.length)),
                      () => undefined,
                    )
                  }
                >
                  {DUTY.take}
                </Button>
              )}
            </View>
            <Card flush>
              {items.map(({ villageCode, villageName, townName, overdueDays, overdue }) => (
                <View key={villageCode}>
                  <Row
                    title={`${townName} ${villageName}`}
                    note={
                      <View>
                        <View>{overdue.map((code) => dutyOf(code).name).join('、')}</View>
                        <View>{DUTY.villageLate(overdueDays)}</View>
                      </View>
                    }
                    onClick={() => openPage('affairs/overdue', { villageCode })}
                  />
                  <View className="affairs-urge">
                    <Urge villageCode={villageCode} />
                  </View>
                </View>
              ))}
            </Card>
          </>
        )}
      </InfiniteList>
    </>
  );
}
