import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { listTransferBreaks, type TransferBreak, type TransferBreakState } from '@shared/orders/transfer-breaks';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Facts } from '@/ui/layout/facts';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { BREAK, BREAKS, WECHAT_BREAK } from './copy';
import { SettleSheet } from './settle-sheet';

const money = (fen: number | undefined) => fen !== undefined && <Money fen={fen} size="row" />;
const code = (text: string | undefined) => text && <View className="orders-code">{text}</View>;

function OneBreak({ of, village, onSettle }: { of: TransferBreak; village?: string; onSettle: () => void }) {
  const { kind, rail, on, oursFen, theirsFen, serial, bankNo, accountTail, villageCode, orderId, settled } = of;
  const { title, todo } = (rail && WECHAT_BREAK[kind]) ?? BREAK[kind];
  return (
    <View>
      <Section title={title}>
        <View className="note orders-note">{settled ? settled.reason : todo}</View>
        <Facts
          of={[
            [BREAKS.day, <DayText key="day" value={on} />],
            [BREAKS.village, village],
            [BREAKS.ours, money(oursFen)],
            [rail ? BREAKS.wechatSays : BREAKS.theirs, money(theirsFen)],
            [BREAKS.tail, accountTail],
            [rail ? BREAKS.wechatNo : BREAKS.serial, code(serial)],
            [BREAKS.bankNo, code(bankNo)],
            [settled ? BREAKS.by(settled) : '', settled && <DayText key="at" value={settled.at} />],
          ]}
        />
        {villageCode && orderId && (
          <Row title={BREAKS.order} onClick={() => openPage('orders/detail', { villageCode, orderId })} />
        )}
        {!settled && (
          <View className="orders-acts">
            <Button look="quiet" onClick={onSettle}>
              {BREAKS.settle}
            </Button>
          </View>
        )}
      </Section>
    </View>
  );
}

/** What the bank and our orders say differently, as tasks of the accounting centre: what each is, and what to do about it. */
export function Breaks({ division, nameOf }: { division: string; nameOf: (code: string) => string | undefined }) {
  const [state, setState] = useState<TransferBreakState>('open');
  const [settling, setSettling] = useState<TransferBreak>();
  const pages = useAnswerPages(listTransferBreaks, { params: { division }, query: { state } }, { staleTime: ALWAYS });
  usePullDownRefresh(() => void pages.refetch().finally(() => Taro.stopPullDownRefresh()));
  const empty =
    state === 'open' ? (
      <EmptyState icon="check" {...BREAKS.empty} />
    ) : (
      <EmptyState icon="file" title={BREAKS.noneSettled} />
    );
  return (
    <>
      <View className="note orders-note">{BREAKS.note}</View>
      <View className="orders-choices">
        <Choice options={[...BREAKS.states]} value={state} onChange={setState} label={BREAKS.state} />
      </View>
      <InfiniteList of={pages} end={BREAKS.end} empty={empty}>
        {(items) => (
          <>
            {items.map((one) => {
              const village = one.villageCode && nameOf(one.villageCode);
              return (
                <OneBreak key={one.breakId} of={one} {...(village && { village })} onSettle={() => setSettling(one)} />
              );
            })}
          </>
        )}
      </InfiniteList>
      {settling && <SettleSheet of={settling} division={division} onClose={() => setSettling(undefined)} />}
    </>
  );
}
