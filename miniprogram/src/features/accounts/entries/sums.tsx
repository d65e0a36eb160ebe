import { View } from '@tarojs/components';
import type { Entry, VillageYear } from '@shared/accounts/accounts';
import type { Page } from '@shared/page';
import { shortVillageName } from '@shared/divisions';
import { Card } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { ENTRIES } from '../copy';
import { keptSums, listedSums, type Shown } from './kept-sums';

interface Props {
  book: VillageYear | undefined;
  shown: Shown;
  year: number;
  /** All the pages, once there are no more. */
  pages: readonly Page<Entry>[] | undefined;
}

/** The sum of what is shown, before its parts. */
export function Sums({ book, shown, year, pages }: Props) {
  const sums = (book && keptSums(book, shown)) ?? (pages && listedSums(pages)) ?? [];
  if (sums.length === 0) return null;
  return (
    <Card className="entries-sums">
      <View className="note">{`${book ? shortVillageName(book.villageName) : ''} ${year}年`}</View>
      {sums.map(({ direction, fen }) => (
        <View key={direction} className="entries-sum">
          <View className="muted">{ENTRIES.total[direction]}</View>
          <Money
            fen={fen}
            size={sums.length === 1 ? 'figure' : 'row'}
            {...(fen > 0 && { flow: direction === 'income' ? 'in' : 'out' })}
          />
        </View>
      ))}
    </Card>
  );
}
