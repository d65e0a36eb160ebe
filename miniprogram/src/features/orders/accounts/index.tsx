import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { listPayingAccounts } from '@shared/orders/registers';
import { useParams } from '@/platform/navigate';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { Button } from '@/ui/button';
import { Facts } from '@/ui/layout/facts';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { ACCOUNTS, DETAIL } from '../copy';
import { ForOffices } from '../for-offices';
import { RegisterAccount } from './register';
import '../orders.css';

function Accounts({ villageCode, mayAdd }: { villageCode: string; mayAdd: boolean }) {
  const [adding, setAdding] = useState(false);
  const answer = useAnswer(listPayingAccounts, { params: { villageCode } }, { staleTime: ALWAYS });
  usePullDownRefresh(() => void answer.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <>
      <Answer of={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="file" {...ACCOUNTS.empty} />
          ) : (
            <>
              <View className="note orders-note">{ACCOUNTS.intro}</View>
              {items.map((account) => (
                <View key={account.payingAccountId}>
                  <Section title={`${account.name} · ${DETAIL.tail(account.tail)}`}>
                    <View className="note">{ACCOUNTS.available}</View>
                    <Money fen={account.availableFen} size="figure" />
                    <Facts
                      of={[
                        [ACCOUNTS.posted, <Money key="posted" fen={account.postedFen} />],
                        [ACCOUNTS.pending, <Money key="pending" fen={account.pendingFen} />],
                        [
                          ACCOUNTS.at,
                          account.balanceAt ? <DayText key="at" value={account.balanceAt} clock /> : ACCOUNTS.never,
                        ],
                      ]}
                    />
                  </Section>
                </View>
              ))}
            </>
          )
        }
      </Answer>
      {mayAdd && (
        <View className="orders-acts">
          <Button onClick={() => setAdding(true)}>{ACCOUNTS.add}</Button>
        </View>
      )}
      {adding && <RegisterAccount villageCode={villageCode} onClose={() => setAdding(false)} />}
    </>
  );
}

/** 付款账户: what the bank says, what is held, what is left. */
export default function PayingAccountsPage() {
  const { villageCode } = useParams<'villageCode'>();
  return (
    <ForOffices>
      {({ role }) => <Accounts villageCode={villageCode} mayAdd={role === 'township' || role === 'regulator'} />}
    </ForOffices>
  );
}
