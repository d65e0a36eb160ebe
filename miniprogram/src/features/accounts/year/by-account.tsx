import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Direction, VillageYear } from '@shared/accounts';
import { openPage } from '@/platform/navigate';
import { ShareBar } from '@/ui/bars';
import { Card } from '@/ui/card';
import { Money } from '@/ui/money';
import { Row } from '@/ui/row';
import { Tabs } from '@/ui/tabs';
import { YEAR } from '../copy';

const SHOWN = 6;
const TABS = [
  { key: 'expense', label: YEAR.spent },
  { key: 'income', label: YEAR.earned },
] as const;

/** What the money went on, or came from: the largest first. */
export function ByAccount({ book }: { book: VillageYear }) {
  const { villageCode, year } = book;
  const [direction, setDirection] = useState<Direction>('expense');
  const [all, setAll] = useState(false);
  const out = direction === 'expense';
  const accounts = book.accounts
    .filter((account) => account.direction === direction)
    .sort((a, b) => b.totalFen - a.totalFen);
  const shown = all ? accounts : accounts.slice(0, SHOWN);
  const whole = out ? book.expenseFen : book.incomeFen;
  return (
    <Card flush className="year-accounts">
      <Tabs tabs={TABS} value={direction} onChange={setDirection} />
      {accounts.length === 0 && <View className="year-none muted">{out ? YEAR.noSpent : YEAR.noEarned}</View>}
      {shown.map(({ accountCode, accountName, totalFen, count }) => (
        <Row
          key={accountCode}
          title={accountName}
          note={
            <View>
              {YEAR.count(count)}
              <ShareBar part={totalFen} whole={whole} second={out} />
            </View>
          }
          value={<Money fen={totalFen} size="row" />}
          onClick={() => openPage('accounts/entries', { villageCode, year, accountCode, accountName })}
        />
      ))}
      {shown.length < accounts.length && (
        <View className="row year-more" onClick={() => setAll(true)}>
          <Text className="year-all">{YEAR.more(accounts.length - shown.length)}</Text>
        </View>
      )}
    </Card>
  );
}
