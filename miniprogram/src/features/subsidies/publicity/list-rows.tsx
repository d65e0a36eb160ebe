import { View } from '@tarojs/components';
import { listPublicityRows, type PublicityRow } from '@shared/subsidies/publicity';
import { useAnswerPages } from '@/platform/server/answers';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Money } from '@/ui/words/money';
import { EmptyState } from '@/ui/layout/states';
import { countWords } from '../copy';
import { PUBLICITY } from '../publicity-copy';

export const amountWords = ({ quantity, unit = '' }: PublicityRow) =>
  quantity === undefined ? '' : countWords(quantity, unit);

function Line({ row, onObject }: { row: PublicityRow; onObject: (row: PublicityRow) => void }) {
  const { place, name, group, amountFen } = row;
  return (
    <View className="publicity-line">
      <View className="publicity-who">
        <View>{name ?? PUBLICITY.place(place)}</View>
        <View className="note">
          {[name && PUBLICITY.place(place), group, amountWords(row)].filter(Boolean).join(' · ')}
        </View>
      </View>
      <View className="publicity-sum">
        <Money fen={amountFen} size="row" />
        <Button small look="quiet" onClick={() => onObject(row)}>
          {PUBLICITY.objection}
        </Button>
      </View>
    </View>
  );
}

interface Props {
  villageCode: string;
  publicityId: string;
  onObject: (row: PublicityRow) => void;
}

/** The lines of an open list. They are not kept for offline: when the period is over nobody should find them on a phone. */
export function ListRows({ villageCode, publicityId, onObject }: Props) {
  const pages = useAnswerPages(listPublicityRows, { params: { villageCode, publicityId }, query: { limit: 50 } });
  return (
    <InfiniteList of={pages} end={PUBLICITY.end} empty={<EmptyState icon="people" title={PUBLICITY.empty} />}>
      {(rows) => (
        <Card flush>
          {rows.map((row) => (
            <Line key={row.place} row={row} onObject={onObject} />
          ))}
        </Card>
      )}
    </InfiniteList>
  );
}
