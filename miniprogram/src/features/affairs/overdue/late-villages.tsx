import { View } from '@tarojs/components';
import { dutyOf, listOverdueVillages } from '@shared/duties';
import { useAnswerPages } from '@/platform/answers';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/card';
import { InfiniteList } from '@/ui/infinite-list';
import { Row } from '@/ui/row';
import { EmptyState } from '@/ui/states';
import { DUTY } from '../notice-copy';

/** For the town and the district: the villages that are late, longest first. */
export function LateVillages({ division }: { division: string }) {
  const pages = useAnswerPages(listOverdueVillages, { params: { division } });
  return (
    <>
      <View className="affairs-village">{DUTY.villages}</View>
      <InfiniteList
        of={pages}
        empty={<EmptyState icon="check" title={DUTY.villagesNone} note={DUTY.villagesNoneNote} />}
      >
        {(items) => (
          <Card flush>
            {items.map(({ villageCode, villageName, townName, overdueDays, overdue }) => (
              <Row
                key={villageCode}
                title={`${townName} ${villageName}`}
                note={
                  <View>
                    <View>{overdue.map((code) => dutyOf(code).name).join('、')}</View>
                    <View>{DUTY.villageLate(overdueDays)}</View>
                  </View>
                }
                onClick={() => openPage('affairs/overdue', { villageCode })}
              />
            ))}
          </Card>
        )}
      </InfiniteList>
    </>
  );
}
