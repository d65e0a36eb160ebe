import { View } from '@tarojs/components';
import type { Direction, VillageYear } from '@shared/accounts/accounts';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { YEAR } from '../copy';

/** What is in the village's account, and how it came to be that much. */
export function Totals({ book }: { book: VillageYear }) {
  const { villageCode, year } = book;
  const current = year === new Date().getFullYear();
  const open = (direction: Direction) => () => openPage('accounts/entries', { villageCode, year, direction });
  return (
    <Card className="year-totals">
      <View className="muted">{current ? YEAR.now : YEAR.then}</View>
      <Money fen={book.balanceFen} size="figure" />
      <View className="year-sums">
        <Row
          title={YEAR.opening}
          value={<Money fen={book.openingFen} size="row" />}
          {...(book.years.includes(year - 1) && {
            onClick: () => openPage('accounts/year', { villageCode, year: year - 1 }),
          })}
        />
        <Row
          title={current ? YEAR.income : YEAR.incomeThen}
          value={<Money fen={book.incomeFen} flow="in" size="row" />}
          onClick={open('income')}
        />
        <Row
          title={current ? YEAR.expense : YEAR.expenseThen}
          value={<Money fen={book.expenseFen} flow="out" size="row" />}
          onClick={open('expense')}
        />
      </View>
      <View className="note">{YEAR.sumNote}</View>
    </Card>
  );
}
