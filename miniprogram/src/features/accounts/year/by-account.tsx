import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { AccountTotal, Direction, VillageYear } from '@shared/accounts/accounts';
import { openPage } from '@/platform/navigate';
import { aria } from '@/ui/aria';
import { ShareBar } from '@/ui/bars';
import { cx } from '@/ui/cx';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { Tabs } from '@/ui/layout/tabs';
import { Money } from '@/ui/words/money';
import { YEAR } from '../copy';
import { HUNDRED } from './copy';
import { hundredOf } from './hundred';

const MOST = 4;

interface Props {
  accounts: readonly AccountTotal[];
  out: boolean;
  onOpen: (account: AccountTotal) => void;
}

/** 每 100 元花在哪: one bar cut into its largest parts, each named with its yuan, each opening its entries. */
function HundredBar({ accounts, out, onOpen }: Props) {
  const shares = hundredOf(accounts, MOST);
  if (shares.length < 2) return null;
  return (
    <View className={cx('hundred', out && 'hundred-out')}>
      <View className="muted">{out ? HUNDRED.spent : HUNDRED.earned}</View>
      <View className="hundred-bar" {...aria({ hidden: true })}>
        {shares.map(({ yuan }, at) => (
          <View key={at} className={`hundred-part hundred-${at}`} style={{ flexGrow: yuan }} />
        ))}
      </View>
      {shares.map(({ of, yuan }, at) => (
        <View
          key={at}
          className="hundred-line"
          {...(of && { onClick: () => onOpen(of) })}
          {...aria({ role: of && 'button', label: HUNDRED.spoken(of?.accountName ?? HUNDRED.rest, yuan) })}
        >
          <View className={`hundred-key hundred-${at}`} />
          <View className="hundred-name">{of?.accountName ?? HUNDRED.rest}</View>
          <View>{HUNDRED.yuan(yuan)}</View>
        </View>
      ))}
    </View>
  );
}

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
