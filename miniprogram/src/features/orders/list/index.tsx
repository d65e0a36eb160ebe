import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { levelOf } from '@shared/divisions';
import { listWaitingOrders, showOrderTimes } from '@shared/orders/order-desk';
import { listOrders, OrderState, type OrderView } from '@shared/orders/payment-orders';
import { useDivisions } from '@/platform/divisions';
import { openPage, useParams } from '@/platform/navigate';
import { ALWAYS, useAnswer, useAnswerPages } from '@/platform/server/answers';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { Breaks } from '../breaks/breaks';
import { BREAKS } from '../breaks/copy';
import { LIST, STATE, stateOf, tookWords, waitWords } from '../copy';
import { ForOffices } from '../for-offices';
import { Picker } from '../picker';
import { CodeRow } from '../signing/code-row';
import '../orders.css';

type Tab = 'mine' | 'all' | 'breaks';
const TABS: { key: Tab; label: string }[] = [
  { key: 'mine', label: LIST.mine },
  { key: 'all', label: LIST.all },
];
const CENTRE_TABS = [...TABS, { key: 'breaks' as const, label: BREAKS.tab }];
/** Whether a division's office has the accounting centre's work. */
const isCentre = (division: string): boolean => levelOf(division) !== 'village';
type Shown = OrderState | 'any';
const STATES = [
  { value: 'any' as Shown, label: LIST.anyState },
  ...OrderState.options.map((value) => ({ value: value as Shown, label: STATE[value].word })),
];

/** The name of a village of a district; nothing until the list of them is here. */
function useVillages(division: string): { code: string; name: string }[] {
  const { data } = useDivisions(division);
  return (data?.towns ?? [])
    .filter(({ code }) => code.startsWith(division.slice(0, 9)))
    .flatMap(({ villages }) => villages.map(({ code, shortName }) => ({ code, name: shortName })));
}

function Line({ order, village }: { order: OrderView; village?: string | undefined }) {
  const { payments } = order;
  const { word, tone } = stateOf(order);
  const note = [village, LIST.people(payments[0]?.payeeName ?? '', payments.length), waitWords(order)];
  return (
    <Row
      title={order.purpose}
      note={note.filter(Boolean).join(' · ')}
      value={
        <View>
          <Money fen={order.totalFen} size="row" />
          <View>
            <StatusTag tone={tone}>{word}</StatusTag>
          </View>
        </View>
      }
      onClick={() => openPage('orders/detail', { villageCode: order.villageCode, orderId: order.orderId })}
    />
  );
}

function Mine({ division }: { division: string }) {
  const pages = useAnswerPages(listWaitingOrders, { params: { divisionCode: division } }, { staleTime: ALWAYS });
  const villages = useVillages(division);
  usePullDownRefresh(() => void pages.refetch().finally(() => Taro.stopPullDownRefresh()));
  const nameOf = (code: string) => villages.find((village) => village.code === code)?.name;
  return (
    <InfiniteList of={pages} end={LIST.end} empty={<EmptyState icon="check" {...LIST.empty} />}>
      {(items) => (
        <Card flush>
          {items.map((order) => (
            <Line
              key={order.orderId}
              order={order}
              village={levelOf(division) === 'village' ? undefined : nameOf(order.villageCode)}
            />
          ))}
        </Card>
      )}
    </InfiniteList>
  );
}

function Doors({ villageCode }: { villageCode: string }) {
  const { data } = useAnswer(showOrderTimes, { params: { villageCode } });
  const times =
    data?.medianMinutes === undefined ? LIST.noTimes : LIST.times(data.count, tookWords(data.medianMinutes));
  return (
    <Card flush>
      <Row {...LIST.accounts} onClick={() => openPage('orders/accounts', { villageCode })} />
      <Row {...LIST.payees} onClick={() => openPage('orders/payees', { villageCode })} />
      {data && <Row title={LIST.timesTitle} note={times} />}
    </Card>
  );
}

function Village({ villageCode }: { villageCode: string }) {
  const [state, setState] = useState<Shown>('any');
  const pages = useAnswerPages(listOrders, { params: { villageCode } }, { staleTime: ALWAYS });
  usePullDownRefresh(() => void pages.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <>
      <Button icon="plus" onClick={() => openPage('orders/apply', { villageCode })}>
        {LIST.apply}
      </Button>
      <View className="orders-acts" />
      <Doors villageCode={villageCode} />
      <View className="orders-choices">
        <Choice options={STATES} value={state} onChange={setState} label={LIST.state} />
      </View>
      <InfiniteList of={pages} end={LIST.end} empty={<EmptyState icon="file" {...LIST.none} />}>
        {(items) => (
          <Card flush>
            {items
              .filter((order) => state === 'any' || order.state === state)
              .map((order) => (
                <Line key={order.orderId} order={order} />
              ))}
          </Card>
        )}
      </InfiniteList>
    </>
  );
}

function All({ division }: { division: string }) {
  const isVillage = levelOf(division) === 'village';
  const villages = useVillages(division);
  const [chosen, setChosen] = useState(isVillage ? division : '');
  return (
    <>
      {!isVillage && (
        <View className="orders-choices">
          <Picker
            label={LIST.chooseVillage}
            options={villages.map(({ code, name }) => ({ value: code, label: name }))}
            value={chosen}
            onPick={setChosen}
            search={LIST.chooseVillage}
          />
        </View>
      )}
      {chosen !== '' && <Village key={chosen} villageCode={chosen} />}
    </>
  );
}

function BreaksIn({ division }: { division: string }) {
  const villages = useVillages(division);
  return <Breaks division={division} nameOf={(code) => villages.find((village) => village.code === code)?.name} />;
}

/**
 * 支付申请: what waits for me over all my villages, all there is of one village, and for the centre what the bank says differently. Nothing of
 * it is kept on the phone.
 */
export default function OrdersPage() {
  const { tab: asked } = useParams<'tab'>();
  const [tab, setTab] = useState<Tab>(asked === 'all' || asked === 'breaks' ? asked : 'mine');
  return (
    <ForOffices>
      {({ division }) => (
        <>
          <View className="note orders-note">{LIST.note}</View>
          <Tabs tabs={isCentre(division) ? CENTRE_TABS : TABS} value={tab} onChange={setTab} />
          {tab === 'mine' && (
            <>
              <Mine key={division} division={division} />
              <CodeRow />
            </>
          )}
          {tab === 'all' && <All key={division} division={division} />}
          {tab === 'breaks' && isCentre(division) && <BreaksIn key={division} division={division} />}
        </>
      )}
    </ForOffices>
  );
}
