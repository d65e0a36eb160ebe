import { View } from '@tarojs/components';
import { listMyTransfers, type MyTransfer } from '@shared/wechat-pay/transfers';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { PAY } from '../copy';
import { INCOMING, STATE } from './copy';
import { Waiting } from './waiting';
import '../wechat-pay.css';

const isMoving = ({ state }: MyTransfer): boolean => state !== 'paid' && state !== 'failed';

function Line({ transfer: { state, villageName, purpose, amountFen, sentAt } }: { transfer: MyTransfer }) {
  const { word, tone } = STATE[state];
  return (
    <Row
      title={purpose}
      note={
        <>
          {`${villageName} · `}
          <DayText value={sentAt} />
        </>
      }
      value={
        <View>
          <Money fen={amountFen} size="row" />
          <View>
            <StatusTag tone={tone}>{word}</StatusTag>
          </View>
        </View>
      }
    />
  );
}

function Incoming() {
  const pages = useAnswerPages(listMyTransfers, undefined, { staleTime: ALWAYS });
  return (
    <>
      <View className="note pay-note">{INCOMING.intro}</View>
      <InfiniteList of={pages} empty={<EmptyState icon="check" {...INCOMING.empty} />}>
        {(items) => {
          const [waiting, over] = [items.filter(isMoving), items.filter((one) => !isMoving(one))];
          return (
            <>
              {waiting.map((transfer) => (
                <Waiting key={transfer.serial} transfer={transfer} />
              ))}
              {waiting.length > 0 && <View className="note pay-note">{INCOMING.safe}</View>}
              {over.length > 0 && (
                <Section title={INCOMING.all} flush>
                  {over.map((transfer) => (
                    <Line key={transfer.serial} transfer={transfer} />
                  ))}
                </Section>
              )}
            </>
          );
        }}
      </InfiniteList>
    </>
  );
}

/** 村里付给我的: what waits for the caller's own tap, and what came before. */
export default function IncomingPage() {
  const me = useMe();
  return (
    <Page>
      {me ? (
        <Incoming />
      ) : (
        <EmptyState icon="lock" title={PAY.signInFirst} action={PAY.signIn.action} onAction={() => openPage('login')} />
      )}
    </Page>
  );
}
