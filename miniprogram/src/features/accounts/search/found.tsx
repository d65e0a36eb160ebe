import { Text, View } from '@tarojs/components';
import type { Entry } from '@shared/accounts/accounts';
import { type FoundSum, highlightsOf } from '@shared/accounts/entry-search';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { cx } from '@/ui/cx';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { ENTRIES } from '../copy';
import { SEARCH } from './copy';

/** A text with what was looked for marked in it: by its ground and its weight, not by colour alone. */
const Marked = ({ text, words }: { text: string; words: readonly string[] }) => (
  <Text>
    {highlightsOf(text, words).map(({ part, hit }, place) => (
      <Text key={place} className={cx(hit && 'search-hit')}>
        {part}
      </Text>
    ))}
  </Text>
);

interface FoundProps {
  entry: Entry;
  words: readonly string[];
  villageCode: string;
  onOpen: () => void;
}

/** An entry that was found, opening its voucher. */
export function Found({ entry, words, villageCode, onOpen }: FoundProps) {
  const { voucherId, occurredOn, counterparty, accountName } = entry;
  const open = () => {
    onOpen();
    openPage('accounts/voucher', { villageCode, year: occurredOn.slice(0, 4), voucherId });
  };
  return (
    <Row
      title={<Marked text={entry.summary} words={words} />}
      note={
        <Text>
          <DayText value={occurredOn} />
          {' · '}
          <Marked text={[accountName, counterparty].filter(Boolean).join(' · ')} words={words} />
          {entry.amountFen < 0 && ` · ${ENTRIES.back}`}
        </Text>
      }
      value={<Money fen={entry.amountFen} flow={entry.direction === 'income' ? 'in' : 'out'} size="row" red />}
      onClick={open}
    />
  );
}

/** How many there are and what they add up to, before the first of them. */
export function FoundSums({ sum }: { sum: FoundSum }) {
  const { count, incomeFen, expenseFen, whole } = sum;
  const sums = [
    ['expense', expenseFen],
    ['income', incomeFen],
  ] as const;
  return (
    <Card>
      <View className="note">{whole ? SEARCH.found(count) : SEARCH.foundAtLeast(count)}</View>
      {sums
        .filter(([, fen]) => fen !== 0)
        .map(([direction, fen]) => (
          <View key={direction} className="search-sum">
            <View className="muted">{`${whole ? '' : SEARCH.atLeast}${SEARCH.total[direction]}`}</View>
            <Money fen={fen} size="row" {...(fen > 0 && { flow: direction === 'income' ? 'in' : 'out' })} />
          </View>
        ))}
    </Card>
  );
}
