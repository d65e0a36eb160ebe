import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { townOf } from '@shared/divisions';
import { listDuePayments } from '@shared/wechat-pay/dues';
import { useParams } from '@/platform/navigate';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { useHeldOffice } from '@/platform/server/session';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { EmptyPage } from '@/ui/layout/whole-page';
import { OFFICE } from '../copy';
import { Breaks } from './breaks';
import { OnePayment } from './one-payment';
import '../wechat-pay.css';

type Tab = (typeof OFFICE.tabs)[number]['key'];

function Payments({ villageCode }: { villageCode: string }) {
  const pages = useAnswerPages(listDuePayments, { params: { villageCode } }, { staleTime: ALWAYS });
  usePullDownRefresh(() => void pages.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <InfiniteList of={pages} end={OFFICE.end} empty={<EmptyState icon="file" title={OFFICE.empty} />}>
      {(items) => (
        <>
          {items.map((payment) => (
            <OnePayment key={payment.duePaymentId} payment={payment} />
          ))}
        </>
      )}
    </InfiniteList>
  );
}

/** 微信收款, for who keeps the books: a village's payments and refunds, and what of its town has to be looked at. */
export default function PaymentsPage() {
  const { villageCode } = useParams<'villageCode'>();
  const grant = useHeldOffice();
  const [tab, setTab] = useState<Tab>('payments');
  if (!grant || grant.role === 'cadre') return <EmptyPage icon="lock" title={OFFICE.notYours} />;
  return (
    <Page>
      <View className="note pay-note">{OFFICE.note}</View>
      <Tabs tabs={[...OFFICE.tabs]} value={tab} onChange={setTab} />
      {tab === 'payments' ? (
        <Payments villageCode={villageCode} />
      ) : (
        <Breaks
          division={grant.division.length === 6 ? grant.division : townOf(villageCode)}
          which={tab === 'breaks' ? 'open' : 'settled'}
        />
      )}
    </Page>
  );
}
