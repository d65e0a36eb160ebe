import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { type NoticeDetail, recordReading } from '@shared/affairs/notices';
import { holds } from '@shared/roles';
import { keyOf } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { useMe } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { Icon } from '@/ui/icon';
import { NOTICE } from '../notice-copy';

/** Says that this notice asks who has read it, and tells the village so when its own resident opens it: once. */
export function Reading({ notice: { noticeId, villageCode } }: { notice: NoticeDetail }) {
  const me = useMe();
  const isOurs = me?.person !== undefined && holds(me.grants, recordReading.access, villageCode);
  const { data } = useQuery({
    queryKey: keyOf(recordReading, { noticeId, who: me?.accountId }),
    queryFn: () => call(recordReading, { params: { villageCode, noticeId }, body: {} }),
    enabled: isOurs,
    staleTime: Infinity,
  });
  return (
    <Card>
      <View className="affairs-lead">{data?.readAt ? NOTICE.receiptDone : NOTICE.receipt}</View>
      <View className="note">
        <Icon name="info" /> {NOTICE.receiptNote}
      </View>
    </Card>
  );
}
