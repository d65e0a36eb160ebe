import { Text } from '@tarojs/components';
import type { Entry } from '@shared/accounts/accounts';
import { openPage } from '@/platform/navigate';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { ENTRIES } from './copy';

/** One movement of money, opening the voucher behind it. */
export function EntryRow({ entry, villageCode, year }: { entry: Entry; villageCode: string; year: number }) {
  const back = entry.amountFen < 0 && ENTRIES.back;
  const parts = [entry.accountName, entry.counterparty, back].filter(Boolean).join(' · ');
  return (
    <Row
      title={entry.summary}
      note={
        <Text>
          <DayText value={entry.occurredOn} />
          {` · ${parts}`}
        </Text>
      }
      value={<Money fen={entry.amountFen} flow={entry.direction === 'income' ? 'in' : 'out'} size="row" red />}
      onClick={() => openPage('accounts/voucher', { villageCode, year, voucherId: entry.voucherId })}
    />
  );
}
