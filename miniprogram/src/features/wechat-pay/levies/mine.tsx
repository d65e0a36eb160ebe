import { View } from '@tarojs/components';
import { type Charge, listMyCharges } from '@shared/accounts/levies';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { EmptyState } from '@/ui/layout/states';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { basisWords } from './basis';
import { BY, KIND, LEVIES, WHY } from './copy';

function Mine({ charge }: { charge: Charge }) {
  const { villageCode, chargeId, title, kind, amountFen, owedFen, dueOn, receipts, changes } = charge;
  const change = changes[changes.length - 1];
  const tag = amountFen === 0 ? LEVIES.off : owedFen === 0 ? LEVIES.paid : LEVIES.owed;
  return (
    <Card>
      <View className="pay-head">
        <Money fen={owedFen || amountFen} size="figure" />
        <StatusTag tone={owedFen === 0 ? 'good' : 'wait'}>{tag}</StatusTag>
      </View>
      <View>{kind === 'water' ? title : `${KIND[kind]}：${title}`}</View>
      <Facts
        of={[
          [LEVIES.basis, basisWords(charge)],
          [LEVIES.due, owedFen > 0 && <DayText key="due" value={dueOn} />],
          ...receipts.map(
            ({ receivedOn, amountFen: fen, by }, place) =>
              [
                LEVIES.received,
                <View key={place}>
                  <Money fen={fen} size="row" /> <DayText value={receivedOn} /> {BY[by]}
                </View>,
              ] as const,
          ),
          [LEVIES.changed, change && WHY[change.reason]],
        ]}
      />
      {owedFen > 0 && (
        <>
          <View className="note pay-note">{LEVIES.cash}</View>
          <Button onClick={() => openPage('wechat-pay/pay', { villageCode, chargeId })}>{LEVIES.pay}</Button>
        </>
      )}
    </Card>
  );
}

/** 我要交的: the caller's own charges, and nobody else's. */
export function MyCharges() {
  const pages = useAnswerPages(listMyCharges, undefined, { staleTime: ALWAYS });
  return (
    <>
      <SectionTitle>{LEVIES.mine}</SectionTitle>
      <InfiniteList of={pages} empty={<EmptyState icon="check" {...LEVIES.noneMine} />}>
        {(items) => (
          <>
            {items.map((charge) => (
              <Mine key={charge.chargeId} charge={charge} />
            ))}
          </>
        )}
      </InfiniteList>
    </>
  );
}
