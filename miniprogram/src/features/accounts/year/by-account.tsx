import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { AccountTotal, Direction, VillageYear } from '@shared/accounts/accounts';
import { openPage } from '@/platform/navigate';
import { ShareBar } from '@/ui/bars';
import { Card } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { Tabs } from '@/ui/layout/tabs';
import { YEAR } from '../copy';
import { HundredBar } from './hundred-bar';

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
  const open = ({ accountCode, accountName }: AccountTotal) =>
    openPage('accounts/entries', { villageCode, year, accountCode, accountName });
  return (
    <Card flush className="year-accounts">
      <Tabs tabs={TABS} value={direction} onChange={setDirection} />
      {accounts.length === 0 && <View className="year-none muted">{out ? YEAR.noSpent : YEAR.noEarned}</View>}
      <HundredBar accounts={accounts} out={out} onOpen={open} />
      {shown.map((account) => (
        <Row
          key={account.accountCode}
          title={account.accountName}
          note={YEAR.count(account.count)}
          value={<Money fen={account.totalFen} size="row" />}
          below={<ShareBar part={account.totalFen} whole={whole} second={out} />}
          onClick={() => open(account)}
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
